/**
 * Why the store would not do it, in one sentence that says what was found, what is allowed and how to repair it.
 *
 * - `refused`: nothing was changed and nothing is wrong with the store (a misfit, an unknown id, a closed store);
 * - `not-durable`: the disk would not take it; nothing was changed, and the next change tries again;
 * - `stuck`: the disk would not even take it back; no change is accepted until the bot is started again;
 * - `unopened`: the register cannot be opened as it is.
 */
export class StoreError extends Error {
  readonly kind: 'refused' | 'not-durable' | 'stuck' | 'unopened';

  constructor(kind: StoreError['kind'], sentence: string, options?: { cause?: unknown }) {
    super(sentence, options);
    this.name = 'StoreError';
    this.kind = kind;
  }
}

/** The system's own code for a failure (`ENOSPC`), or its name: never its message, which may hold a path or data. */
export const codeOf = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
};
