import { beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../src/use-cases/result.js';
import { nodesOf, ourTexts } from '../support/card-parts.js';
import { everyView, type Shown } from '../support/every-view.js';
import { aMarkedWorld, MARK, TYPED, unmarked } from '../support/marked.js';
import { toCard, type World } from '../support/world.js';

let world: World;
let left: ReadonlySet<string>;
let shown: readonly Shown[] = [];
beforeAll(async () => {
  world = await aMarkedWorld();
  left = unmarked(world.store.read());
  shown = await everyView(world, TYPED);
});

/** Every kind of result there is; the compiler keeps it whole. */
const KINDS: Readonly<Record<Result['kind'], true>> = {
  refused: true,
  status: true,
  found: true,
  'choose-recommendation': true,
  list: true,
  text: true,
  fact: true,
  history: true,
  changes: true,
  'response-due': true,
  digest: true,
  'next-meeting': true,
  people: true,
  home: true,
  help: true,
  welcome: true,
  notice: true,
  form: true,
  update: true,
  'return-form': true,
  'hand-over-form': true,
  'snooze-form': true,
  requests: true,
  request: true,
  paper: true,
  'running-meeting': true,
  actions: true,
  action: true,
  'finish-action-form': true,
  'reassign-action-form': true,
  'correction-form': true,
  'decision-form': true,
  'action-form': true,
  'import-form': true,
  proposals: true,
  'proposal-form': true,
  boards: true,
  'board-form': true,
  invitation: true,
  kept: true,
};

describe('what people typed', () => {
  test('is marked in the whole register: a field of text that is not is a word of ours', () => {
    const ours =
      /\.(?:id|inspection|inspections|number|kind|kinds|positions|basis|on|day|time|at|by|state|setBy|headline|since|owner|chair|conversations?|zone|until|rrule|from|oversees|members|roles|platform|person|board|recommendation|progress|confidence|via|form|hash|document|field|mode|rag|subject|rule|occurrence|(?:published|letter)On|(?:added|imported|scheduled|due|decided)At|importedBy|notBefore)$/;
    expect([...left].filter((field) => !ours.test(field))).toEqual([]);
  });

  test('is tried in every kind of result', () => {
    const tried = new Set(shown.map(({ kind }) => kind));
    expect(Object.keys(KINDS).filter((kind) => !tried.has(kind as Result['kind']))).toEqual([]);
  });

  test('reaches the cards, so that the next test can fail', () => {
    const runs = shown.flatMap(({ view }) => nodesOf(toCard(view)).filter(({ type }) => type === 'TextRun'));
    expect(runs.filter(({ text }) => String(text).includes(MARK)).length).toBeGreaterThan(100);
  });

  test('stands in runs of plain text and in inputs only, never in a heading, a label or on a button', () => {
    const wrong = shown.flatMap(({ name, view }) =>
      ourTexts(toCard(view))
        .filter((text) => text.includes(MARK))
        .map((text) => `${name}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });
});
