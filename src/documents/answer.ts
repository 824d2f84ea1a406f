import type { Block, Style } from './blocks.js';
import { readPosition } from './position.js';
import { type Because, clean, OBLIGATION, opening, sentences } from './words.js';

/** A block of an entry, with the label that its segment began with. */
export interface EntryBlock extends Block {
  /** "Force response:" as printed, or null. */
  readonly label: string | null;
}

/** An entry's blocks in their four parts. `after` comes only behind the last answer of a letter. */
export interface Division {
  readonly text: readonly EntryBlock[];
  readonly answer: readonly EntryBlock[];
  readonly notes: readonly EntryBlock[];
  readonly after: readonly EntryBlock[];
  readonly because: readonly Because[];
}

const FORCE = "the (?:force|constabulary|chief constable|commissioner|pcc|opcc)(?:['’]s)?";
const OPENS = new RegExp(
  `^(?:(?:${FORCE}|we|our|i|my)\\b|(?!The |All |Police |Each |Every )[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:police|constabulary)\\b|this (?:is|has|was|will|work|recommendation|process|practice)\\b|(?:partially |partly |not |fully )?(?:accepted|agreed|completed?|noted|implemented|in place)\\b|as above\\b)`,
  'i',
);
const INSIDE =
  /\b(?:we|we['’](?:re|ve|ll)|our|us)\b|\bthe (?:force|constabulary) (?:has|have|is|will|does|complies|accepts)\b/i;
/** "We" that is the inspectorate's own. */
const INSPECTORATE = /^we (?:recommend|expect|found|saw|inspected|identified|would expect)\b/i;

/** The words that show the responder speaking at the start of a passage, or null. */
export const voiceOf = (words: string): string | null => {
  const [sentence = ''] = sentences(words.slice(0, 1_000));
  if (INSPECTORATE.test(sentence)) return null;
  const opens = OPENS.exec(sentence);
  if (opens) return !/^(?:we|our|i|my)$/i.test(opens[0]) && OBLIGATION.test(sentence) ? null : opens[0];
  return OBLIGATION.test(sentence) ? null : (INSIDE.exec(sentence)?.[0] ?? null);
};

const SPEAKS = new RegExp(`^(?:${FORCE}|we|our|i)\\b`, 'i');

/** Whether a sentence inside a paragraph begins the answer; a stricter test than `voiceOf`, for the middle of a text. */
export const speaksAt = (raw: string): boolean => {
  const words = clean(raw.slice(0, 600).replace(/[*_]/g, ''));
  return SPEAKS.test(words) && voiceOf(words) !== null;
};

const CLOSES =
  /^(?:yours (?:sincerely|faithfully|truly)|kind(?:est)? regards|(?:I|we) (?:understand that|look forward|would like to (?:thank|take)|am grateful|are grateful|trust (?:that|this)|hope (?:that|this))|thank you|in conclusion|signed\b|cc\b|copy to|copies to|[\w ’'-]{0,80}\bPolice(?:, Fire)? and Crime Commissioner(?: for [\w ]{1,40})?$)/i;

const aside = (block: Block): boolean => block.style === 'strong' && block.words.length < 60;

/** A line without a sentence in it: a link's title, a bare address. */
const titleLike = (block: EntryBlock): boolean =>
  !block.bullet &&
  block.label === null &&
  block.words.length <= 120 &&
  /^[\p{Lu}"'“‘]|^https?:|^www\./u.test(block.words) &&
  (/^\S{1,120}$/.test(block.words)
    ? /^(?:https?:|www\.)/i.test(block.words)
    : !/[.!?:;,]["'’”)]?$/.test(block.words) && readPosition(block.words).positions.length === 0);

interface Start {
  readonly at: number;
  readonly because: readonly Because[];
}

/** By setting: the first block set otherwise than the entry's own first words. */
const bySetting = (blocks: readonly EntryBlock[]): Start | null => {
  const own = blocks[0]?.style;
  const other = blocks.findIndex((block, at) => at > 0 && block.style !== own && !aside(block));
  if (other < 0) return null;
  // What still asks, without the responder's voice, continues the recommendation if a voice comes after it.
  const voiced = blocks.findIndex((block, at) => at >= other && voiceOf(block.words) !== null);
  const asking = blocks.slice(other, Math.max(other, voiced));
  if (asking.length > 0 && asking.every((block) => OBLIGATION.test(block.words))) {
    return {
      at: voiced,
      because: asking.map((block) => ({
        field: 'text',
        words:
          sentences(block.words)
            .find((sentence) => OBLIGATION.test(sentence))
            ?.slice(0, 400) ?? '',
      })),
    };
  }
  return { at: other, because: [] };
};

/** By voice: the first block in which the responder speaks, after the words that ask. */
const byVoice = (blocks: readonly EntryBlock[]): Start | null => {
  const asks = blocks.findIndex((block) => OBLIGATION.test(block.words));
  const from = Math.max(1, asks + 1);
  const voiced = blocks.findIndex((block, at) => at >= from && voiceOf(block.words) !== null);
  if (voiced >= 0) return { at: voiced, because: [] };
  const told = blocks.findIndex(
    (block, at) =>
      at >= from &&
      !OBLIGATION.test(block.words) &&
      /taken|in-place|none/.test(readPosition(block.words).positions.join()),
  );
  return told < 0 ? null : { at: told, because: [] };
};

const startOf = (blocks: readonly EntryBlock[]): Start | null => {
  const labelled = blocks.findIndex((block) => block.label !== null);
  if (labelled >= 0) {
    return { at: labelled, because: [{ field: 'answer', words: blocks[labelled]?.label ?? '' }] };
  }
  const setting = bySetting(blocks);
  const voice = byVoice(blocks);
  if (setting && voice) return voice.at < setting.at ? voice : setting;
  return setting ?? voice;
};

const closesAt = (blocks: readonly EntryBlock[], own: Style, told: readonly EntryBlock[]): number => {
  const lead = told[0];
  const set = lead !== undefined && lead.label === null && lead.style !== own;
  const first = lead !== undefined && /^(?:I|my)\b/i.test(lead.words);
  return blocks.findIndex(
    (block) =>
      CLOSES.test(block.words) ||
      (set && block.style === own && !block.bullet) ||
      (lead !== undefined && !first && /^(?:I|My office)\b/.test(block.words)),
  );
};

/** Divides an entry into the recommendation's text, the answer, the answer's notes and what comes after it. */
export const divide = (blocks: readonly EntryBlock[], last: boolean): Division => {
  const closing = last ? blocks.findIndex((block, at) => at > 0 && CLOSES.test(block.words)) : -1;
  const own = closing < 0 ? blocks : blocks.slice(0, closing);
  const after = closing < 0 ? [] : blocks.slice(closing);
  const start = startOf(own);
  if (!start) return { text: own, answer: [], notes: [], after, because: [] };
  const text = own.slice(0, start.at);
  const told = own.slice(start.at);
  const style = text[0]?.style ?? 'plain';
  const ends = last ? closesAt(told.slice(1), style, told) + 1 : 0;
  const kept = ends > 0 ? told.slice(0, ends) : told;
  const set = kept[0]?.label === null && kept[0].style !== style;
  const isNote = (block: EntryBlock, at: number) =>
    at > 0 && (titleLike(block) || (set && block.style === style && !block.bullet));
  const answer = kept.filter((block, at) => !isNote(block, at));
  return {
    text,
    answer,
    notes: kept.filter(isNote),
    after: [...(ends > 0 ? told.slice(ends) : []), ...after],
    because: [...start.because, { field: 'answer', words: opening(answer[0]?.words ?? '') }],
  };
};
