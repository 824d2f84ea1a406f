import { cut } from '../domain/cut.js';
import type { Block } from './blocks.js';
import { findSection } from './marks.js';
import { PRINTED_DAY, readDay } from './printed-day.js';
import { type Because, clean } from './words.js';

/** What a letter says about the inspection that it answers, and the words that each fact rests on. */
export interface LetterFacts {
  readonly title: string | null;
  readonly publisher: string | null;
  /** `YYYY-MM-DD`; null where the letter prints no whole day. */
  readonly publishedOn: string | null;
  readonly letterOn: string | null;
  readonly because: readonly Because[];
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['"', '"'],
  ["'", "'"],
];
/** What follows a title: "'…response to victims' needs' published on …". */
const FOLLOWS = /^(?:[,;.)]|\s+(?:\(|published|which|was|issued|dated|report|inspection|and I\b)|$)/i;
const KNOWN_PUBLISHER =
  /(?:Her|His) Majesty['’]s Inspectorate of Constabulary[\w ,&]{0,60}(?:\((?:HMICFRS|HMIC)\))?|\bHMICFRS\b|\bHMIC\b/;

/** A quoted passage that is long enough for a title; an apostrophe inside a word does not end it. */
const quotedIn = (words: string): string | null => {
  for (const [open, close] of PAIRS) {
    for (let at = words.indexOf(open); at >= 0; at = words.indexOf(open, at + 1)) {
      if (at > 0 && !/[\s(:]/.test(words[at - 1] ?? '')) continue;
      const ends: number[] = [];
      for (
        let end = words.indexOf(close, at + 1);
        end >= 0 && end < at + 400;
        end = words.indexOf(close, end + 1)
      ) {
        if (!/[\p{L}\p{N}]/u.test(words[end + 1] ?? '')) ends.push(end);
      }
      const end = ends.find((offset) => FOLLOWS.test(words.slice(offset + 1, offset + 20))) ?? ends.at(-1);
      if (end !== undefined && end - at > 10) return words.slice(at + 1, end).trim();
    }
  }
  return null;
};

const entitled = (words: string): string | null =>
  /\b(?:entitled|titled|called|report on|inspection of)[: ]+([A-Z][^.;"“”]{9,250}?)(?=,? (?:which was |was )?published\b|[.;]|$)/.exec(
    words,
  )?.[1] ?? null;

const publisherIn = (words: string): string | null => {
  const found =
    /\b(?:published|issued) by (?:the )?(.{3,200}?)(?= ['"‘“]|,? (?:on|in|entitled|titled|called|into|regarding|published)\b|[;.]|$)/.exec(
      words,
    );
  return found?.[1]?.trim() ?? KNOWN_PUBLISHER.exec(words)?.[0].trim() ?? null;
};

const PUBLISHED = new RegExp(
  `\\b(?:published|publication|issued)(?: (?:on|of|date|[^.;]{1,300}? on))?:? (?:the )?(${PRINTED_DAY})`,
  'i',
);
const DATED = new RegExp(
  `^(?:dated?:? |letter (?:of|dated) )?(?:the )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(${PRINTED_DAY})\\.?$`,
  'i',
);
const SUBJECT = /^(?:re|subject):? (.{10,300})$/i;

/** Reads the facts from the blocks outside the entries, those before the first one first. */
export const readFacts = (blocks: readonly Block[]): LetterFacts & { readonly used: ReadonlySet<Block> } => {
  const used = new Set<Block>();
  const because: Because[] = [];
  const read = (field: string, from: readonly Block[], find: (words: string) => string | null) => {
    for (const block of from) {
      const found = find(cut(block.words, 3_000));
      if (found === null) continue;
      used.add(block);
      because.push({ field, words: cut(found, 500) });
      return found;
    }
    return null;
  };
  const seen = blocks.slice(0, 200).filter((block) => !block.picture);
  const about = seen.filter((block) => /\b(?:report|inspection|published|publication)\b/i.test(block.words));
  const headings = seen.filter(
    (block) =>
      block.heading &&
      block.words.length >= 20 &&
      !findSection(block.words) &&
      !/\bresponse\b/i.test(block.words),
  );
  const stressed = new Map(about.map((block) => [cut(block.words, 3_000), block.stressed]));
  const title =
    read('title', about, quotedIn) ??
    read('title', about, (words) => stressed.get(words) ?? null) ??
    read('title', about, entitled) ??
    read('title', seen, (words) => SUBJECT.exec(words)?.[1] ?? null) ??
    read('title', headings, clean);
  const publisher = read('publisher', about, publisherIn) ?? read('publisher', seen, publisherIn);
  const published = read('publishedOn', seen, (words) => PUBLISHED.exec(words)?.[1] ?? null);
  const dated = read('letterOn', seen, (words) => DATED.exec(words)?.[1] ?? null);
  return {
    title,
    publisher,
    publishedOn: published === null ? null : (readDay(published)?.on ?? null),
    letterOn: dated === null ? null : (readDay(dated)?.on ?? null),
    because,
    used,
  };
};
