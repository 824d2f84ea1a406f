import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** RFC 6455: what a server answers a client's key with. */
const acceptOf = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

const frame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(4);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(126, 1);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
};

/** The text frames in what a client sent, which is masked; null rest where there is less than a whole one. */
const unframed = (bytes: Buffer): { readonly texts: readonly string[]; readonly rest: Buffer } => {
  const texts: string[] = [];
  let at = 0;
  while (bytes.length - at >= 6) {
    const short = bytes.readUInt8(at + 1) & 0x7f;
    const head = short === 126 ? 4 : 2;
    if (bytes.length - at < head + 4) break;
    const length = short === 126 ? bytes.readUInt16BE(at + 2) : short;
    const start = at + head + 4;
    if (bytes.length < start + length) break;
    const mask = bytes.subarray(start - 4, start);
    const data = bytes.subarray(start, start + length).map((byte, n) => byte ^ (mask[n % 4] ?? 0));
    if ((bytes.readUInt8(at) & 0x0f) === 1) texts.push(Buffer.from(data).toString());
    at = start + length;
  }
  return { texts, rest: bytes.subarray(at) };
};

/** What a client says back to one envelope. */
export interface Acknowledged {
  readonly envelope_id: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks wherever it wants
  readonly payload?: any;
}

/** A stand-in for Slack's end of Socket Mode, for one client. */
export const startSlackSocket = async () => {
  let client: Duplex | undefined;
  let serial = 0;
  const waiting = new Map<string, (said: Acknowledged) => void>();
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    const key = request.headers['sec-websocket-key'] ?? '';
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptOf(key)}\r\n\r\n`,
    );
    client = socket;
    let left: Buffer = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      const { texts, rest } = unframed(Buffer.concat([left, piece]));
      left = rest;
      for (const text of texts) {
        const said = JSON.parse(text) as Acknowledged;
        waiting.get(said.envelope_id)?.(said);
      }
    });
    socket.write(frame(JSON.stringify({ type: 'hello', num_connections: 1 })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Sends one envelope, and gives what it is acknowledged with. */
    send: (type: 'events_api' | 'slash_commands' | 'interactive', payload: object): Promise<Acknowledged> => {
      serial += 1;
      const id = `envelope-${serial}`;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        client?.write(
          frame(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: true })),
        );
      });
    },
    close: () =>
      new Promise<void>((resolve) => {
        client?.destroy();
        server.close(() => resolve());
      }),
  };
};
