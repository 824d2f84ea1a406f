import { createReadStream } from 'node:fs';

const END = 0x0a;
/** Bytes that are read at once. */
const PIECE = 1 << 20;

/**
 * The lines of a file one by one, each without its end, the empty ones left out; none where there is no file. However
 * large the file: as one text it could have half a gigabyte at most. `ended` says whether the last line has its end.
 */
export const readLines = async function* (
  path: string,
  piece: number = PIECE,
): AsyncGenerator<{ readonly line: Buffer; readonly ended: boolean }> {
  let begun: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: piece })) {
      const bytes = chunk as Buffer;
      let from = 0;
      for (let at = bytes.indexOf(END); at >= 0; at = bytes.indexOf(END, from)) {
        const line = Buffer.concat([...begun, bytes.subarray(from, at)]);
        begun = [];
        from = at + 1;
        if (line.length > 0) yield { line, ended: true };
      }
      if (from < bytes.length) begun.push(bytes.subarray(from));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (begun.length > 0) yield { line: Buffer.concat(begun), ended: false };
};
