import { COLLECTIONS, type Register } from '../domain/register.js';
import type { Tx } from '../ports.js';

/** The newest state inside a change, as the pure rules read a register. */
export const registerOf = (tx: Tx): Register =>
  Object.fromEntries(
    COLLECTIONS.map((collection) => [collection, tx.all(collection)]),
  ) as unknown as Register;
