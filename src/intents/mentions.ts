import { inspectionNamed } from './inspection-named.js';
import type { Reference } from './intent.js';
import { FINDERS, type Found, MOST_REFS, type Surety } from './mention-finders.js';
import { ANCHORS } from './number-in-line.js';
import { setAside } from './set-aside.js';
import { withoutTakenBack } from './taken-back.js';
import type { Token } from './tokens.js';
import { correct, isKnown, isMonth, isUnit, isWeekday } from './vocabulary.js';

/** What a line says about recommendations, and the line with each mention replaced by `#`. */
export interface Mentions {
  readonly refs: readonly Reference[];
  /** How sure the numbers are. */
  readonly by: Surety;
  /** The words, slips put right, mentions as `#`, other numbers as `@` and their digits, question marks as `?`. */
  readonly words: readonly string[];
  /** Content words left over: not filler, not a cue, not part of a mention. */
  readonly rest: readonly string[];
  /** More recommendations were named than `MOST_REFS`. */
  readonly tooMany: boolean;
}

/** Finds every mention of a recommendation in a line; a surer way of naming one hides the less sure. */
export const findMentions = (tokens: readonly Token[]): Mentions => {
  const aside = setAside(tokens);
  const rest = findIn(aside.tokens);
  if (rest.refs.length === 0) return findIn(tokens);
  return { ...rest, refs: rest.refs.filter(({ number }) => !aside.out.has(Number(number))) };
};

const findIn = (tokens: readonly Token[]): Mentions => {
  for (const [by, finder] of FINDERS) {
    const found = everywhere(tokens, finder);
    if (found.length > 0) return describe(tokens, withoutTakenBack(tokens, found), found, by);
  }
  return describe(tokens, [], [], 'bare');
};

const everywhere = (tokens: readonly Token[], finder: (typeof FINDERS)[number][1]): Found[] => {
  const found: Found[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const mention = finder(tokens, at);
    if (!mention) continue;
    found.push(mention);
    at = mention.to - 1;
  }
  return found;
};

const describe = (
  tokens: readonly Token[],
  kept: readonly Found[],
  all: readonly Found[],
  by: Surety,
): Mentions => {
  const { words, rest } = outline(tokens, all);
  const inspection = inspectionNamed(tokens, by === 'rec' ? all[0] : undefined);
  const refs = new Map<string, Reference>();
  for (const mention of kept) {
    for (const number of mention.numbers) {
      const ref = {
        inspection: mention.inspection ?? inspection,
        number: String(number),
        kind: mention.kind,
      };
      refs.set(`${ref.kind} ${ref.inspection} ${ref.number}`, ref);
    }
  }
  const list = [...refs.values()];
  return { refs: list.slice(0, MOST_REFS), by, words, rest, tooMany: list.length > MOST_REFS };
};

/** The line as the patterns read it, and what stays unexplained. */
const outline = (
  tokens: readonly Token[],
  mentions: readonly Found[],
): { readonly words: string[]; readonly rest: string[] } => {
  const starts = new Map(mentions.map((mention) => [mention.from, mention.to]));
  const words: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const to = starts.get(at);
    const token = tokens[at];
    if (to !== undefined) {
      words.push('#');
      at = to - 1;
    } else if (token?.kind === 'number') {
      words.push(/^(?:19|20)\d\d$/.test(token.word) ? token.word : `@${token.word}`);
    } else if (token?.kind === 'word') {
      const word = correct(token.word);
      words.push(word);
      if (
        !(
          isKnown(word) ||
          ANCHORS.has(word) ||
          isMonth(word) ||
          isWeekday(word) ||
          isUnit(word) ||
          /^\d/.test(word)
        )
      )
        rest.push(token.word);
    } else if (token?.word === '?') words.push('?');
  }
  return { words, rest };
};
