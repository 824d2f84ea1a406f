import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLines } from '../../../src/platforms/chat/read-lines.js';
import { aFolder } from '../../support/store.js';

const linesOf = async (path: string, piece: number): Promise<[string, boolean][]> => {
  const lines: [string, boolean][] = [];
  for await (const { line, ended } of readLines(path, piece)) lines.push([line.toString('utf8'), ended]);
  return lines;
};

test('lines come whole however the file is read, and only a new line ends one', async () => {
  const path = join(aFolder(), 'lines.jsonl');
  const lines = ['{"text":"£ and 😀"}', '{"text":"\u2028 and \r inside"}', 'x'.repeat(100)];
  writeFileSync(path, `\n${lines.join('\n\n')}\n`);
  const whole = lines.map((line) => [line, true]);
  for (const piece of [1, 2, 3, 7, 64, 1 << 20]) expect(await linesOf(path, piece)).toEqual(whole);
});

test('a last line without its end is told as torn, and a file that is not there has no lines', async () => {
  const path = join(aFolder(), 'lines.jsonl');
  expect(await linesOf(path, 8)).toEqual([]);
  writeFileSync(path, 'whole\nto');
  expect(await linesOf(path, 4)).toEqual([
    ['whole', true],
    ['to', false],
  ]);
  writeFileSync(path, '');
  expect(await linesOf(path, 4)).toEqual([]);
});
