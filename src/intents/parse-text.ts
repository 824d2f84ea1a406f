import { isBare, readingOf } from './about-recommendation.js';
import { CUES, STANDING } from './cues.js';
import type { Intent, Reference } from './intent.js';
import { asksForSilence, listOf } from './lists.js';
import { findMentions, type Mentions } from './mentions.js';
import { forbiddenOrder, isHypothetical, isNegated, leavesOut } from './orders.js';
import { parsePlainOrder } from './plain-orders.js';
import { askedOfRegister, isCourtesy } from './register-cues.js';
import { LONGEST_LINE, tokenise } from './tokens.js';
import { parseTypedCommand } from './typed-commands.js';

type Unclear = Extract<Intent, { kind: 'unclear' }>;

const unclear = (because: Unclear['because'], offers: Unclear['offers'] = []): Intent => ({
  kind: 'unclear',
  offers,
  because,
});
const nothingKnown = unclear({ kind: 'nothing-known' });

/** Longest text that a typed command may carry; what goes beyond is not read. */
const LONGEST_COMMAND = 20_000;
const ADDRESSED = /^\s*(?:\/rec\b|@?scrutiny\b[,:]?)\s*/i;
/** Code, markup and templates are no question, whatever number stands in them. */
const CODE = /[<>{}=]|;\s*--|\$\(/;

/**
 * What a line typed to the bot means. Total: any string gives an intent, and none that shows a recommendation's
 * facts unless the line names it. Reads at most `LONGEST_LINE` characters for meaning.
 */
export const parseText = (typed: string, where: 'direct' | 'shared' = 'direct'): Intent => {
  const line = typed.slice(0, LONGEST_COMMAND).replace(ADDRESSED, '').trim();
  if (line === '') return { kind: 'help' };
  const command = parseTypedCommand(line);
  if (command) return command;
  const short = line.slice(0, LONGEST_LINE);
  if (CODE.test(short)) return nothingKnown;
  const tokens = tokenise(short);
  if (!tokens.some(({ kind }) => kind !== 'sign'))
    return short.includes('?') && short.length < 4 ? { kind: 'help' } : nothingKnown;
  const mentions = findMentions(tokens);
  const { words } = mentions;
  if (leavesOut(words)) return nothingKnown;
  const forbidden = forbiddenOrder(words);
  if (forbidden) return unclear({ kind: 'not-by-chat', word: forbidden });
  // Among others a lone number is seldom for the bot; between two it is.
  if (where === 'shared' && mentions.by === 'bare' && isBare(words, mentions.refs.length > 1))
    return offer(mentions.refs);
  return mentions.refs.length > 0 ? aboutRecommendations(short, mentions) : aboutTheRegister(short, mentions);
};

/** Most words that a bare number's line may hold without meaning for us, where a cue stands right before it. */
const FEW_DOUBTS = 2;
/** An order for a number without "rec" may name a person in so many words. */
const NAME_WORDS = 6;

const aboutRecommendations = (line: string, mentions: Mentions): Intent => {
  const { refs, by, rest, words } = mentions;
  if (mentions.tooMany) return unclear({ kind: 'usage', command: 'status' });
  if (isHypothetical(words)) return offer(refs);
  if (isNegated(words)) return nothingKnown;
  // "It's four o'clock and nobody has it: assign rec 2 to …": the order stands behind the last stop.
  const order =
    parsePlainOrder(line, refs) ?? parsePlainOrder(line.slice(line.search(/[^:;.!]*$/)).trim(), refs);
  if (order && (by === 'rec' || rest.length <= NAME_WORDS)) return order;
  const cues = CUES.in(words);
  const reading = readingOf(words, cues);
  const stands = STANDING.in(words).has('standing');
  // A number without "rec" beside it counts only when every other word of the line is clear.
  const doubts = rest.length + (words.some((word) => word.startsWith('@')) ? 1 : 0);
  const sure =
    by === 'rec' ||
    (by === 'number' && doubts <= FEW_DOUBTS) ||
    (cues.has('bare') && doubts <= FEW_DOUBTS) ||
    (doubts === 0 && (reading !== undefined || stands || isBare(words, refs.length > 1)));
  if (!sure) {
    const asked = askedOfRegister(words, rest);
    return doubts === 0 && asked === undefined ? offer(refs) : aboutTheRegister(line, mentions);
  }
  if (reading) return { kind: reading, refs };
  const told = rest.length > 3 && !words.includes('?') && !stands;
  return told ? offer(refs) : { kind: 'show-status', refs };
};

/** Offers the status of what may have been meant: never a guess. */
const offer = (refs: readonly Reference[]): Intent =>
  unclear(
    { kind: 'two-readings' },
    refs.slice(0, 3).map((ref) => ({
      kind: 'show-status',
      number: ref.inspection ? `${ref.inspection}/${ref.number}` : ref.number,
    })),
  );

/** Most content words of a topic; more is talk. */
const LONGEST_TOPIC = 12;

const aboutTheRegister = (line: string, mentions: Mentions): Intent => {
  const { rest, words } = mentions;
  if (isNegated(words)) return nothingKnown;
  const courtesy = isCourtesy(words);
  if (courtesy) return { kind: courtesy };
  const asked = askedOfRegister(words, rest);
  if (asked && !(asked.kind === 'show-changes' && asksForSilence(words))) return asked;
  const list = listOf(line, words, mentions);
  if (list) return { kind: 'show-list', ...list };
  if (asked) return asked;
  if (rest.length === 0) return withoutNumber(mentions);
  // A stray number beside a single word is something else: "record 7", "bus 6".
  if (rest.length === 1 && (mentions.refs.length > 0 || words.some((word) => word.startsWith('@'))))
    return nothingKnown;
  return rest.length <= LONGEST_TOPIC ? { kind: 'find-topic', words: rest, asked: line } : nothingKnown;
};

/** "Status of rec please": all is clear but which. */
const withoutNumber = ({ refs, words }: Mentions): Intent => {
  const reading = readingOf(words, CUES.in(words));
  const meant = reading ?? (STANDING.in(words).has('standing') ? 'show-status' : undefined);
  const named = words.some((word) => word.startsWith('rec'));
  if (refs.length > 0 || words.some((word) => word.startsWith('@')) || !(meant || named)) return nothingKnown;
  return unclear({ kind: 'needs-recommendation', command: meant ? WORD_FOR[meant] : 'status' });
};

const WORD_FOR = {
  'show-history': 'history',
  'show-text': 'text',
  'show-answer': 'answer',
  'show-owner': 'owner',
  'show-due': 'due',
  'show-status': 'status',
  'give-update': 'update',
} as const;
