import { type Form, usage } from './form.js';
import type { Intent } from './intent.js';
import { isDay, unquoted } from './minute-commands.js';
import { splitReason } from './reason.js';

/** What a line holds that is about actions given before. */
export const ABOUT_ACTIONS = /\bactions?\b/i;

/**
 * Such commands name an action by its number, and "action 4 KH by Friday “…”" gives one on recommendation 4: what
 * follows the number decides. A person, a mention or words said give one; done, withdrawn, open, "to" and "by" are about
 * one given before. What could be either is answered with how both go.
 */
const NUMBER = String.raw`(?:no\.?\s*|#)?(\d{1,5})`;

/** The words with which a sentence goes on behind "done" or "withdrawn". */
const said = (words: string): string =>
  unquoted(words.replace(/^\s*[,;]?\s*(?:(?:because|as|since|reason:)\s+)?/i, ''));

/** "done by Friday: …", "to KH by Friday “…”": somebody may have meant to give one. */
const COULD_GIVE = /^[^"“:]*\b(?:by|before|until)\s+[^"“:]*["“:]/i;

const settled = (number: string, word: string, rest: string): Intent => {
  const action = Number(number);
  if (/^\s*\?$/.test(rest)) return { kind: 'show-action', action };
  if (COULD_GIVE.test(rest)) return usage('change action');
  if (/^withdraw/i.test(word)) return { kind: 'withdraw-action', action, because: said(rest) };
  return { kind: 'finish-action', action, note: said(rest.replace(/^[.!]$/, '')), form: false };
};

/** Most words of a name: "the Head of Public Protection". */
const NAME_WORDS = 6;

const reassigned = (number: string, to: string): Intent => {
  const name = to.trim().replace(/[.!]$/, '');
  const isName = !/["“:]|\s(?:to|by|before|until)\s/i.test(name) && name.split(/\s+/).length <= NAME_WORDS;
  return isName ? { kind: 'reassign-action', action: Number(number), to: name } : usage('change action');
};

const moved = (number: string, words: string): Intent | undefined => {
  const { what, because } = splitReason(words.replace(/[.!]$/, ''));
  if (!isDay(what)) return undefined;
  if (/["“:]/.test(what)) return usage('change action');
  return { kind: 'move-action', action: Number(number), to: what, because };
};

/** The commands about actions that were given before. */
export const ACTION_FORMS: readonly Form[] = [
  [
    /^(?:(?:show|list|give)\s+(?:me\s+)?|what\s+are\s+|which\s+are\s+)?(?:all\s+)?(?:of\s+)?my\s+(?:open\s+|own\s+)?actions[.?!]?$/i,
    () => ({ kind: 'show-actions', mine: true }),
  ],
  [
    /^(?:(?:show|list)\s+(?:me\s+)?|what\s+are\s+|which\s+are\s+)?(?:all\s+)?(?:the\s+)?(?:board(?:[’']s)?\s+)?(?:open\s+)?(?:actions|action\s+log)(?:\s+of\s+(?:the|this)\s+board)?[.?!]?$/i,
    () => ({ kind: 'show-actions', mine: false }),
  ],
  [
    new RegExp(String.raw`^(?:show\s+(?:me\s+)?)?action\s+${NUMBER}[.?!]?$`, 'i'),
    (m) => ({ kind: 'show-action', action: Number(m[1]) }),
  ],
  [
    new RegExp(
      String.raw`^action\s+${NUMBER}\s*[:,–-]?\s+(?:(?:is|was|has\s+been)\s+)?(?:now\s+)?(done|completed?|finished|closed|withdrawn)(?![\p{L}\p{N}])([\s\S]*)$`,
      'iu',
    ),
    (m) => settled(m[1] ?? '', m[2] ?? '', m[3] ?? ''),
  ],
  [
    new RegExp(
      String.raw`^(close|complete|finish|withdraw)\s+action\s+${NUMBER}(?![\p{L}\p{N}])([\s\S]*)$`,
      'iu',
    ),
    (m) => settled(m[2] ?? '', m[1] ?? '', m[3] ?? ''),
  ],
  [
    new RegExp(
      String.raw`^(?:action\s+${NUMBER}\s+(?:is\s+)?(?:open(?:\s+again)?|reopen(?:ed)?)|reopen\s+action\s+${NUMBER})[.!]?$`,
      'i',
    ),
    (m) => ({ kind: 'reopen-action', action: Number(m[1] ?? m[2]) }),
  ],
  [
    new RegExp(String.raw`^action\s+${NUMBER}\s+(?:is\s+|now\s+)?by\s+(\S[\s\S]{0,300})$`, 'i'),
    (m) => moved(m[1] ?? '', m[2] ?? ''),
  ],
  [
    new RegExp(String.raw`^action\s+${NUMBER}\s+to\s+(\S[\s\S]{0,2000})$`, 'i'),
    (m) => reassigned(m[1] ?? '', m[2] ?? ''),
  ],
];
