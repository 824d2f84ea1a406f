import { type Form, usage } from './form.js';
import type { Reference } from './intent.js';
import { unquoted } from './minute-commands.js';
import { splitReason } from './reason.js';
import { REF, refOf } from './typed-reference.js';

const ONE = String.raw`(?:(?:recs?|recommendations?)\s*)?(?:[A-Za-z][A-Za-z0-9-]{0,60}\/)?\d{1,4}`;
const LIST = String.raw`(${ONE}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)${ONE}){0,49})`;

const one = (typed: string | undefined): readonly Reference[] => (typed ? [refOf(typed)] : []);
const several = (typed: string): readonly Reference[] =>
  [...typed.matchAll(/(?:[A-Za-z][A-Za-z0-9-]{0,60}\/)?\d{1,4}/g)].map(([found]) => refOf(found));

/** "Head of Crime: the course is theirs": a name, and what they should know. */
const splitNote = (words: string): { readonly to: string; readonly note: string } => {
  const at = words.search(/[:,;]\s|\s[-–]\s/);
  const to = (at < 0 ? words : words.slice(0, at)).trim().replace(/[.!]+$/, '');
  return { to, note: at < 0 ? '' : words.slice(at + 1).replace(/^[-–:,;\s]+/, '') };
};

/** The commands about what is asked before a meeting: of whom, until when, and what came in. */
export const REQUEST_FORMS: readonly Form[] = [
  [
    new RegExp(
      String.raw`^hand[\s-]?over\s+(?:the\s+request\s+(?:on|for)\s+)?${REF}\s+to\s+(?:the\s+)?(\S[\s\S]{0,2100})$`,
      'i',
    ),
    (m) => ({ kind: 'hand-over', refs: one(m[1]), ...splitNote(m[2] ?? '') }),
  ],
  [
    new RegExp(
      String.raw`^ask\s+(?:the\s+)?(\S[^,;:?]{0,120}?)\s+(?:about|on|for)\s+${REF}\s+instead(?:\s+of\s+me)?[.!]?$`,
      'i',
    ),
    (m) => ({ kind: 'hand-over', refs: one(m[2]), to: m[1] ?? '', note: '' }),
  ],
  [
    new RegExp(
      String.raw`^ask\s+(?:the\s+)?(\S[^,;:?]{0,120}?)\s+instead(?:\s+of\s+me)?(?:\s+(?:about|on|for)\s+${REF})?[.!]?$`,
      'i',
    ),
    (m) => ({ kind: 'hand-over', refs: one(m[2]), to: m[1] ?? '', note: '' }),
  ],
  [
    new RegExp(String.raw`^hand[\s-]?over(?:\s+(?:the\s+request\s+(?:on|for)\s+)?${REF})?$`, 'i'),
    (m) => ({ kind: 'open-hand-over', refs: one(m[1]) }),
  ],
  [
    new RegExp(
      String.raw`^(?:snooze|put\s+off)\s+(?:the\s+request\s+(?:on|for)\s+)?${REF}\s+(?:until|till|to)\s+(\S[\s\S]{0,2100})$`,
      'i',
    ),
    (m) => {
      const { what, because } = splitReason(m[2] ?? '');
      return { kind: 'snooze', refs: one(m[1]), until: what, because };
    },
  ],
  [
    new RegExp(String.raw`^(?:snooze|put\s+off)(?:\s+(?:the\s+request\s+(?:on|for)\s+)?${REF})?$`, 'i'),
    (m) => ({ kind: 'open-snooze', refs: one(m[1]) }),
  ],
  [/^snooze\b/i, () => usage('snooze')],
  [
    new RegExp(
      String.raw`^(?:nothing(?:\s+has)?\s+(?:changed|new)|no\s+changes?)(?:\s+since(?:\s+[a-z]{1,20}){1,4})?(?:\s+(?:on|for|to|with|in))?(?:\s+${REF})?[.!]?$`,
      'i',
    ),
    (m) => ({ kind: 'nothing-changed', refs: one(m[1]) }),
  ],
  [
    /^why(?:\s+(?:did\s+(?:i|we)\s+get\s+(?:this|that|it)(?:\s+message)?|(?:this|that)(?:\s+message)?|(?:was|am)\s+i\s+(?:sent|asked|getting)(?:\s+(?:this|that))?))?\s*\?{0,3}$/i,
    () => ({ kind: 'show-why', delivery: null }),
  ],
  [
    /^(?:my\s+requests|what\s+(?:am\s+i\s+(?:being\s+)?asked(?:\s+for)?|do\s+i\s+owe))\s*\??$/i,
    () => ({ kind: 'show-requests', mine: true }),
  ],
  [
    /^(?:requests?|who\s+(?:still\s+)?(?:owes|is\s+asked\s+for)(?:\s+(?:us|me))?(?:\s+an?)?\s+updates?|who\s+(?:has\s+not|hasn['’]?t)\s+answered(?:\s+yet)?)\s*\??$/i,
    () => ({ kind: 'show-requests', mine: false }),
  ],
  [
    new RegExp(String.raw`^accept\s+(?:the\s+)?(?:updates?\s+)?(?:on\s+|of\s+|for\s+)?${LIST}[.!]?$`, 'i'),
    (m) => ({ kind: 'accept-updates', refs: several(m[1] ?? '') }),
  ],
  [
    new RegExp(
      String.raw`^return\s+(?:the\s+)?(?:updates?\s+)?(?:on\s+|of\s+|for\s+)?${LIST}(?:\s*:\s*|\s+because\s+|\s+with\s+)?([\s\S]{0,2100})$`,
      'i',
    ),
    (m) => ({ kind: 'return-updates', refs: several(m[1] ?? ''), note: unquoted(m[2] ?? '') }),
  ],
  [
    /^(?:health|are\s+you\s+(?:all\s*right|ok(?:ay)?|well|there|working|alive|up|running))\s*\?{0,3}$/i,
    () => ({ kind: 'show-health' }),
  ],
  [
    /^(?:undelivered|(?:what\s+was\s+)?not\s+delivered|dead\s+letters?)\s*\??$/i,
    () => ({ kind: 'show-deliveries' }),
  ],
  // Each is to be read before it is accepted: all at once begins with what they are.
  [
    /^accept\s+(?:all|everything|every\s+update|all\s+updates)$/i,
    () => ({ kind: 'show-list', filter: 'waiting' }),
  ],
];
