import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readButton } from '../../../src/platforms/slack/buttons.js';
import { toBlocks } from '../../../src/platforms/slack/to-blocks.js';
import { needsModal } from '../../../src/platforms/slack/to-modal.js';
import type { Card } from '../../../src/ports.js';
import { complaintsAboutBlocks, mrkdwnIn } from '../../support/block-checker.js';
import { actionsOf } from '../../support/card-parts.js';
import { everyView, type Shown } from '../../support/every-view.js';
import { aMarkedWorld, MARK, TYPED } from '../../support/marked.js';
import { aWorld, toCard } from '../../support/world.js';

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
  test('becomes blocks that Slack takes', () => {
    for (const { name, view } of [...shown, ...marked]) {
      const card = toCard(view);
      expect([name, complaintsAboutBlocks(toBlocks(card).blocks)]).toEqual([name, []]);
    }
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
    fc.property(CARD, fc.constantFrom(50, 100), (card, most) => {
      const { blocks } = toBlocks(card as unknown as Card, most);
      expect(complaintsAboutBlocks(blocks, most)).toEqual([]);
      expect(mrkdwnIn(blocks).filter((text) => /<[!@#]/.test(text))).toEqual([]);
    }),
    { seed, numRuns: 1_500 },
  );
});

describe('a message', () => {
  const HELP = { type: 'Action.Execute', title: 'Help', verb: 'help', data: {} };
  const card = (...body: readonly object[]): Card => ({ type: 'AdaptiveCard', body, actions: [HELP] });
  const said = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
  const row = (at: number) => ({
    type: 'Container',
    separator: true,
    selectAction: { ...HELP, tooltip: `Look at ${at}` },
    items: [
      { type: 'TextBlock', text: `Row ${at}`, weight: 'bolder' },
      said(`Words of ${at}`),
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: `Small ${at}`, isSubtle: true }] },
    ],
  });
  const kindsOf = (blocks: readonly { readonly type: string }[]) => blocks.map(({ type }) => type);

  test('counts what does not fit, and keeps its buttons', () => {
    const body = Array.from({ length: 80 }, (_, at) => ({ type: 'TextBlock', text: `Line ${at}` }));
    const { blocks } = toBlocks(card(...body));
    expect(blocks).toHaveLength(50);
    expect(JSON.stringify(blocks.at(-2))).toMatch(/32 more parts do not fit/);
    expect(blocks.at(-1)).toMatchObject({ type: 'actions' });
  });

  test('of twelve rows is whole: the lines between them go first', () => {
    const { blocks } = toBlocks(card(...Array.from({ length: 12 }, (_, at) => row(at))));
    expect(kindsOf(blocks).filter((type) => type === 'divider')).toEqual(
      Array.from({ length: 12 }, () => 'divider'),
    );
    const more = toBlocks(card(...Array.from({ length: 15 }, (_, at) => row(at)))).blocks;
    expect(kindsOf(more)).not.toContain('divider');
    expect(JSON.stringify(more)).toContain('Small 14');
  });

  test('has a row whole or not at all', () => {
    const { blocks } = toBlocks(card(...Array.from({ length: 40 }, (_, at) => row(at))));
    const text = JSON.stringify(blocks);
    const shown = [...text.matchAll(/Row (\d+)/g)].map(([, at]) => Number(at));
    expect(shown.length).toBeGreaterThan(10);
    expect(text).toContain(`${40 - shown.length} more parts do not fit`);
    for (const at of shown) expect(text).toContain(`Small ${at}`);
    expect(text).not.toContain(`Small ${shown.length}"`);
  });

  test('goes on in the next block where words are long, with nothing lost', () => {
    const words = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ');
    const { blocks } = toBlocks(card(said(words)));
    const texts = elementsOf(blocks, 'text').map(({ text }) => String(text));
    expect(texts.join('')).toBe(words);
    expect(kindsOf(blocks).filter((type) => type === 'rich_text')).toHaveLength(3);
    expect(texts[0]).toMatch(/ $/);
  });

  test('puts lines of one kind into one block, each on its own line', () => {
    const { blocks } = toBlocks(card(said('one'), said('two'), row(1), said('three')));
    expect(kindsOf(blocks)).toEqual([
      'rich_text',
      'divider',
      'section',
      'rich_text',
      'context',
      'rich_text',
      'actions',
    ]);
    expect(blocks[0]).toMatchObject({ elements: [{}, {}] });
  });

  test('says the words of what no card of ours has, and nothing of what is hidden', () => {
    const facts = { type: 'FactSet', facts: [{ title: 'Owner', value: 'Head of Crime' }] };
    const hidden = { type: 'TextBlock', text: 'hidden', isVisible: false };
    const { blocks } = toBlocks(card(facts, hidden));
    expect(JSON.stringify(blocks)).toContain('Owner · Head of Crime');
    expect(JSON.stringify(blocks)).not.toContain('hidden');
  });

  test('has a button for an address, and none for what is no address', () => {
    const open = { type: 'Action.OpenUrl', title: 'Open', url: 'https://example.org/' };
    const script = { ...open, url: 'javascript:alert(1)' };
    const { blocks } = toBlocks({ type: 'AdaptiveCard', body: [], actions: [open, script] });
    expect(elementsOf(blocks, 'button')).toMatchObject([{ url: 'https://example.org/' }]);
  });

  test('of a card with nothing in it says so', () => {
    expect(JSON.stringify(toBlocks({ type: 'AdaptiveCard' }).blocks)).toContain('nothing to show');
  });
});
