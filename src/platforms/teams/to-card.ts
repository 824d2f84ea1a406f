import { cut } from '../../domain/cut.js';
import { isJsonObject, type JsonObject } from '../../json-object.js';
import type { Card } from '../../ports.js';
import { atMost, LONGEST_CHARACTER } from '../../views/fit-card.js';
import type { Shown } from '../chat/say.js';

/** Under this name a button's verb travels in its data, where a client knows `Action.Submit` only. */
export const VERB = 'scrutiny.verb';

/** Teams takes cards of up to 28 KB. */
export const CARD_LIMIT = 28 * 1024;
/** Most readers who may have a view of their own. */
export const MOST_READERS = 60;

const submitFor = ({ title, style, data }: JsonObject, verb: string) => ({
  type: 'Action.Submit',
  ...(typeof title === 'string' ? { title } : {}),
  ...(typeof style === 'string' ? { style } : {}),
  data: { ...(isJsonObject(data) ? data : {}), [VERB]: verb },
});

/**
 * Every button as both clients know it: `Action.Execute`, with an `Action.Submit` that carries the verb. Only what
 * holds a button is made anew.
 */
const withFallbacks = (part: unknown): unknown => {
  if (Array.isArray(part)) {
    const inner = part.map(withFallbacks);
    return inner.every((one, at) => one === part[at]) ? part : inner;
  }
  if (!isJsonObject(part)) return part;
  let whole = part;
  for (const [name, value] of Object.entries(part)) {
    const inner = name !== 'data' && typeof value === 'object' ? withFallbacks(value) : value;
    if (inner !== value) whole = { ...whole, [name]: inner };
  }
  if (part.type !== 'Action.Execute' || typeof part.verb !== 'string') return whole;
  return { fallback: submitFor(part, part.verb), ...whole };
};

/** Every button as a dialog knows it: `Action.Submit`, with its verb among the data. */
const submitting = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(submitting);
  if (!isJsonObject(part)) return part;
  if (part.type !== 'Action.Execute' || typeof part.verb !== 'string')
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, submitting(value)]));
  return submitFor(part, part.verb);
};

const fits = (card: Card): boolean =>
  atMost(card, LONGEST_CHARACTER) <= CARD_LIMIT || Buffer.byteLength(JSON.stringify(card)) <= CARD_LIMIT;

/** The words of a card that is too large, with its first buttons. */
const inWords = ({ card, text }: Shown): Card => {
  const actions = Array.isArray(card.actions) ? card.actions.slice(0, 6) : [];
  const words = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: cut(text, 5_000) }] };
  const whole: Card = { type: 'AdaptiveCard', version: '1.5', body: [words], actions };
  return fits(whole) ? whole : { ...whole, actions: [] };
};

/**
 * The card as Teams takes it. With `readers` (Teams' own ids of people), each of those gets a view of their own,
 * which their client asks for by itself.
 */
export const toTeamsCard = (shown: Shown, readers: readonly string[] = []): Card => {
  const { card, own } = shown;
  const refresh =
    own && readers.length > 0
      ? {
          action: { type: 'Action.Execute', title: '', verb: own.verb, data: own.data },
          userIds: readers.slice(0, MOST_READERS),
        }
      : null;
  const asked = (one: Card): Card => (refresh ? { refresh, ...one } : one);
  const whole = asked(withFallbacks(card) as Card);
  if (fits(whole)) return whole;
  return [asked(card), card].find(fits) ?? inWords(shown);
};

/** Longest words that stand for a card in a notification, in characters. */
const LONGEST_SUMMARY = 8_000;

/** A message with one card. Its words are the notification's and the screen reader's, and are not shown beside it. */
export const toMessage = (shown: Shown, readers: readonly string[] = []) => ({
  type: 'message' as const,
  summary: cut(shown.text, LONGEST_SUMMARY),
  attachments: [
    { contentType: 'application/vnd.microsoft.card.adaptive', content: toTeamsCard(shown, readers) },
  ],
});

/** The card as a dialog takes it. */
export const toDialogCard = (shown: Shown): Card => {
  const whole = submitting(shown.card) as Card;
  return fits(whole) ? whole : (submitting(inWords(shown)) as Card);
};
