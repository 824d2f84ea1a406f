import type { PartOfChanges } from '../domain/since-meeting.js';
import type { Form } from './form.js';

/** How each part of what changed is said, whole words only. */
const WORDS: Readonly<Record<PartOfChanges, string>> = {
  added: 'new(?:\\s+ones?)?|added',
  left: 'left|no\\s+longer\\s+overseen',
  settled: 'settled',
  reopened: 're-?opened',
  moved: 'moved',
  slipped: '(?:dates?\\s+)?(?:that\\s+)?slipped(?:\\s+dates?)?|slips?',
  otherwise: '(?:changed\\s+)?otherwise|others?',
  silent: '(?:open,?\\s+)?no\\s+updates?(?:\\s+received)?|silent|silence',
  'over-a-year': '(?:open\\s+)?(?:for\\s+)?over\\s+(?:a|one|1)\\s+year',
};

/** What a line begins with that is about one part of what changed. */
export const CHANGES_WORDS = /^(?:changes|changed|what|which|anything|has)\b/i;

const SINCE = String.raw`(?:\s+since\s+(?:the\s+|our\s+)?(?:last|previous)\s+(?:board\s+)?meeting)?`;

const formsOf = ([part, words]: readonly [string, string]): readonly Form[] => [
  [
    new RegExp(
      String.raw`^change[sd]\s*[:,–-]?\s+(?:${words})${SINCE}(?:,?\s+page\s+(\d{1,4}))?[.?!]?$`,
      'i',
    ),
    (m) => ({ kind: 'show-changes', only: part as PartOfChanges, page: Number(m[1] ?? 1) }),
  ],
];

/** One part of what changed as a whole, as the buttons of its card ask for it. */
export const CHANGES_FORMS: readonly Form[] = [
  ...Object.entries(WORDS).flatMap(formsOf),
  [
    new RegExp(
      String.raw`^(?:what|which\s+dates?|(?:has\s+)?anything)\s+(?:(?:has|have|was|were)\s+)?slipped${SINCE}[.?!]?$`,
      'i',
    ),
    () => ({ kind: 'show-changes', only: 'slipped', page: 1 }),
  ],
];
