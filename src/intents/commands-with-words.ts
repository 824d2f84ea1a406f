import type { Intent } from './intent.js';
import { findMentions } from './reference.js';
import { tokenise } from './tokens.js';

/**
 * The commands that carry words of the speaker's own (a reason, a name, a text). They begin with their word and
 * are read from the line as typed. `undefined`: the line is none of them. Every pattern is anchored, and what
 * is free runs to the end, so a long line costs no more than its length.
 */
export const parseCommandWithWords = (line: string): Intent | undefined => {
  for (const [pattern, read] of FORMS) {
    const match = pattern.exec(line);
    if (match) return read(match, line);
  }
  return undefined;
};

const REF = String.raw`(?:(?:recs?|recommendations?)\s*)?(?:no\.?\s*|#)?((?:[A-Za-z][A-Za-z0-9-]*\/)?\d{1,4})`;
const BECAUSE = /\s+(?:because|as|since|due to|reason:)\s+(?:of\s+)?/i;

/** Splits "31 March because the training moved" into what and why. */
const splitReason = (words: string): { readonly what: string; readonly because: string } => {
  const match = BECAUSE.exec(words);
  if (!match) return { what: words.trim(), because: '' };
  return {
    what: words.slice(0, match.index).trim(),
    because: words.slice(match.index + match[0].length).trim(),
  };
};

const refOf = (typed: string) => {
  const ref = findMentions(tokenise(typed.includes('/') ? typed : `rec ${typed}`)).refs[0];
  if (!ref) throw new Error(`A reference that the pattern let through was not read: ${typed}`);
  return ref;
};

const usage = (command: string): Intent => ({
  kind: 'unclear',
  offers: [],
  because: { kind: 'usage', command },
});

type Form = readonly [RegExp, (match: RegExpExecArray, line: string) => Intent];

const FORMS: readonly Form[] = [
  [/^([A-HJ-NP-Z2-9]{4}(?:-[A-HJ-NP-Z2-9]{4}){3})$/, (m) => ({ kind: 'claim-admin', code: m[1] ?? '' })],
  [
    /^use\s+([\p{L}][\p{L}\p{N}-]{1,60})$/iu,
    (m) => ({ kind: 'use-inspection', inspection: (m[1] ?? '').toUpperCase() }),
  ],
  [
    new RegExp(
      String.raw`^update\s+${REF}\s+for\s+(?:the\s+)?([^:,–]{2,80}?)\s*(?::|,|–|\s-\s|\s(?:said|say|says|told us)\s(?:that\s)?)\s*(\S[\s\S]*)$`,
      'i',
    ),
    (m) => ({ kind: 'record-told', ref: refOf(m[1] ?? ''), toldBy: m[2] ?? '', done: m[3] ?? '' }),
  ],
  [
    new RegExp(String.raw`^update\s+${REF}\s+for\s+(?:the\s+)?(\p{Lu}[\p{L}]{1,30})\s+(\S[\s\S]*)$`, 'u'),
    (m) => ({ kind: 'record-told', ref: refOf(m[1] ?? ''), toldBy: m[2] ?? '', done: m[3] ?? '' }),
  ],
  [new RegExp(String.raw`^update\s+${REF}\s+for\s`, 'i'), () => usage('told')],
  [
    new RegExp(
      String.raw`^inspectorate\s+(open|awaiting review|no further action(?: needed)?|closed|superseded|reopened)\s+${REF}(?:\s+on\s+([^,]{1,40}))?(?:,\s*([\s\S]{0,300}))?$`,
      'i',
    ),
    (m) => ({
      kind: 'set-inspectorate-state',
      state: (m[1] ?? '').toLowerCase(),
      ref: refOf(m[2] ?? ''),
      on: (m[3] ?? '').trim(),
      source: (m[4] ?? '').trim(),
    }),
  ],
  [/^(?:inspectorate|hmicfrs)\s+\S/i, () => usage('inspectorate')],
  [
    new RegExp(
      String.raw`^position\s+(?:of\s+|on\s+|for\s+)?${REF}\s+(?:is\s+|to\s+|as\s+)?((?:action\s+)?(?:taken|proposed)|(?:already\s+)?in[ -]place|no(?:ne| action))\b\s*([\s\S]*)$`,
      'i',
    ),
    (m) => ({
      kind: 'set-position',
      ref: refOf(m[1] ?? ''),
      position: (m[2] ?? '').toLowerCase(),
      because: splitReason(` ${m[3] ?? ''}`).because,
    }),
  ],
  [
    /^add\s+rec(?:ommendation)?\s+([A-Za-z][A-Za-z0-9-]{1,60})\s*[/ ]\s*(\d{1,4})\s*[:,-]?\s+(\S[\s\S]*)$/i,
    (m) => ({
      kind: 'add-recommendation',
      inspection: (m[1] ?? '').toUpperCase(),
      number: m[2] ?? '',
      text: m[3] ?? '',
    }),
  ],
  [/^add\s+rec(?:ommendation)?\b/i, () => usage('add recommendation')],
  [
    new RegExp(
      String.raw`^correct\s+${REF}\s+(text|addressees|report number|answer)\s+to\s+(\S[\s\S]*)$`,
      'i',
    ),
    (m) => {
      const { what, because } = splitLastReason(m[3] ?? '');
      return {
        kind: 'correct-recommendation',
        ref: refOf(m[1] ?? ''),
        field: (m[2] ?? '').toLowerCase(),
        value: what,
        because,
      };
    },
  ],
  [/^correct\s/i, () => usage('correct')],
  [
    /^add\s+person\s+([^,]{1,200}?)\s+as\s+([a-z, ]{1,80}?)(?:,?\s+account\s+((?:teams|slack|web|console):\S{1,190}))?$/i,
    (m) => ({
      kind: 'add-person',
      name: m[1] ?? '',
      roles: (m[2] ?? '')
        .toLowerCase()
        .split(/\s*(?:,|\band\b)\s*/)
        .filter(Boolean),
      account: m[3] ?? '',
    }),
  ],
  [/^add\s+person\b/i, () => usage('add person')],
  [
    /^move\s+(?:the\s+)?(?:board\s+)?meeting\s+(?:of\s+|on\s+|from\s+)?([\s\S]{1,60}?)\s+to\s+([\s\S]{1,400})$/i,
    (m) => {
      const { what, because } = splitReason(m[2] ?? '');
      return { kind: 'move-meeting', meeting: m[1] ?? '', to: what, because };
    },
  ],
  [/^(?:move|reschedule)\s+(?:the\s+)?(?:board\s+)?meeting\b/i, () => usage('move meeting')],
  [
    /^cancel\s+(?:the\s+)?(?:board\s+)?meeting\s+(?:of\s+|on\s+)?([\s\S]{1,400})$/i,
    (m) => {
      const { what, because } = splitReason(m[1] ?? '');
      return { kind: 'cancel-meeting', meeting: what, because };
    },
  ],
  [/^cancel\s+(?:the\s+)?(?:board\s+)?meeting\b/i, () => usage('cancel meeting')],
  [
    new RegExp(
      String.raw`^target\s+(?:of\s+|for\s+|date\s+(?:of|for)\s+)?${REF}\s+(?:to\s+|is\s+)?(\S[\s\S]{0,1000})$`,
      'i',
    ),
    (m) => {
      const { what, because } = splitReason(m[2] ?? '');
      return { kind: 'set-target', refs: [refOf(m[1] ?? '')], on: what, because };
    },
  ],
  [/^import(?:\s+(?:a|the|another)?\s*letter)?$/i, () => ({ kind: 'start-import' })],
];

