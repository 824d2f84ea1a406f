import type { NamedItem } from '../domain/agenda.js';
import { RAG } from '../domain/register.js';
import { type Form, usage } from './form.js';
import type { Intent } from './intent.js';
import { ITEM, itemOf } from './meeting-commands.js';
import { DATE_WORDS } from './plain-orders.js';
import { splitReason } from './reason.js';

const LEADS_WITH_ITEM = new RegExp(String.raw`^(?:(?:on|for)\s+)?${ITEM}\s*([\s\S]*)$`, 'iu');

/** "4 “…”": the item that the words begin with, null where they begin otherwise, and the rest. */
export const splitItem = (words: string): { readonly item: NamedItem | null; readonly rest: string } => {
  const match = LEADS_WITH_ITEM.exec(words.trim());
  return match
    ? { item: itemOf(match[1] ?? ''), rest: (match[2] ?? '').trim() }
    : { item: null, rest: words.trim() };
};

const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ["'", "'"],
  ['‘', '’'],
  ['«', '»'],
]);

/** What somebody put in quotation marks, or behind a colon, without these. */
export const unquoted = (words: string): string => {
  const text = words
    .trim()
    .replace(/^[:–-]/, '')
    .trim();
  const end = QUOTES.get(text.charAt(0));
  const quoted = text.replace(/[.!]$/, '');
  return end !== undefined && quoted.length > 1 && quoted.endsWith(end) ? quoted.slice(1, -1).trim() : text;
};

