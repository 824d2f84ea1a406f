import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { addressOf } from './address.js';
import { pathsIn } from './paths.js';
import { StoreError } from './store-error.js';

/**
 * Requests to the running bot, over the socket that holds its lock. One JSON line each way:
 *
 *     → {"nonce": a}                              who connects asks the holder to prove itself
 *     ← {"nonce": b, "proof": HMAC(token, "holder" + a)}
 *     → {"proof": HMAC(token, "caller" + b), "request": …}
 *     ← {"answer": …} or {"error": "one sentence"}
 *
 * A local socket has no owner on Linux, so both sides prove that they can read the data folder's token; the
 * token itself never travels, and nothing is said to, or taken from, a program that cannot.
 */

/** Longest line that either side reads, in bytes. */
const LONGEST_LINE = 8 * 1024 * 1024;
/** How long a stranger may keep a connection without proof, in milliseconds. */
const PATIENCE = 10_000;

const proofOf = (token: string, side: 'holder' | 'caller', nonce: string): string =>
  createHmac('sha256', token)
    .update(side + nonce)
    .digest('hex');

const sameProof = (given: unknown, wanted: string): boolean =>
  typeof given === 'string' &&
  given.length === wanted.length &&
  timingSafeEqual(Buffer.from(given), Buffer.from(wanted));

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** Gives each line of a socket as JSON; a line too long or not JSON ends the connection. */
async function* jsonLines(socket: Socket, limit: () => number): AsyncGenerator<unknown> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    let rest = chunk;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      if (size + end > limit()) return;
      yield JSON.parse(Buffer.concat([...pieces, rest.subarray(0, end)]).toString('utf8'));
      pieces = [];
      size = 0;
      rest = rest.subarray(end + 1);
    }
    pieces.push(rest);
    size += rest.length;
    if (size > limit()) return;
  }
}

const say = (socket: Socket, message: unknown): void => {
  socket.write(`${JSON.stringify(message)}\n`);
};

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'The running bot could not do it.';

/** The holder's side of one connection. */
export const serveRequests = (
  socket: Socket,
  token: string,
  answer: (request: unknown) => Promise<unknown>,
): void => {
  const nonce = randomBytes(32).toString('hex');
  let proven = false;
  socket.setTimeout(PATIENCE, () => {
    if (!proven) socket.destroy();
  });
  const serve = async (): Promise<void> => {
    let greeted = false;
    for await (const line of jsonLines(socket, () => (greeted ? LONGEST_LINE : 1024))) {
      if (!greeted) {
        greeted = true;
        say(socket, { nonce, proof: proofOf(token, 'holder', String(field(line, 'nonce'))) });
        continue;
      }
      if (!sameProof(field(line, 'proof'), proofOf(token, 'caller', nonce))) return;
      proven = true;
      try {
        say(socket, { answer: (await answer(field(line, 'request'))) ?? null });
      } catch (error) {
        say(socket, { error: sentenceOf(error) });
      }
    }
  };
  // A caller that breaks off or talks nonsense only ends its own connection.
  serve().then(
    () => socket.end(),
    () => socket.destroy(),
  );
  socket.on('error', () => socket.destroy());
};

const noAnswer = (cause?: unknown): StoreError =>
  new StoreError(
    'refused',
    'The program that holds the register gave no answer, or could not prove that it is Scrutiny: see what runs on this machine, and try again.',
    { cause },
  );

const converse = async (socket: Socket, token: string, request: unknown): Promise<unknown> => {
  const nonce = randomBytes(32).toString('hex');
  say(socket, { nonce });
  let trusted = false;
  for await (const line of jsonLines(socket, () => LONGEST_LINE)) {
    if (!trusted) {
      if (!sameProof(field(line, 'proof'), proofOf(token, 'holder', nonce))) break;
      trusted = true;
      say(socket, { proof: proofOf(token, 'caller', String(field(line, 'nonce'))), request });
      continue;
    }
    const error = field(line, 'error');
    if (typeof error === 'string') throw new StoreError('refused', error);
    return field(line, 'answer');
  }
  throw noAnswer();
};

/**
 * Asks the bot that has this folder open, and gives its answer; `not-running` when none has. Requests and answers
 * are JSON, up to 8 MB.
 * @throws StoreError with the bot's own sentence when it refuses.
 */
export const askRunning = async (dir: string, request: unknown): Promise<unknown> => {
  if (Buffer.byteLength(JSON.stringify(request) ?? '') > LONGEST_LINE - 1024) {
    throw new StoreError(
      'refused',
      'This is more than 8 MB, which is the most that a running bot is given at once.',
    );
  }
  let socket: Socket;
  let token: string;
  try {
    token = await readFile(pathsIn(dir).token, 'utf8');
    const address = await addressOf(dir);
    socket = await new Promise<Socket>((resolve, reject) => {
      const tried = connect(address, () => resolve(tried));
      tried.once('error', reject);
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ECONNREFUSED'].includes(code)) return 'not-running';
    throw error;
  }
  try {
    return await converse(socket, token, request);
  } catch (error) {
    throw error instanceof StoreError ? error : noAnswer(error);
  } finally {
    socket.destroy();
  }
};
