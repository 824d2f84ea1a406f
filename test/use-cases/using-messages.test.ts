import { describe, expect, test } from 'vitest';
import { parseAction } from '../../src/intents/parse-action.js';
import { toViews } from '../../src/views/to-views.js';
import { gives, submit } from '../support/forms.js';
import { aWorld, CODE, expectKind, REC_7, type Who, type World } from '../support/world.js';

const LINK = 'https://teams.microsoft.com/l/message/19:a@thread.v2/1633338000000';
const WORDS = 'Every victim now gets the booklet on the right to review.';

const use = (world: World, who: Who, over: Readonly<Record<string, string>> = {}) =>
  world.does(who, parseAction('use-as-update', { text: WORDS, link: LINK, ...over }));

describe('a message used as an update', () => {
  test('fills the form with its words and its link as evidence, and the rest from the last update', async () => {
    const world = await aWorld();
    await gives(world, { progress: 'pending-sign-off', confidence: 'at-risk', evidenceTitle: 'Old minutes' });
    const form = expectKind(await use(world, 'owner', { ref: REC_7 }), 'form');
    expect(form.fields).toEqual({
      done: WORDS,
      progress: 'pending-sign-off',
      confidence: 'at-risk',
      target: '',
      targetReason: '',
      evidenceTitle: 'Message in the chat page',
      evidenceLink: LINK,
      blocker: '',
    });
    const [view] = toViews(form, world.store.read());
    expect(view?.text).toMatch(
      /It begins with the words of the message\. Once you send it, it is your update/,
    );
    expect(world.written()).toHaveLength(1);
  });

  test('asks which recommendation, of one’s own, those that it is about first', async () => {
    const world = await aWorld();
    const choose = expectKind(await use(world, 'owner'), 'choose-recommendation');
    expect(choose.choices.map(({ number }) => number)).toEqual(['7', '6', '8']);
    expect([choose.text, choose.link, choose.audience]).toEqual([WORDS, LINK, 'person']);
  });

  test('opens the form at once for whoever may update one only', async () => {
    const world = await aWorld();
    for (const number of ['6', '8'])
      await world.does('governance', {
        kind: 'set-inspectorate-state',
        ref: { inspection: null, number, kind: 'recommendation' },
        state: 'closed',
        on: '1 October',
        source: 'Letter',
      });
    expect(expectKind(await use(world, 'owner'), 'form').item.recommendation.id).toBe(REC_7);
  });

  test('lets governance choose among all that are open, at most fifty, and says when there are more', async () => {
    const world = await aWorld();
    expect(expectKind(await use(world, 'governance'), 'choose-recommendation').total).toBe(8);
    for (let number = 9; number <= 60; number += 1)
      await world.does('governance', {
        kind: 'add-recommendation',
        inspection: CODE,
        number: String(number),
        text: 'Forces should keep records.',
      });
    const many = expectKind(await use(world, 'governance'), 'choose-recommendation');
    expect([many.choices.length, many.total]).toEqual([50, 60]);
    const [view] = toViews(many, world.store.read());
    expect(view?.text).toMatch(/The first 50 of 60 recommendations\./);
  });

  test.each([
    ['nobody', /I do not know you as one of them/],
    ['viewer', /^No open recommendation is yours to update/],
    ['commissioner', /^No open recommendation is yours to update/],
  ] as const)('is refused to %s, with the words that say who may', async (who, sentence) => {
    const world = await aWorld();
    expect(expectKind(await use(world, who), 'refused').sentence).toMatch(sentence);
    expectKind(await use(world, who, { ref: REC_7 }), 'refused');
    expect(world.written()).toEqual([]);
  });

  test('cannot be another owner’s recommendation', async () => {
    const world = await aWorld();
    expect(expectKind(await use(world, 'another owner', { ref: REC_7 }), 'refused').sentence).toMatch(
      /^Only its owner/,
    );
  });

  test('is cut visibly where it is too long, needs words, and leaves out what is no link', async () => {
    const world = await aWorld();
    const long = expectKind(await use(world, 'owner', { ref: REC_7, text: '😀'.repeat(3_000) }), 'form');
    expect(long.fields.done.length).toBeLessThanOrEqual(2_000);
    expect(long.fields.done).toMatch(/😀…$/u);
    expectKind(await use(world, 'owner', { text: ' \n ' }), 'refused');
    for (const link of [
      '',
      'javascript:alert(1)',
      'http://x.example',
      `https://x.example/${'y'.repeat(1_000)}`,
    ]) {
      const { fields } = expectKind(await use(world, 'owner', { ref: REC_7, link }), 'form');
      expect([fields.evidenceTitle, fields.evidenceLink]).toEqual(['', '']);
    }
  });

  test('is in the record as theirs who sent it, once', async () => {
    const world = await aWorld();
    const { form, fields } = expectKind(await use(world, 'owner', { ref: REC_7 }), 'form');
    const sent = submit({ ...fields, form, confidence: 'on-track' });
    expect(expectKind(await world.does('owner', sent), 'update').happened).toBe('submitted');
    expect(expectKind(await world.does('owner', sent), 'update').happened).toBe('repeated');
    expect(world.written().map(({ by, why }) => `${by}: ${why}`)).toEqual([
      'head-of-public-protection: Gave an update on rec 7',
    ]);
    expect(world.store.read().updates.get('U1')).toMatchObject({
      done: WORDS,
      by: 'head-of-public-protection',
      toldBy: null,
      evidence: { title: 'Message in the chat page', link: LINK },
    });
  });
});
