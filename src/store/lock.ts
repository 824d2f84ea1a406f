import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { addressOf } from './address.js';
import { replaceFile } from './durable-file.js';
import { pathsIn } from './paths.js';
import { serveRequests } from './running.js';
import { StoreError } from './store-error.js';

/** The lock on a register's folder, and the road by which other programs reach whoever holds it. */
export interface Lock {
  release(): Promise<void>;
}

const listen = (server: Server, address: string): Promise<'held' | 'taken'> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else reject(error);
    });
    server.listen(address, () => resolve('held'));
  });

const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Takes the name, where a dead process left only its socket file behind that is cleared first. */
const hold = async (server: Server, address: string): Promise<boolean> => {
  if ((await listen(server, address)) === 'held') return true;
  const isFile = !address.startsWith('\0') && !address.startsWith('\\\\');
  if (!isFile || (await answers(address))) return false;
  await rm(address, { force: true });
  return (await listen(server, address)) === 'held';
};

/**
 * Takes the lock on a folder and answers requests through it.
 * @throws StoreError when another process has it.
 */
export const takeLock = async (
  dir: string,
  answer: (request: unknown) => Promise<unknown>,
  address?: string,
): Promise<Lock> => {
  const token = randomBytes(32).toString('hex');
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    serveRequests(socket, token, answer);
  });
  if (!(await hold(server, address ?? (await addressOf(dir))))) {
    throw new StoreError(
      'unopened',
      `Another process has the register in ${dir} open, and only one may: use that one (npm run chat and npm run import talk to it), or stop it first.`,
    );
  }
  await replaceFile(pathsIn(dir).token, (file) => file.writeFile(token));
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
