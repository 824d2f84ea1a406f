import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { VERB_NAMES } from '../src/intents/parse-action.js';
import type { Card } from '../src/ports.js';
import { fill } from '../src/views/fill.js';
import { NO_DETAILS } from '../src/views/update.js';
import { actionsOf, complaintsAbout, inputsOf, nodesOf } from './support/card-parts.js';
import { everyView, type Shown } from './support/every-view.js';
import { fillAsStandard } from './support/standard-fill.js';
import { aWorld, toCard } from './support/world.js';

const folder = join(import.meta.dirname, '../cards');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const names = readdirSync(folder)
  .filter((name) => /^[^.]+\.json$/.test(name))
  .map((name) => name.slice(0, -'.json'.length));
const sampleOf = (name: string) => read(`${name}.sample.json`) as Record<string, unknown>;
const filledOf = (name: string) => fill(read(`${name}.json`), sampleOf(name)) as Card;

/** Teams takes 28 KB, six buttons, and nothing that the library finds fault with. */
const expectGood = (card: Card) => {
  expect(complaintsAbout(card)).toEqual([]);
  expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
  expect(Array.isArray(card.actions) && card.actions.length <= 6).toBe(true);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
  expect(JSON.stringify(card)).not.toContain('${');
  const opens = actionsOf(card).filter(({ type }) => type === 'Action.OpenUrl');
  expect(opens.filter(({ url }) => !String(url).startsWith('https://'))).toEqual([]);
  const does = actionsOf(card).filter((action) => !opens.includes(action));
  expect(does.filter(({ verb }) => !VERB_NAMES.includes(String(verb)))).toEqual([]);
  // A row that can be pressed is named by its own words; its tooltip says what pressing does.
  const named = actionsOf(card).filter(({ title, tooltip }) =>
    [title, tooltip].some((words) => typeof words === 'string' && words !== ''),
  );
  expect(named).toEqual(actionsOf(card));
  expect(inputsOf(card).filter(({ label }) => typeof label !== 'string' || label === '')).toEqual([]);
};

let shown: readonly Shown[] = [];
beforeAll(async () => {
  shown = await everyView(await aWorld());
});

test('every view has its card, and every card a view', () => {
  expect([...new Set(shown.map(({ view }) => view.card))].sort()).toEqual([...names].sort());
});

describe.each(names)('the card %s', (name) => {
  test('comes out of its sample the same as from the official engine', () => {
    expect(filledOf(name)).toEqual(fillAsStandard(read(`${name}.json`), sampleOf(name)));
  });

  test('is a good card with its sample', () => {
    expectGood(filledOf(name));
  });

  test('has a sample with the very fields that the view gives', () => {
    const views = shown.filter(({ view }) => view.card === name);
    expect(views.length).toBeGreaterThan(0);
    for (const { view } of views)
      expect(Object.keys(view.data).sort()).toEqual(Object.keys(sampleOf(name)).sort());
  });

  test('is good with everything that a view puts into it, from both engines alike', () => {
    for (const { view } of shown.filter(({ view: { card } }) => card === name)) {
      const card = toCard(view);
      expectGood(card);
      expect(card).toEqual(fillAsStandard(read(`${name}.json`), view.data));
    }
  });
});

describe('forms', () => {
  const order = (card: Card) =>
    nodesOf(card).filter(({ type, text }) => /^Input\./.test(String(type)) || text === NO_DETAILS);

  test.each([
    ['update-form', ['done', 'targetReason', 'evidenceTitle', 'blocker']],
    ['return-form', ['note']],
    ['choose-recommendation', ['text']],
    ['decision-form', ['words']],
    ['correction-form', ['words']],
    ['action-form', ['person', 'words']],
  ])('under every field of %s that takes free text stands what not to write', (name, ids) => {
    const parts = order(filledOf(name));
    const followed = parts.flatMap(({ type, id }, at) =>
      type === 'Input.Text' && parts[at + 1]?.text === NO_DETAILS ? [id] : [],
    );
    const free = parts
      .filter(({ type, style }) => type === 'Input.Text' && style !== 'url')
      .map(({ id }) => id);
    expect(followed).toEqual(ids);
    expect(free).toEqual(ids);
  });

  test('what was left empty is an empty field, not a word for nothing', () => {
    const empty = shown.find(({ name }) => name === 'update form');
    const values = inputsOf(empty && toCard(empty.view)).map(({ id, value }) => [id, value]);
    expect(Object.fromEntries(values)).toEqual({
      done: '',
      progress: 'in-progress',
      confidence: '',
      target: '',
      targetReason: '',
      evidenceTitle: '',
      evidenceLink: '',
      blocker: '',
    });
  });

  test('what is wrong stands straight after its field', () => {
    const wrong = shown.find(({ name }) => name === 'update form with problems');
    const body = nodesOf(wrong && toCard(wrong.view).body);
    const after = (id: string) => JSON.stringify(body.slice(body.findIndex((node) => node.id === id) + 1));
    expect(after('confidence')).toMatch(/^\[.{0,900}?"text":"Choose how confident/);
    const texts = body.map(({ id, text }) => id ?? text).filter(Boolean);
    expect(texts[texts.indexOf('evidenceLink') + 1]).toMatch(/^The link must be a whole web address/);
    expect(texts[texts.indexOf('target') + 1]).toMatch(/^“the training dates moved” is not a day/);
    expect(texts[texts.indexOf('done') + 1]).toBe(NO_DETAILS);
  });
});
