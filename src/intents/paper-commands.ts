import { type Form, usage } from './form.js';

/** What a line begins with that is about papers. */
export const PAPER_WORDS =
  /^(?:show|the|meeting|draft|papers?|pack|minutes|approve|correct|marking|no\s+marking)\b/i;

const ARTICLE = String.raw`(?:show\s+(?:me\s+)?)?(?:the\s+)?`;

/** The commands about a meeting's papers and minutes. */
export const PAPER_FORMS: readonly Form[] = [
  [
    new RegExp(
      String.raw`^${ARTICLE}(?:meeting\s+)?(?:pack|papers)(?:\s+for\s+the\s+(?:next\s+)?meeting)?[.?!]?$`,
      'i',
    ),
    () => ({ kind: 'show-paper', what: 'pack', meeting: '', page: 0 }),
  ],
  [
    new RegExp(
      String.raw`^${ARTICLE}(?:draft\s+|last\s+)?minutes(?:\s+of\s+the\s+(?:last\s+)?meeting)?[.?!]?$`,
      'i',
    ),
    () => ({ kind: 'show-paper', what: 'minutes', meeting: '', page: 0 }),
  ],
  [/^approve\s+(?:the\s+)?(?:draft\s+)?minutes[.!]?$/i, () => ({ kind: 'approve-minutes', meeting: '' })],
  [
    /^correct\s+(?:the\s+)?minutes\s*[:,–-]?\s+(\S[\s\S]*)$/i,
    (m) => ({ kind: 'correct-minutes', meeting: '', text: m[1] ?? '' }),
  ],
  // Said under the minutes: “correct: action 12 is for KH”.
  [/^correct\s*:\s*(\S[\s\S]*)$/i, (m) => ({ kind: 'correct-minutes', meeting: '', text: m[1] ?? '' })],
  [/^correct\s+(?:the\s+)?minutes\b/i, () => usage('correct minutes')],
  [/^(?:no\s+marking|marking\s+(?:none|off))[.!]?$/i, () => ({ kind: 'set-marking', marking: '' })],
  [/^marking\s*[:,]?\s+(\S[\s\S]*)$/i, (m) => ({ kind: 'set-marking', marking: m[1] ?? '' })],
  [/^marking\b/i, () => usage('marking')],
];
