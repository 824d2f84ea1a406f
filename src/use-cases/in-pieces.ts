import { FiledMap } from '../domain/filed.js';
import type { Recommendation, Register } from '../domain/register.js';

/**
 * What is decided of each recommendation by itself can be decided of some of them at a time. Where the clock has work
 * on thousands, it makes several changes of it, each whole in itself, and lets others in between: one change of
 * 10,000 would hold everybody up for a second.
 */

/** The list in pieces that weigh so much at most, or hold one thing that weighs more by itself. */
export const inPieces = <T>(
  all: readonly T[],
  most: number,
  weigh: (one: T) => number = () => 1,
): readonly (readonly T[])[] => {
  const pieces: T[][] = [];
  let weight = most;
  for (const one of all) {
    weight += weigh(one);
    const last = pieces.at(-1);
    if (last !== undefined && weight <= most) last.push(one);
    else {
      pieces.push([one]);
      weight = weigh(one);
    }
  }
  return pieces;
};

/** The register as though these were all the recommendations that it holds, in its own order. */
export const withOnly = (register: Register, recommendations: Iterable<string>): Register => {
  const ids = new Set(recommendations);
  const found = new FiledMap<Recommendation>();
  for (const [id, one] of register.recommendations) if (ids.has(id)) found.set(id, one);
  return { ...register, recommendations: found };
};
