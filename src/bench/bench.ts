import { performance } from 'node:perf_hooks';

/** One figure that the project promises, measured and printed as a table. */
export interface Bench {
  readonly name: string;
  /** Prints its table, and gives the sentences that say where a promise was not kept; none when all were. */
  run(print: (line: string) => void): Promise<readonly string[]>;
}

/** The middle value; of an even number the upper of the two. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Rows in columns as wide as they need, the first to the left and the others to the right. */
export const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
};

/**
 * Longest time that the loop was kept by this process while this ran, in milliseconds: between two turns, the
 * smaller of the time that passed and the processor time that we used, so that other programs do not count.
 */
export const longestHold = async (work: () => Promise<unknown>): Promise<number> => {
  let longest = 0;
  let over = false;
  let since = performance.now();
  let used = process.cpuUsage();
  const turn = () => {
    const spent = process.cpuUsage(used);
    longest = Math.max(longest, Math.min(performance.now() - since, (spent.user + spent.system) / 1000));
    since = performance.now();
    used = process.cpuUsage();
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  over = true;
  // Work that never let go has let no turn come between.
  turn();
  return longest;
};
