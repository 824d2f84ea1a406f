/** Letters and digits that nobody confuses when reading them off a screen: no I, O, 0 or 1. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const IN_GROUP = 4;

const GROUP = '[A-HJ-NP-Z2-9]{4}';
const ALONE = new RegExp(`^${GROUP}(?:-${GROUP}){${GROUPS - 1}}$`, 'i');
const AMID = new RegExp(`(?<![A-Za-z0-9-])${GROUP}(?:-${GROUP}){${GROUPS - 1}}(?![A-Za-z0-9-])`);

/** A code as people read and type it, `ABCD-EFGH-JKLM-NPQR`: 80 bits. `pick` gives a random number from 0 up to `below`. */
export const writeCode = (pick: (below: number) => number): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: IN_GROUP }, () => LETTERS[pick(LETTERS.length)]).join(''),
  ).join('-');

/**
 * The code in a line, or null. In small letters it counts where it stands alone; amid other words only as it was
 * written: a sentence that holds a code is understood as the code, so that no answer ever says it back.
 */
export const codeIn = (line: string): string | null =>
  ALONE.test(line) ? line.toUpperCase() : (AMID.exec(line)?.[0] ?? null);
