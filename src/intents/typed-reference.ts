import type { Reference } from './intent.js';

/** The pattern of one recommendation in a typed command; its one group is what `refOf` reads. */
export const REF = String.raw`(?:(?:recs?|recommendations?)\s*)?(?:no\.?\s*|#)?((?:[A-Za-z][A-Za-z0-9-]{0,60}\/)?\d{1,4})`;
/** "7" or "RAPE-P1-2021/7", as the pattern let it through. */
export const refOf = (typed: string): Reference => {
  const at = typed.lastIndexOf('/');
  return {
    inspection: at < 0 ? null : typed.slice(0, at).toUpperCase(),
    number: String(Number(typed.slice(at + 1))),
    kind: 'recommendation',
  };
};
