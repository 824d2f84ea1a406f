import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readButton } from '../../../src/platforms/slack/buttons.js';
import { cut } from '../../../src/platforms/slack/limits.js';
import { toBlocks } from '../../../src/platforms/slack/to-blocks.js';
import { needsModal, problemsOf, readModal, toModal } from '../../../src/platforms/slack/to-modal.js';
import type { Card } from '../../../src/ports.js';
import { complaintsAboutBlocks, complaintsAboutModal, mrkdwnIn } from '../../support/block-checker.js';
import { actionsOf, inputsOf } from '../../support/card-parts.js';
import { everyView, type Shown } from '../../support/every-view.js';
import { aMarkedWorld, MARK, TYPED } from '../../support/marked.js';
import { aWorld, toCard } from '../../support/world.js';

const FRAME = { channel: 'C1', thread: null, responseUrl: null, privately: false };
let shown: readonly Shown[] = [];
let marked: readonly Shown[] = [];
beforeAll(async () => {
  shown = await everyView(await aWorld());
  marked = await everyView(await aMarkedWorld(), TYPED);
});

const elementsOf = (blocks: readonly unknown[], type: string): Record<string, unknown>[] => {
  const found: Record<string, unknown>[] = [];
  JSON.stringify(blocks, (_key, value) => {
    if (value?.type === type) found.push(value);
    return value;
  });
  return found;
};

describe('every view of ours', () => {
  test('becomes blocks that Slack takes, and a form becomes a modal that it takes', () => {
    for (const { name, view } of [...shown, ...marked]) {
      const card = toCard(view);
      expect([name, complaintsAboutBlocks(toBlocks(card).blocks)]).toEqual([name, []]);
      if (needsModal(card)) expect([name, complaintsAboutModal(toModal(card, FRAME))]).toEqual([name, []]);
    }
    expect(shown.filter(({ view }) => needsModal(toCard(view))).length).toBeGreaterThan(3);
  });

  test('keeps people’s words out of what Slack reads as markup', () => {
    const blocks = marked.flatMap(({ view }) => toBlocks(toCard(view)).blocks);
    expect(JSON.stringify(blocks)).toContain(MARK);
    expect(mrkdwnIn(blocks).filter((text) => text.includes(MARK))).toEqual([]);
  });

  test('has the card’s own buttons, each with its verb and data, where it is no form', () => {
    for (const { name, view } of shown) {
      const card = toCard(view);
      if (needsModal(card)) continue;
      const pressed = elementsOf(toBlocks(card).blocks, 'button').map(readButton);
      const meant = actionsOf(card).map(({ verb, data }) => ({ verb, data }));
      expect([name, new Set(pressed.map((one) => JSON.stringify(one)))]).toEqual([
        name,
        new Set(meant.map((one) => JSON.stringify(one))),
      ]);
    }
  });
});

describe('a modal', () => {
  test('says every field by its id, with what the card had filled in', () => {
    for (const { view } of shown.filter((one) => needsModal(toCard(one.view)))) {
      const card = toCard(view);
      const modal = toModal(card, FRAME);
      const values = Object.fromEntries(
        elementsOf([...modal.blocks], 'input').map(({ block_id, element }) => {
          const field = element as Record<string, unknown>;
          const given = {
            value: field.initial_value ?? null,
            selected_date: field.initial_date ?? null,
            selected_option: field.initial_option ?? null,
          };
          return [String(block_id), { [String(field.action_id)]: given }];
        }),
      );
      expect(readModal(values)).toEqual(
        Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, String(value ?? '').slice(0, 3_000)])),
      );
    }
  });

  test('has what is wrong by its field, as the card says it', () => {
    const wrong = shown.find(({ name }) => name === 'update form with problems');
    expect(wrong && problemsOf(toCard(wrong.view))).toMatchObject({
      confidence: expect.stringMatching(/^Choose how confident/),
      target: expect.stringMatching(/is not a day/),
    });
  });

  test.each([null, [], 'x', { a: null }, { a: { b: 3 } }, { a: { b: { selected_option: [] } } }])(
    'reads %j without a fault',
    (values) => {
      for (const text of Object.values(readModal(values))) expect(text).toBe('');
    },
  );
});

