import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The local socket that stands for a folder: an abstract name on Linux and a named pipe on Windows, which the
 * system frees at death; a socket file elsewhere.
 */
export const addressOf = async (dir: string, platform: string = process.platform): Promise<string> => {
  const name = createHash('sha256')
    .update(await realpath(dir))
    .digest('hex')
    .slice(0, 32);
  if (platform === 'linux') return `\0scrutiny-${name}`;
  if (platform === 'win32') return `\\\\.\\pipe\\scrutiny-${name}`;
  return join(tmpdir(), `scrutiny-${name}.sock`);
};
