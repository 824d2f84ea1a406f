import { beforeAll, describe, expect, test } from 'vitest';
import { parseAction } from '../../../src/intents/parse-action.js';
import { readPressed } from '../../../src/platforms/slack/buttons.js';
import { problemsOf } from '../../../src/platforms/slack/problems.js';
import { readMetadata, readModal } from '../../../src/platforms/slack/read-modal.js';
import { needsModal, toModal } from '../../../src/platforms/slack/to-modal.js';
import type { Card } from '../../../src/ports.js';
import { proposalFormView } from '../../../src/views/import-forms.js';
import { complaintsAboutModal, mrkdwnIn } from '../../support/block-checker.js';
import { actionsOf, inputsOf } from '../../support/card-parts.js';
import { everyView, type Shown } from '../../support/every-view.js';
import { aMarkedWorld, MARK, TYPED } from '../../support/marked.js';
import { filledIn } from '../../support/modal.js';
import { aWorld, expectKind, toCard } from '../../support/world.js';

const FROM = { channel: 'C1', thread: null, responseUrl: null, privately: false };
let shown: readonly Shown[] = [];
let marked: readonly Shown[] = [];
beforeAll(async () => {
  shown = await everyView(await aWorld());
  marked = await everyView(await aMarkedWorld(), TYPED);
});

const formsOf = (all: readonly Shown[]) =>
  all.map(({ name, view }) => ({ name, card: toCard(view) })).filter(({ card }) => needsModal(card));
const formCalled = (name: string): Card => {
  const form = formsOf(shown).find((one) => one.name === name);
  if (!form) throw new Error(`No form is called ${name}.`);
  return form.card;
};

describe('every form of ours', () => {
  test('becomes a modal that Slack takes', () => {
    const forms = [...formsOf(shown), ...formsOf(marked)];
    for (const { name, card } of forms)
      expect([name, complaintsAboutModal(toModal(card, FROM))]).toEqual([name, []]);
    expect(forms.length).toBeGreaterThan(10);
  });

  test('keeps people’s words out of what Slack reads as markup', () => {
    const modals = formsOf(marked).map(({ card }) => toModal(card, FROM));
    expect(JSON.stringify(modals)).toContain(MARK);
    expect(mrkdwnIn(modals).filter((text) => text.includes(MARK))).toEqual([]);
  });

  test('gives back what stood in its fields, by their ids, when it is sent as it is', () => {
    for (const { name, card } of formsOf(shown))
      expect([name, readModal(filledIn(toModal(card, FROM)))]).toEqual([
        name,
        Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value ?? ''])),
      ]);
  });

  test('carries the verb and the data of the button that sends it', () => {
    for (const { card } of formsOf(shown)) {
      const [{ verb, data } = {}] = actionsOf(card);
      expect(data).toBeDefined();
      expect(readMetadata(toModal(card, FROM).private_metadata ?? '')).toMatchObject({
        verb,
        data,
        from: FROM,
      });
    }
  });
});

test('an update form that is sent means the update that was typed', () => {
  const modal = toModal(formCalled('update form with problems'), FROM);
  const pressed = readPressed(modal.private_metadata);
  const sent = parseAction(pressed?.verb ?? '', { ...pressed?.data, ...readModal(filledIn(modal)) });
  expect(sent).toMatchObject({
    kind: 'submit-update',
    form: {
      recommendation: 'RAPE-P1-2021/7',
      done: 'The right to review is in the victim’s booklet; officers were briefed in September.',
      progress: 'in-progress',
      confidence: '',
      evidenceLink: 'the training dates moved',
    },
  });
});

describe('what is wrong with a form', () => {
  test('is told by field, as the card says it', () => {
    expect(problemsOf(formCalled('update form with problems'))).toEqual({
      confidence: expect.stringMatching(/^Choose how confident/),
      target: expect.stringMatching(/is not a day/),
      evidenceLink: expect.stringMatching(/whole web address/),
    });
    expect(problemsOf(formCalled('update form'))).toEqual({});
    expect(problemsOf(formCalled('import form with a problem'))).toEqual({ code: expect.any(String) });
  });

  test('is told at the first field where it stands under none', () => {
    expect(problemsOf(formCalled('entry form with a problem'))).toEqual({
      text: expect.stringMatching(/^The text is empty/),
    });
  });

  test('is in the modal itself, and left out of it when asked', () => {
    const card = formCalled('update form with problems');
    expect(JSON.stringify(toModal(card, FROM))).toContain('is not a day');
    expect(JSON.stringify(toModal(card, FROM, 'left-out'))).not.toContain('is not a day');
  });
});

describe('a text that is too long to be edited', () => {
  const long = 'Police forces should ensure it. '.repeat(120);
  const formFor = async (text: string) => {
    const world = await aWorld();
    const [document] = world.store.read().documents.values();
    const [first] = document?.proposals ?? [];
    if (!document || !first) throw new Error('The demo has a letter.');
    const entry = { ...first, text, state: 'proposed' as const };
    const other = { ...document, proposals: [entry] };
    const result = { kind: 'proposal-form', document: other, number: first.number, problem: '' } as const;
    return {
      document,
      first,
      card: toCard(proposalFormView({ ...result, audience: 'person', inspections: [] })),
    };
  };

  test('is no field of the modal, and is named in what comes back', async () => {
    const { card } = await formFor(long);
    const modal = toModal(card, FROM);
    expect(complaintsAboutModal(modal)).toEqual([]);
    expect(Object.keys(readModal(filledIn(modal)))).toEqual(['answer', 'addressees', 'headline']);
    expect(JSON.stringify(modal.blocks)).toContain('stays word for word as it was read');
    expect(readPressed(modal.private_metadata)?.data.kept).toBe('text');
  });

  test('is no field of the card either where even Teams has no room for it', async () => {
    const { card } = await formFor('한국어 '.repeat(5_000));
    expect(inputsOf(card).map(({ id }) => id)).toEqual(['answer', 'addressees', 'headline']);
    expect(actionsOf(card)).toMatchObject([{ data: { kept: 'text' } }]);
  });

  test('comes into the register as it was read', async () => {
    const world = await aWorld();
    const bytes = new TextEncoder().encode(`Recommendation 1: ${long}\n\nOur response: This is in place.\n`);
    const read = await world.does('governance', {
      kind: 'import-letter',
      name: 'x',
      bytes,
      code: 'LONG-2022',
    });
    const { document } = expectKind(read, 'proposals');
    const number = document.proposals[0]?.number ?? '';
    const data = { document: document.id, number, kept: 'text', answer: 'Edited.', addressees: 'forces' };
    await world.does('governance', parseAction('save-proposal', { ...data, headline: '' }));
    const entered = world.recommendation(`LONG-2022/${number}`);
    expect(entered.text).toBe(document.proposals[0]?.text);
    expect(entered.text.length).toBeGreaterThan(3_000);
    expect(entered.position.answer).toBe('Edited.');
  });
});

test.each([
  [null],
  [[]],
  ['x'],
  [{ a: null }],
  [{ a: { b: 3 } }],
  [{ a: { b: { selected_option: [] } } }],
  [{ a: { b: { value: 7, selected_date: {} } } }],
  [{ ['x'.repeat(300)]: { b: { value: 'y' } } }],
])('values that Slack would not send, %j, are read as nothing', (values) => {
  expect(Object.values(readModal(values)).filter((text) => text !== '')).toEqual([]);
});
