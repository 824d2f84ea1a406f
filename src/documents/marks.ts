import type { Proposal } from '../domain/register.js';
import { clean } from './words.js';

/** What a line begins with when it begins an entry: "1.", "Recommendation 1:", "R1", "AFI 1". */
export interface Mark {
  readonly kind: Proposal['kind'];
  /** As the register has it: "1", "AFI1", "COC1"; so that a recommendation and an area may both be the first. */
  readonly number: string;
  /** `named` says what it is in words; a bare number may be any list's. */
  readonly named: boolean;
  readonly printed: string;
  /** Offset after the mark, into the line or the segment that begins with it. */
  readonly end: number;
  readonly indent: number;
  /** Whether the line begins as a heading or with emphasis. */
  readonly set: boolean;
  /** ATX level, 0 for no heading. */
  readonly level: number;
}

/** What a line begins with when an answer begins: "Force response:". */
export interface Label {
  readonly printed: string;
  readonly end: number;
}

const DECORATION =
  /^([ \t]{0,20}(?:>[ \t]?){0,4}[ \t]{0,8})(#{0,6})[ \t]{0,4}(?:[-*+][ \t]{1,4})?([*_]{0,3})/;
const NUMBER_WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const NAMED = new RegExp(
  `^(?:(?:accelerated )?(cause of concern)|(area for improvement|AFI)|recommendation|rec\\.?)[ \\t]{0,3}(?:no\\.? ?|number |#)?([A-Z]{0,2}\\d{1,3}(?:\\.\\d{1,2})?[a-z]?|${NUMBER_WORDS.join('|')})(?![\\w/])`,
  'i',
);
const SHORT = /^R(\d{1,3})(?![\w/-])/;
const BARE = /^\(?(\d{1,3}|\d{1,2}\.\d{1,2})\\?[.)][*_]{0,3}(?=[ \t]|$)|^(\d{1,2}\.\d{1,2})(?=[ \t]+[A-Z])/;
const SEPARATOR = /^[*_]{0,3}(?:\\?[:.)]|[ \t]{0,3}[–—-](?=[ \t]|$))?[*_]{0,3}:?[ \t]*/;

const parts = (line: string) => {
  const seen = line.slice(0, 300).replace(/\u00a0/g, ' ');
  const [all = '', margin = '', hashes = '', stars = ''] = DECORATION.exec(seen) ?? [];
  return {
    rest: seen.slice(all.length),
    at: all.length,
    indent: margin.replace(/\t/g, '    ').length,
    level: hashes.length,
    set: hashes.length > 0 || stars.length > 0,
  };
};

const PREFIX = { recommendation: '', 'area-for-improvement': 'AFI', 'cause-of-concern': 'COC' } as const;

/** The number under which an entry of this kind goes in the register. */
export const numberFor = (kind: Proposal['kind'], printed: string): string => {
  const spelt = NUMBER_WORDS.indexOf(printed.toLowerCase());
  return `${PREFIX[kind]}${spelt < 0 ? printed : spelt + 1}`;
};

/** The mark that a line begins with, or null. `kind` is what bare numbers count here. */
export const findMark = (line: string, kind: Proposal['kind']): Mark | null => {
  const { rest, at, indent, level, set } = parts(line);
  const make = (found: string, number: string, of: Proposal['kind'], named: boolean): Mark => ({
    kind: of,
    number: numberFor(of, number),
    named,
    printed: clean(found.replace(/[*_\\]/g, '')),
    end: at + found.length,
    indent,
    set,
    level,
  });
  const named = NAMED.exec(rest) ?? SHORT.exec(rest);
  if (named) {
    const number = named[3] ?? named[1] ?? '';
    const separator = SEPARATOR.exec(rest.slice(named[0].length))?.[0] ?? '';
    const next = rest.slice(named[0].length + separator.length);
    // "Recommendation 1 has been…" is a sentence about an entry, not its beginning.
    if (!/[:.)–—-]/.test(separator) && !(set ? /^(?:$|[^a-z])/ : /^(?:$|["'“‘]?[A-Z])/).test(next))
      return null;
    const of = named[0].startsWith('R') && !named[3] ? 'recommendation' : kindOf(named[0]);
    return make(named[0] + separator, number, of, true);
  }
  const bare = BARE.exec(rest) ?? (set ? /^(\d{1,3})(?=[*_]{2,3}(?:[ \t]|$))[*_]{2,3}/.exec(rest) : null);
  return bare ? make(bare[0], bare[1] ?? bare[2] ?? '', kind, false) : null;
};

const kindOf = (words: string): Proposal['kind'] => {
  if (/concern/i.test(words)) return 'cause-of-concern';
  return /improvement|afi/i.test(words) ? 'area-for-improvement' : 'recommendation';
};

const SECTION =
  /^(?:(?:the|our|hmicfrs|national|force|local|further|key|other|accelerated)['’s]{0,2} ){0,3}(recommendations?|areas? for improvement|causes? of concern)(?: and (?:areas? for improvement|causes? of concern|recommendations?|responses?))?(?: (?:for|made to|from) [\w ,'’]{1,60})?[:.]?[*_]{0,3}:?[ \t#]*$/i;

/** The kind of entry that a heading such as "Recommendations" announces, or null for any other line. */
export const findSection = (line: string): Proposal['kind'] | null => {
  if (line.length > 150) return null;
  const found = SECTION.exec(parts(line).rest)?.[1];
  return found ? kindOf(found) : null;
};

const WHO =
  "(?:(?:the|our) )?(?:(?:force|constabulary|police|pcc|opcc|commissioner|chief constable|chief officer|service|police and crime commissioner|(?!the |our |my )[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:police|constabulary))(?:['’]s?)? )?";
const WHAT =
  '(?:response|comments?|answer|reply|update|position|progress|actions? (?:already )?(?:taken|proposed|planned)|proposed actions?|no action)';
const LABEL = new RegExp(
  `^${WHO}${WHAT}(?: (?:from|of|by) [\\w ,'’]{1,60}?| to date)?(?:[*_]{0,3}[ \\t]?[:–—](?!-)[*_]{0,3}|[*_]{0,3}[ \\t]*$)`,
  'i',
);

/** The label that a line begins an answer with ("Force response:", "PCC comments:"), or null. */
export const findLabel = (line: string): Label | null => {
  const { rest, at } = parts(line);
  const found = LABEL.exec(rest)?.[0];
  return found ? { printed: clean(found.replace(/[*_]/g, '')), end: at + found.length } : null;
};

/** ATX level of a line, 0 when it is no heading. */
export const headingLevel = (line: string): number =>
  /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line)?.[1]?.length ?? 0;
