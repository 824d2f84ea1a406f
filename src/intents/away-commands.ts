import { type Form, usage } from './form.js';
import type { Intent } from './intent.js';

/** What an order about days away must hold: asked before the patterns, which most lines need not pay for. */
export const ABOUT_AWAY = /\b(?:away|leave|back|off|office)\b/i;

const AWAY = String.raw`(?:away|on\s+(?:annual\s+)?leave|off(?:\s+work)?|out\s+of\s+(?:the\s+)?office)`;
const I = String.raw`(?:i['’]?m|i\s+am|i['’]?ll\s+be|i\s+will\s+be)`;
/** Several words of a name, without signs or words that make the line a question about something else. */
const NAME = String.raw`(?:the\s+)?((?!who\b|what\b|when\b|which\b|is\b|it\b|that\b|this\b|how\b|i\b|i['’]m\b)\p{L}[^,;:?!]{0,99}?)`;

const DEPUTY =
  /(?:\s*[,;.–-]\s*|\s+)(?:(?:and\s+)?(?:(?:my|with|the)\s+)?deput(?:y|ised\s+by)(?:\s+is|:)?\s+(?:the\s+)?(\S.{0,99})|(?:and\s+)?(?:ask|with)\s+(?:the\s+)?(\S.{0,99}?)(?:\s+(?:instead|as\s+(?:my\s+)?deputy|standing\s+in))|(?:and\s+)?(?:the\s+)?([^,;]{1,99}?)\s+(?:stands|is\s+standing|will\s+stand|standing|deputises|covers|is\s+covering)(?:\s+in)?(?:\s+for\s+\w+)?)[.!]?$/i;

/** "12–26 October, deputy Head of Crime": the days, and who is asked instead; '' where nobody is named. */
const splitDeputy = (words: string): { readonly days: string; readonly deputy: string } => {
  const match = DEPUTY.exec(words);
  const deputy = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').replace(/[.!]+$/, '').trim();
  return { days: (match ? words.slice(0, match.index) : words).replace(/[.!,]+$/, '').trim(), deputy };
};

const BEFORE_DAYS = String.raw`(?:\s*[,:]\s*|\s+)(?:(?:from|on|for)\s+)?`;

const setAway = (person: string, words: string): Intent | undefined => {
  const { days, deputy } = splitDeputy(words);
  return HOLDS_DAYS.test(days) ? { kind: 'set-away', person, days, deputy } : undefined;
};
/** What days are made of: "I am away with the fairies" holds none. */
const HOLDS_DAYS =
  /\d|\b(?:today|tomorrow|(?:next|this)\s+week|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun))\b/i;

/** The commands that say who is away, and who is asked instead. */
export const AWAY_FORMS: readonly Form[] = [
  // A word alone is the meeting's where one is running.
  [/^back[.!]?$/i, () => ({ kind: 'back' })],
  [/^away\??$/i, () => ({ kind: 'show-away', person: 'me' })],
  [
    /^who(?:['’]?s|\s+is|\s+are)\s+(?:away|on\s+(?:annual\s+)?leave|off|out\s+of\s+(?:the\s+)?office)(?:\s+(?:now|today|at\s+the\s+moment))?\s*\??$/i,
    () => ({ kind: 'show-away', person: '' }),
  ],
  [
    new RegExp(String.raw`^(?:is|when\s+is)\s+${NAME}\s+${AWAY}(?:\s+(?:now|today))?\s*\?*$`, 'iu'),
    (m) => ({ kind: 'show-away', person: m[1] ?? '' }),
  ],
  [
    new RegExp(
      String.raw`^(?:(?:${I}\s+)?back(?:\s+(?:now|today|again|at\s+work|in\s+the\s+office))?|${I}\s+not\s+away(?:\s+any\s*more)?)[.!]?$`,
      'i',
    ),
    () => ({ kind: 'end-away', person: 'me' }),
  ],
  [
    new RegExp(String.raw`^(?:${I}\s+)?${AWAY}${BEFORE_DAYS}(\S[^?]{0,300})$`, 'i'),
    (m) => setAway('me', m[1] ?? ''),
  ],
  [new RegExp(String.raw`^${I}\s+${AWAY}[.!]?$`, 'i'), () => usage('away')],
  [
    new RegExp(String.raw`^${NAME}\s+(?:is|will\s+be)\s+${AWAY}${BEFORE_DAYS}(\S[^?]{0,300})$`, 'iu'),
    (m) => setAway(m[1] ?? '', m[2] ?? ''),
  ],
  [
    new RegExp(
      String.raw`^${NAME}\s+is\s+(?:back(?:\s+(?:now|today|again|at\s+work))?|not\s+away(?:\s+any\s*more)?)[.!]?$`,
      'iu',
    ),
    (m) => ({ kind: 'end-away', person: m[1] ?? '' }),
  ],
  [
    new RegExp(String.raw`^${NAME}\s+is\s+(?:away|on\s+(?:annual\s+)?leave)[.!]?$`, 'iu'),
    () => usage('away'),
  ],
];
