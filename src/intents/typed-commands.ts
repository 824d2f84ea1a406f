import { codeIn } from '../domain/one-time-code.js';
import { ABOUT_ACTIONS, ACTION_FORMS } from './action-commands.js';
import { AGENDA_FORMS, AGENDA_WORDS } from './agenda-commands.js';
import { ABOUT_AWAY, AWAY_FORMS } from './away-commands.js';
import { ABOUT_BOARDS, BOARD_FORMS } from './board-commands.js';
import { CHANGES_FORMS, CHANGES_WORDS } from './changes-commands.js';
import { DIGEST_FORMS } from './digest-commands.js';
import { type Form, usage } from './form.js';
import type { Intent } from './intent.js';
import { MEETING_FORMS, MEETING_WORDS } from './meeting-commands.js';
import { MINUTE_FORMS, MINUTE_WORDS } from './minute-commands.js';
import { PAPER_FORMS, PAPER_WORDS } from './paper-commands.js';
import { PEOPLE_FORMS } from './people-commands.js';
import { DATE_WORDS } from './plain-orders.js';
import { splitLastReason, splitReason } from './reason.js';
import { REQUEST_FORMS } from './request-commands.js';
import { RESPONSE_FORMS } from './response-commands.js';
import { REF, refOf } from './typed-reference.js';

/**
 * The commands that carry words of the speaker's own (a reason, a name, a text). They begin with their word and
 * are read from the line as typed. `undefined`: the line is none of them. Every pattern is anchored, and what
 * is free runs to the end, so a long line costs no more than its length.
 */
export const parseTypedCommand = (line: string): Intent | undefined => {
  const code = line.length <= LONGEST_WITH_CODE ? codeIn(line) : null;
  if (code) return { kind: 'use-code', code };
  return (
    (line.length <= LONGEST_NAMED && ABOUT_AWAY.test(line) ? firstOf(AWAY_FORMS, line) : undefined) ??
    (line.length <= LONGEST_NAMED && ABOUT_BOARDS.test(line) ? firstOf(BOARD_FORMS, line) : undefined) ??
    (line.length <= LONGEST_NAMED && CHANGES_WORDS.test(line) ? firstOf(CHANGES_FORMS, line) : undefined) ??
    (line.length <= LONGEST_PAPER && PAPER_WORDS.test(line) ? firstOf(PAPER_FORMS, line) : undefined) ??
    (line.length <= LONGEST_PAPER && AGENDA_WORDS.test(line) ? firstOf(AGENDA_FORMS, line) : undefined) ??
    (MEETING_WORDS.test(line) ? firstOf(MEETING_FORMS, line) : undefined) ??
    (ABOUT_ACTIONS.test(line.slice(0, LONGEST_NAMED)) ? firstOf(ACTION_FORMS, line) : undefined) ??
    (MINUTE_WORDS.test(line) ? firstOf(MINUTE_FORMS, line) : undefined) ??
    (FIRST_WORDS.test(line) || ABOUT_DIGEST.test(line) ? firstOf(FORMS, line) : undefined)
  );
};

const firstOf = (forms: readonly Form[], line: string): Intent | undefined => {
  for (const [pattern, read] of forms) {
    const match = pattern.exec(line);
    const intent = match ? read(match, line) : undefined;
    if (intent) return intent;
  }
  return undefined;
};

/** Days, a name and a deputy, or a board's name; what is longer is talk. */
const LONGEST_NAMED = 500;

/** A correction is a paragraph at most. */
const LONGEST_PAPER = 5_000;

/** A sentence such as "my code is …"; what is longer is no hand-on of a code. */
const LONGEST_WITH_CODE = 300;

const FIRST_WORDS =
  /^(?:use|update|inspectorate|hmicfrs|position|add|correct|move|reschedule|cancel|target|assign|reassign|allocate|import|approve|decline|keep|invite|unlink|e-?mail|link|who|what|why|my|ask|hand|handover|snooze|put|nothing|no|requests?|accept|return|health|are|undelivered|not|dead|comments|response|report|sent|the|our|chief)\b/i;

