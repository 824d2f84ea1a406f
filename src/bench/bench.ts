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
