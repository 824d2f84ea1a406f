import type { Register } from './register.js';

/** The number of the next action: they run over the whole register, and none is ever used again. */
export const nextActionNumber = (register: Pick<Register, 'actions'>): number =>
  Math.max(0, ...[...register.actions.values()].map(({ number }) => number)) + 1;