/** "Send me a weekly digest": the word stands near the beginning. */
const ABOUT_DIGEST = /^.{0,40}\bdigests?\b/i;

const FORMS: readonly Form[] = [
  ...DIGEST_FORMS,
  [
    new RegExp(
      String.raw`^(approve|decline|keep)\s+(?:the\s+)?(?:later\s+|drafted\s+)?(date|target|extension|position)\s+(?:date\s+)?(?:of\s+|for\s+|on\s+)?${REF}$`,
      'i',
    ),
    (m) => {
      const subject = (m[2] ?? '').toLowerCase() === 'position' ? 'position' : 'target';
      const decision = (m[1] ?? '').toLowerCase() === 'approve' ? 'approve' : 'decline';
      return { kind: `${decision}-${subject}`, ref: (m[3] ?? '').toUpperCase() } as const;
    },
  ],
  [/^(?:approve|decline)\b(?=.*\d)/i, () => usage('approve date')],
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
  [new RegExp(String.raw`^update\s+${REF}\s+for\b`, 'i'), () => usage('told')],
  [
    new RegExp(
      String.raw`^(?:inspectorate|hmicfrs)\s+(open|awaiting review|no further action(?: needed)?|closed|superseded|reopened)\s+${REF}(?:\s+on\s+([^,]{1,40}))?(?:,\s*([\s\S]{0,300}))?$`,
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
  [
    /^(?:inspectorate|hmicfrs)\s+(?:(?:re)?open|awaiting|no further|closed?|supersed|state|rec|\d)[^?]{0,300}$/i,
    (_, line) => (/\d/.test(line) ? usage('inspectorate') : undefined),
  ],
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
  // "Position 7 …" is the command; "position of 7?" asks how it stands.
  [new RegExp(String.raw`^position\s+${REF}(?=[^\d/]|$)[^?]*$`, 'i'), () => usage('position')],
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
  ...PEOPLE_FORMS,
  ...RESPONSE_FORMS,
  ...REQUEST_FORMS,
  [
    /^move\s+(?:the\s+)?(?:board\s+)?meeting\s+(?:of\s+|on\s+|from\s+)?([\s\S]{1,160}?)\s+to\s+([\s\S]{1,400})$/i,
    (m) => {
      const { what, because } = splitReason(m[2] ?? '');
      return { kind: 'move-meeting', meeting: m[1] ?? '', to: what, because };
    },
  ],
  [
    /^move\s+(?:the\s+|our\s+)?next\s+(?:board\s+)?meeting\s+(?:([\s\S]{1,160}?)\s+)?to\s+([\s\S]{1,400})$/i,
    (m) => {
      const { what, because } = splitReason(m[2] ?? '');
      return { kind: 'move-meeting', meeting: `next ${m[1] ?? ''}`.trim(), to: what, because };
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
  [
    /^cancel\s+(?:the\s+|our\s+)?next\s+(?:board\s+)?meeting\b([\s\S]{0,400})$/i,
    (m) => {
      const { what, because } = splitReason(m[1] ?? '');
      return { kind: 'cancel-meeting', meeting: `next ${what}`.trim(), because };
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
      if (!DATE_WORDS.test(what)) return undefined;
      return { kind: 'set-target', refs: [refOf(m[1] ?? '')], on: what, because };
    },
  ],
  [
    new RegExp(String.raw`^target\s+${REF}(?![\d/])(?!\s*(?:,|and|&|-|to\s+\d|date|please|pls))[^?]*$`, 'i'),
    () => usage('target'),
  ],
  [
    /^(?:assign|reassign|allocate)\b(?![\s\S]{0,200}\bto\s+\S)[^?]*$/i,
    (_, line) => (/\d|\brec/i.test(line) || line.length < 12 ? usage('assign') : undefined),
  ],
  [/^import(?:\s+(?:a|the|another)?\s*letter)?$/i, () => ({ kind: 'start-import' })],
];
