import { beforeAll, describe, expect, test } from 'vitest';
import { VERB_NAMES } from '../../../src/intents/parse-action.js';
import { CARD_LIMIT, toMessage, toTeamsCard, VERB } from '../../../src/platforms/teams/to-card.js';
import type { Card } from '../../../src/ports.js';
import { everyView } from '../../support/every-view.js';
import { aWorld, toCard } from '../../support/world.js';

/** Every object of this type in a card, fallbacks included. */
const all = (part: unknown, type: string): Record<string, unknown>[] => {
  if (Array.isArray(part)) return part.flatMap((inner) => all(inner, type));
  if (typeof part !== 'object' || part === null) return [];
  const own = (part as { type?: unknown }).type === type ? [part as Record<string, unknown>] : [];
  return [...own, ...Object.values(part).flatMap((inner) => all(inner, type))];
};

let shown: readonly { readonly name: string; readonly card: Card; readonly text: string }[];
beforeAll(async () => {
  shown = (await everyView(await aWorld())).map(({ name, view }) => ({
    name,
    card: toCard(view),
    text: view.text,
  }));
});

describe('every card, in Teams,', () => {
  test('has on each button what an older client needs to do the same', () => {
    let buttons = 0;
    for (const one of shown)
      for (const { verb, data, title, fallback } of all(toTeamsCard(one), 'Action.Execute')) {
        buttons += 1;
        expect(VERB_NAMES).toContain(verb);
        expect(fallback).toEqual({
          type: 'Action.Submit',
          ...(title === undefined ? {} : { title }),
          ...((fallback as { style?: string }).style ? { style: 'positive' } : {}),
          data: { ...(data as object), [VERB]: verb },
        });
      }
    expect(buttons).toBeGreaterThan(50);
  });

  test('keeps within what Teams takes: 28 KB, six actions, and words for the notification', () => {
    for (const one of shown) {
      const card = toTeamsCard(
        one,
        Array.from({ length: 90 }, (_, at) => `29:${'u'.repeat(60)}${at}`),
      );
      expect([one.name, Buffer.byteLength(JSON.stringify(card)) <= CARD_LIMIT]).toEqual([one.name, true]);
      expect(((card.actions as unknown[]) ?? []).length).toBeLessThanOrEqual(6);
      expect(toMessage(one).summary.length).toBeGreaterThan(0);
    }
  });
});

describe('a card that is too large', () => {
  const block = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
  const press = { type: 'Action.Execute', title: 'Go', verb: 'help', data: { said: 'y'.repeat(5_000) } };
  const aCard = (length: number): Card => ({
    type: 'AdaptiveCard',
    version: '1.5',
    body: [block('x'.repeat(length))],
    actions: [press],
  });

  test('first goes without what older clients need', () => {
    const card = toTeamsCard({ card: aCard(20_000), text: 'words' });
    expect(card).toEqual(aCard(20_000));
  });

  test('then is said in its words, cut visibly, with its buttons', () => {
    const card = toTeamsCard({ card: aCard(40_000), text: 'w'.repeat(9_000) });
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(CARD_LIMIT);
    expect(JSON.stringify(card)).toMatch(/w{100}…/);
    expect(card.actions).toEqual([press]);
  });
});

test('readers who may have a view of their own are at most sixty', () => {
  const readers = Array.from({ length: 90 }, (_, at) => `29:${at}`);
  const own = { verb: 'refresh-status', data: { ref: 'X/1' } };
  const card: Card = { type: 'AdaptiveCard', version: '1.5', body: [] };
  expect(toTeamsCard({ card, text: '', own }, readers).refresh).toEqual({
    action: { type: 'Action.Execute', title: '', ...own },
    userIds: readers.slice(0, 60),
  });
  expect(toTeamsCard({ card, text: '' }, readers)).not.toHaveProperty('refresh');
});