const IS_SAID = /^\s*[:"“'‘«]/;

const minute = (what: 'decision' | 'note', words: string, freely: boolean): Intent | undefined => {
  const { item, rest } = splitItem(words);
  if (item === null && !freely && !IS_SAID.test(rest)) return undefined;
  const text = unquoted(rest);
  // "Decision on rec 4?" asks.
  if (rest !== '' && !/[\p{L}\p{N}]/u.test(text)) return undefined;
  return text === ''
    ? usage(what === 'note' ? 'note' : 'decide')
    : { kind: 'record-minute', what, meeting: '', item, text, form: false };
};

const DAY = /^(?:the\s+)?next\s+(?:board\s+)?meeting$/i;
/** Whether these words may name a day. */
export const isDay = (words: string): boolean => DATE_WORDS.test(words) || DAY.test(words.trim());

const action = (words: string): Intent | undefined => {
  const { item, rest } = splitItem(words);
  const read = actionIn(rest.replace(/^[:,–-]\s*/, '').replace(/^for\s+/i, ''));
  if (read) return { kind: 'record-action', meeting: '', item, ...read, form: false };
  return item !== null || /^[@"“]/.test(rest) ? usage('action') : undefined;
};

interface SaidAction {
  readonly owner: string;
  readonly due: string;
  readonly text: string;
}

/** "KH tomorrow", "KH, next Friday": a day that nobody is called by, said without "by". */
const NAME_AND_DAY =
  /^(\S[\s\S]*?),?\s+((?:(?:on|for|this|next)\s+)?(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day))$/i;

/** "@KH by Friday “…”", "KH: … by Friday", "KH to … by Friday". */
const actionIn = (words: string): SaidAction | undefined => {
  const dated =
    /^([^"“:]{1,120}?),?\s+(?:by|before|until)\s+([^"“:]{1,60}?)\s*(?::\s*|(?=["“]))(\S[\s\S]*)$/i.exec(
      words,
    );
  if (dated && isDay(dated[2] ?? ''))
    return { owner: dated[1] ?? '', due: dated[2] ?? '', text: unquoted(dated[3] ?? '') };
  const said =
    /^([^"“:]{1,120}?)\s*(?::\s*|(?=["“]))(\S[\s\S]*)$/.exec(words) ??
    /^(\S[^"“:]{0,119}?)\s+to\s+(\S[\s\S]*)$/i.exec(words);
  if (!said) return undefined;
  const last = /^([\s\S]*\S)\s+(?:by|before|until)\s+([^"”]{1,60}?)[.!]?$/i.exec(said[2] ?? '');
  if (last && isDay(last[2] ?? ''))
    return { owner: said[1] ?? '', due: last[2] ?? '', text: unquoted(last[1] ?? '') };
  const [, owner = said[1] ?? '', due = ''] = NAME_AND_DAY.exec(said[1] ?? '') ?? [];
  return { owner, due, text: unquoted(said[2] ?? '') };
};

const names = (words: string): readonly string[] =>
  words
    .split(/[,;&]|\band\b/i)
    .map((name) => name.trim().replace(/^\(|[.!()]+$/g, ''))
    .filter(Boolean);

const APOLOGIES = /\(?\bapologies\b(?:\s+from\b)?\s*:?([^)]*)\)?\s*$/i;

const attendance = (words: string, also: boolean): Intent => {
  const sorry = APOLOGIES.exec(words);
  const here = sorry ? words.slice(0, sorry.index) : words;
  return {
    kind: 'record-attendance',
    meeting: '',
    present: names(here),
    apologies: names(sorry?.[1] ?? ''),
    also,
  };
};

const assurance = (words: string): Intent | undefined => {
  const { item, rest } = splitItem(words);
  const [, typed = '', said = ''] = /^(?:is\s+|as\s+|to\s+)?(red|amber|green)\b([\s\S]*)$/i.exec(rest) ?? [];
  const rag = RAG.find((one) => one === typed.toLowerCase());
  return rag
    ? {
        kind: 'assure',
        meeting: '',
        item,
        rag,
        text: unquoted(said.replace(/^\s*(?:,|because\b|as\b)\s*/i, '')),
      }
    : usage('assure');
};

const extension = (words: string): Intent | undefined => {
  const { item, rest } = splitItem(words);
  if (rest === '')
    return item === null
      ? usage('extend')
      : { kind: 'extend-target', meeting: '', item, on: '', because: '' };
  const to = /^(?:to|until|till)\s+(\S[\s\S]*)$/i.exec(rest)?.[1];
  if (to === undefined) return undefined;
  const { what, because } = splitReason(to);
  return { kind: 'extend-target', meeting: '', item, on: what, because };
};

/** What a line must begin with to be minuted. */
export const MINUTE_WORDS =
  /^(?:assure|extend|undo|accept|return|take\s+(?:that|it)\s+back|attendees|attendance|present|also|apologies|decide|decision|note|action)\b/i;

/** The commands that put something into a meeting's minutes. */
export const MINUTE_FORMS: readonly Form[] = [
  [
    /^(?:attendees|attendance)\s+(?:add|also|and|plus)\s+(\S[\s\S]{0,5000})$/i,
    (m) => attendance(m[1] ?? '', true),
  ],
  [/^also\s+(?:here|present)\s*:?\s+(\S[\s\S]{0,5000})$/i, (m) => attendance(m[1] ?? '', true)],
  [
    /^(?:attendees|attendance|present\s*(?=:))\s*:?\s+(\S[\s\S]{0,5000})$/i,
    (m) => attendance(m[1] ?? '', false),
  ],
  [/^apologies\s*(?::|from\b)\s*(\S[\s\S]{0,5000})$/i, (m) => attendance(`apologies: ${m[1]}`, false)],
  [/^(?:attendees|attendance)[.!:]?$/i, () => usage('attendees')],
  [/^decide\b([\s\S]*)$/i, (m) => minute('decision', m[1] ?? '', true)],
  [/^decision\b([\s\S]*)$/i, (m) => minute('decision', m[1] ?? '', false)],
  [/^note[.!:]?$/i, () => usage('note')],
  [/^note\b([\s\S]*)$/i, (m) => minute('note', m[1] ?? '', false)],
  [/^assure\b([\s\S]*)$/i, (m) => assurance(m[1] ?? '')],
  [/^extend\b([\s\S]*)$/i, (m) => extension(m[1] ?? '')],
  // Without a number, the update on the table.
  [/^accept(?:\s+(?:it|this|the\s+update))?[.!]?$/i, () => ({ kind: 'accept-updates', refs: [] })],
  [
    /^return(?:\s+(?:it|this|the\s+update))?(?:\s*:|\s+because\b|(?=\s*["“]))([\s\S]{1,2100})$/i,
    (m) => ({ kind: 'return-updates', refs: [], note: unquoted(m[1] ?? '') }),
  ],
  [
    /^(?:undo(?:\s+(?:that|it|this|the\s+last(?:\s+(?:one|entry))?))?|take\s+(?:that|it)\s+back)[.!]?$/i,
    () => ({ kind: 'undo', meeting: '' }),
  ],
  [/^action[.!:]?$/i, () => usage('action')],
  [/^action\s+(\S[\s\S]*)$/i, (m) => action(m[1] ?? '')],
];
