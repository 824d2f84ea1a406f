import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

/**
 * What comes over a connection as text, or null where it has more than `most` bytes: the rest of it is not read, and
 * the connection is of no more use. By events, because going through a stream with `for await` costs more than all
 * that is done with it. Rejects where it breaks off.
 */
export const readAll = (incoming: IncomingMessage, most = Number.POSITIVE_INFINITY): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    incoming.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > most) {
        incoming.pause();
        resolve(null);
      } else pieces.push(piece);
    });
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