/** As `splitReason`, but a value may itself hold "as" or "since": only the last "because" divides. */
const splitLastReason = (words: string): { readonly what: string; readonly because: string } => {
  const at = words.toLowerCase().lastIndexOf(' because ');
  if (at < 0) return { what: words.trim(), because: '' };
  return { what: words.slice(0, at).trim(), because: words.slice(at + 9).trim() };
};

const MUTATORS =
  /\b(?:set|change|move|push|extend|put|make|shift|bring|slip|reset|update|amend)\b[\s\S]{0,80}?\b(?:to|back|forward|until|till)\b/i;
const ABOUT_TARGET = /\b(?:target|deadline|due\s+date|date|due)\b/i;
const DATED =
  /\b(?:to|until|till|for|by|at|on|is|target|date|deadline|due)\s+((?:the\s+)?(?:end\s+of\s+)?(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+\p{L}{3,9}|\p{L}{3,9}\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{4}-\d\d-\d\d|next\s+\p{L}{3,9}|end\s+of\s+\p{L}{3,9})(?:,?\s+\d{4})?)/iu;

/** "push the deadline for 7 back to 30 November as the course moved", in whatever order it comes. */
export const parseTarget = (
  line: string,
  refs: ReturnType<typeof findMentions>['refs'],
): Intent | undefined => {
  const { what, because } = splitReason(line);
  if (!MUTATORS.test(what) && !/\b(?:new\s+target|set)\b|^target\b/i.test(what)) return undefined;
  if (!ABOUT_TARGET.test(what) && !/\b(?:push|extend|slip)\b/i.test(what)) return undefined;
  const on = DATED.exec(what)?.[1];
  return on ? { kind: 'set-target', refs, on, because } : undefined;
};

const ASSIGNED = [
  /^(?:(?:please|pls|can you|could you|can we|lets|let's|i want to|we need to)\s+)*(?:re)?(?:assign|allocate)\s+[\s\S]{1,80}?\s+(?:over\s+)?to\s+(?:the\s+)?(\S[\s\S]{1,120})$/i,
  /^(?:(?:please|pls|can you|could you|can we|lets|let's)\s+)*(?:give|hand|pass|transfer|move|switch)\s+[\s\S]{1,80}?\s+(?:over\s+)?to\s+(?:the\s+)?(\S[\s\S]{1,120})$/i,
  /^(?:(?:please|pls|can you|could you|can we|lets|let's)\s+)*make\s+(?:the\s+)?([\s\S]{1,80}?)\s+(?:the\s+)?(?:owner|lead)\s+(?:of|for|on)\s/i,
  /^(?:the\s+)?([\s\S]{1,80}?)\s+(?:now\s+owns|is\s+now\s+the\s+owner\s+of|owns|takes\s+on|takes\s+over|to\s+own|to\s+take(?:\s+on|\s+over)?|will\s+own|should\s+own)\s+(?:rec|recommendation|\d)/i,
] as const;

/** "give rec 4 to the ISVA lead", "make Head of Crime owner of 3". */
export const parseAssignment = (
  line: string,
  refs: ReturnType<typeof findMentions>['refs'],
): Intent | undefined => {
  if (/^(?:who|what|which|does|is|has|did)\b/i.test(line) || /\b(?:not|dont|don't|never)\b/i.test(line))
    return undefined;
  for (const pattern of ASSIGNED) {
    const to = pattern.exec(line)?.[1];
    if (to && !DATED.test(` to ${to}`)) {
      return { kind: 'assign', refs, to: to.replace(/\s+(?:please|pls|thanks|thx|ta)?[.!?]*$/i, '').trim() };
    }
  }
  return undefined;
};
