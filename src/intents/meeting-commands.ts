import type { NamedItem } from '../domain/agenda.js';
import { type Form, usage } from './form.js';
import { refOf } from './typed-reference.js';

/**
 * The pattern of an item of an agenda; its one group is what `itemOf` reads. A bare number is the recommendation's:
 * its place is said with the word, "item 2", and matters are M1, M2.
 */
export const ITEM = String.raw`((?:(?:recs?|recommendations?)\s*)?(?:no\.?\s*|#)?(?:[A-Za-z][A-Za-z0-9-]{0,60}\/)?\d{1,4}|item\s+\d{1,3}|(?:matter\s*|M)\d{1,3}|AFI\s*\d{1,4})(?![\p{L}\p{N}/])`;

/** The item, as the pattern let it through. */
export const itemOf = (typed: string): NamedItem => {
  const words = typed.trim();
  const [, kind = '', digits = ''] = /^(item|matter|m|afi)\s*(\d+)$/i.exec(words) ?? [];
  const number = Number(digits);
  switch (kind.toLowerCase()) {
    case 'item':
      return { by: 'place', place: number };
    case 'matter':
    case 'm':
      return { by: 'matter', number };
    case 'afi':
      return {
        by: 'recommendation',
        named: { inspection: null, number: String(number), kind: 'area-for-improvement' },
      };
    default:
      return {
        by: 'recommendation',
        named: refOf(words.replace(/^(?:recs?|recommendations?)\s*/i, '').replace(/^(?:no\.?\s*|#)/i, '')),
      };
  }
};

/** What a line must begin with to be said in a meeting. */
export const MEETING_WORDS = /^(?:start|begin|end|close|finish|meeting|next|skip|go|goto|back)\b/i;

const here = { meeting: '' } as const;
const step = { meeting: '', from: null } as const;

/** The commands with which a meeting is run. */
export const MEETING_FORMS: readonly Form[] = [
  [
    /^(?:(?:start|begin)\s+(?:the\s+|our\s+|this\s+)?(?:board\s+)?meeting|meeting\s+(?:start|begin)s?)[.!]?$/i,
    () => ({ kind: 'start-meeting', ...here }),
  ],
  [
    /^(?:(?:end|close|finish)\s+(?:the\s+|our\s+|this\s+)?(?:board\s+)?meeting|meeting\s+(?:ends?|close|over|is\s+over))[.!]?$/i,
    () => ({ kind: 'end-meeting', ...here }),
  ],
  [/^next(?:\s+item)?(?:\s+please)?[.!]?$/i, () => ({ kind: 'next-item', ...step })],
  [/^skip(?:\s+(?:it|this(?:\s+(?:one|item))?))?[.!]?$/i, () => ({ kind: 'skip-item', ...step })],
  [/^go\s+back[.!]?$/i, () => ({ kind: 'back' })],
  [
    new RegExp(String.raw`^go\s*to\s+${ITEM}[.!]?$`, 'iu'),
    (m) => ({ kind: 'go-to-item', ...here, item: itemOf(m[1] ?? '') }),
  ],
  [/^go\s*to[.!:]?$/i, () => usage('go to')],
];
