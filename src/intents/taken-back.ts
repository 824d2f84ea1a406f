import type { Found } from './mention-finders.js';
import { countsSomething, plainNumber } from './number-in-line.js';
import type { Token } from './tokens.js';

const TAKEN_BACK: ReadonlySet<string> = new Set(
  'wait sorry mean meant actually rather scrap correction make oops nope nah'.split(' '),
);
const WITHOUT: ReadonlySet<string> = new Set('not except minus excluding bar without'.split(' '));

/** Drops what the speaker took back: "rec 4, no wait 5" is 5, "not 7, rec 4" is 4, "2-4 but not 3" is 2 and 4. */
export const withoutTakenBack = (tokens: readonly Token[], found: readonly Found[]): Found[] => {
  let kept: Found[] = [];
  const out = new Set<number>();
  for (const mention of found) {
    const before = tokens.slice(Math.max(0, mention.from - 3), mention.from).map(({ word }) => word);
    const last = before.at(-1);
    const second = before.at(-2);
    if (
      WITHOUT.has(last ?? '') ||
      (last === 'of' && second === 'instead') ||
      (last === 'than' && second === 'rather')
    ) {
      for (const number of mention.numbers) out.add(number);
      continue;
    }
    if ((before.some((word) => TAKEN_BACK.has(word)) || before.slice(-2).includes('no')) && kept.length > 0)
      kept = kept.slice(0, -1);
    kept.push(mention);
  }
  const only = kept.at(-1);
  if (only && only.by !== 'bare') kept[kept.length - 1] = correctedBehind(tokens, only, out);
  return kept.map((mention) => ({
    ...mention,
    numbers: mention.numbers.filter((number) => !out.has(number)),
  }));
};

/** A bare number behind the last mention that corrects it or is left out of it. */
const correctedBehind = (tokens: readonly Token[], mention: Found, out: Set<number>): Found => {
  for (let at = mention.to; at < Math.min(tokens.length - 1, mention.to + 5); at += 1) {
    const word = tokens[at]?.word ?? '';
    const value = plainNumber(tokens[at + 1]);
    if (WITHOUT.has(word) && value !== undefined) out.add(value);
    // "Rather than 7" leaves out; "rather 7" corrects.
    if (tokens[at + 1]?.word === 'than') break;
    if (!TAKEN_BACK.has(word) && !(word === 'no' && at <= mention.to + 4)) continue;
    const index = tokens.findIndex((token, i) => i > at && i <= at + 4 && plainNumber(token) !== undefined);
    const instead = plainNumber(tokens[index]);
    if (instead !== undefined && !countsSomething(tokens, index)) return { ...mention, numbers: [instead] };
  }
  return mention;
};
