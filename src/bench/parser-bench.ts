import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseText } from '../intents/parse-text.js';
import { LONGEST_LINE, tokenise } from '../intents/tokens.js';
import { type Bench, median, table } from './bench.js';

/** The parser beside the least that any reading of a line costs: its tokens, and its words cut at the spaces. */

const LINES = join(import.meta.dirname, '../../test/fixtures/lines.jsonl');
const ROUNDS = 41;
/** Promises: microseconds a typical line, milliseconds a line of 100 KB. */
const MOST = { line: 20, long: 5 };

const textsOf = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { readonly text: string }).text)
    .filter((text) => text.length <= LONGEST_LINE);

/** Microseconds that one round over the lines takes a line. */
const perLine = (lines: readonly string[], read: (line: string) => unknown): number => {
  const since = performance.now();
  for (const line of lines) read(line);
  return ((performance.now() - since) * 1000) / lines.length;
};

const READERS = {
  'split at spaces': (line: string) => line.split(/\s+/),
  tokens: (line: string) => tokenise(line),
  'whole intent': (line: string) => parseText(line),
} as const;

/** What a typed line costs, and a line of 100 KB. */
export const parserBench: Bench = {
  name: 'parser: microseconds a line',
  run: async (print) => {
    const lines = textsOf(LINES);
    const names = Object.keys(READERS) as (keyof typeof READERS)[];
    const took = new Map(names.map((name) => [name, [] as number[]]));
    // Turn by turn, so that a noisy machine is noisy for all.
    for (let round = 0; round < ROUNDS; round += 1)
      for (const name of names) took.get(name)?.push(perLine(lines, READERS[name]));
    const micros = names.map((name) => median(took.get(name) ?? []));
    const base = micros[0] ?? Number.NaN;
    const rows = names.map((name, at) => [
      name,
      (micros[at] ?? 0).toFixed(1),
      `${((micros[at] ?? 0) / base).toFixed(0)} ×`,
    ]);
    for (const line of table([
      [`${lines.length} lines as people type them`, 'µs a line', 'beside split'],
      ...rows,
    ]))
      print(line);
    const long = 'rec 7 and what changed since when '.repeat(3_000);
    const longest = median(Array.from({ length: 21 }, () => perLine([long], READERS['whole intent']) / 1000));
    print(`\nA line of ${Math.round(long.length / 1000)} KB: ${longest.toFixed(2)} ms.`);
    const whole = micros.at(-1) ?? Number.NaN;
    return [
      ...(whole > MOST.line ? [`a typical line takes ${whole.toFixed(1)} µs, more than ${MOST.line}.`] : []),
      ...(longest > MOST.long
        ? [`a line of 100 KB takes ${longest.toFixed(1)} ms, more than ${MOST.long}.`]
        : []),
    ];
  },
};
