import type { IncomingMessage } from 'node:http';

/**
 * What comes over a connection as text, or null where it has more than `most` bytes: the rest of it is let go as it
 * comes, until the server closes. By events, because going through a stream with `for await` costs more than all
 * that is done with it. Rejects where it breaks off.
 */
export const readAll = (incoming: IncomingMessage, most = Number.POSITIVE_INFINITY): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const take = (piece: Buffer): void => {
      size += piece.length;
      if (size <= most) return void pieces.push(piece);
      // It flows on to nobody: whoever is answered before they have sent it all must be able to send the rest.
      incoming.off('data', take);
      pieces.length = 0;
      resolve(null);
    };
    incoming.on('data', take);
    incoming.once('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
    incoming.once('error', reject);
  });
