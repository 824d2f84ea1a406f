import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

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

/**
 * The body of a request as text, or null where it has more than `most` bytes. Under Node's server it is read from
 * the connection itself: as a stream of the web it costs more than all that a platform does with it.
 */
export const readBody = async (c: Context, most: number): Promise<string | null> => {
  const announced = Number(c.req.header('content-length') ?? 0);
  if (announced > most) return null;
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage };
  if (incoming) return readAll(incoming, most);
  const text = await c.req.text();
  return Buffer.byteLength(text) > most ? null : text;
};