test.each([
  null,
  7,
  { type: 'button' },
  { type: 'button', url: 'https://example.org' },

  { type: 'checkbox', value: '{"verb":"help","data":{}}' },
])('a button that is not ours, %j, is none', (action) => {
  expect(readButton(action)).toBeNull();
});

test.each(['{', '{"verb":3}', 'x'.repeat(9_000)])(
  'a button that carries %j is one that nobody knows',
  (value) => {
    expect(readButton({ type: 'button', value })).toEqual({ verb: 'unreadable', data: {} });
  },
);

const WORDS = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '<!channel>',
    '<@U012>',
    '&amp;',
    '*bold* _it_ `x` ~s~',
    '😀'.repeat(2_000),
    'ﷺ'.repeat(900),
    '‮abc',
    'a'.repeat(7_000),
  ),
);
const LEAF = fc.oneof(
  fc.record({
    type: fc.constant('TextBlock'),
    text: WORDS,
    weight: fc.constantFrom('bolder', 'default'),
    style: fc.constantFrom('heading', 'default'),
    isSubtle: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('RichTextBlock'),
    separator: fc.boolean(),
    inlines: fc.array(
      fc.record({
        type: fc.constant('TextRun'),
        text: WORDS,
        isSubtle: fc.boolean(),
        italic: fc.boolean(),
        weight: fc.constantFrom('bolder', 'default'),
      }),
      { maxLength: 4 },
    ),
  }),
  fc.record({
    type: fc.constantFrom('Image', 'FactSet', 'Unheard.Of', 'Media'),
    text: WORDS,
    altText: WORDS,
  }),
);
const ACTION = fc.record({
  type: fc.constant('Action.Execute'),
  title: WORDS,
  tooltip: WORDS,
  verb: fc.constantFrom('help', 'show-status', '', 'x'.repeat(300)),
  style: fc.constantFrom('positive', 'destructive', 'default'),
  data: fc.dictionary(fc.constantFrom('ref', 'said', '__proto__'), WORDS, { maxKeys: 2 }),
});
const CONTAINER = fc.record({
  type: fc.constant('Container'),
  separator: fc.boolean(),
  items: fc.array(LEAF, { maxLength: 5 }),
  selectAction: fc.oneof(fc.constant(undefined), ACTION),
});
const CARD = fc.record({
  type: fc.constant('AdaptiveCard'),
  body: fc.array(fc.oneof(LEAF, CONTAINER), { maxLength: 70 }),
  actions: fc.array(ACTION, { maxLength: 30 }),
});

test('no card whatever becomes a block beyond a limit, and nothing in it can notify a channel', () => {
  const seed = Date.now() % 2 ** 31;
  fc.assert(
    fc.property(CARD, (card) => {
      const { blocks } = toBlocks(card as unknown as Card);
      expect(complaintsAboutBlocks(blocks)).toEqual([]);
      expect(mrkdwnIn(blocks).filter((text) => /<[!@#]/.test(text))).toEqual([]);
    }),
    { seed, numRuns: 1_500 },
  );
});

test('what does not fit into a message is counted, and the buttons stay', () => {
  const body = Array.from({ length: 80 }, (_, at) => ({ type: 'TextBlock', text: `Line ${at}` }));
  const action = { type: 'Action.Execute', title: 'Help', verb: 'help', data: {} };
  const { blocks } = toBlocks({ type: 'AdaptiveCard', body, actions: [action] });
  expect(blocks).toHaveLength(50);
  expect(JSON.stringify(blocks.at(-2))).toMatch(/32 more parts do not fit/);
  expect(blocks.at(-1)).toMatchObject({ type: 'actions' });
});

test('a text is cut with a sign that it was, and never inside a character', () => {
  expect(cut('abcdef', 6)).toBe('abcdef');
  expect(cut('abcdefg', 6)).toBe('abcde…');
  expect(cut('abcd😀fgh', 6)).toBe('abcd…');
});
