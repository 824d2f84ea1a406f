import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

const ofStream = async (incoming: IncomingMessage, most: number): Promise<string | null> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    size += piece.length;
    // The rest is not read: the connection ends with the answer.
    if (size > most) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
};

/**
 * The body of a request as text, or null where it has more than `most` bytes. Under Node's server it is read from
 * the connection itself: as a stream of the web it costs more than all that a platform does with it.
 */
export const readBody = async (c: Context, most: number): Promise<string | null> => {
  const announced = Number(c.req.header('content-length') ?? 0);
  if (announced > most) return null;
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage };
  if (incoming) return ofStream(incoming, most);
  const text = await c.req.text();
  return Buffer.byteLength(text) > most ? null : text;
};
