import { describe, expect, test } from 'vitest';
import { aForm } from '../support/forms.js';
import { anOffice, ref } from '../support/office.js';

/** What else goes wrong in tools of this kind: with what people said, and where it is kept. Each under its own name. */
describe('what people said', () => {
  const answer = (number: string, over: Parameters<typeof aForm>[0] = {}) =>
    ({
      kind: 'submit-update',
      form: aForm({ recommendation: `RAPE-P1-2021/${number}`, form: `form-${number}`, ...over }),
    }) as const;

  test('one card submitted twice, or retried by the platform: one update, and its request is answered once', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    const [first, second] = await Promise.all([
      office.does('custody', answer('3')),
      office.does('custody', answer('3')),
    ]);
    office.restart();
    const third = await office.does('custody', answer('3', { done: 'Other words in the same card.' }));
    expect([first, second, third]).toMatchObject([
      { kind: 'update', happened: 'submitted' },
      { kind: 'update', happened: 'repeated' },
      { kind: 'update', happened: 'repeated' },
    ]);
    const { updates, requests } = office.store.read();
    expect([...updates.values()].map(({ recommendation, done }) => `${recommendation} ${done}`)).toEqual([
      'RAPE-P1-2021/3 The booklet is given to every victim.',
    ]);
    expect([...requests.values()].filter(({ state }) => state === 'answered')).toHaveLength(1);
  });

  test('numbers shift after a deletion: what is settled or superseded leaves every other its number', async () => {
    const office = anOffice();
    await office.does('governance-officer', {
      kind: 'set-inspectorate-state',
      ref: ref('1'),
      state: 'superseded',
      on: '1 September 2021',
      source: 'Letter',
    });
    await office.days('2021-09-22', '2021-09-22');
    expect([1, 2, 3].map((number) => office.request(`${number}`)?.recommendation)).toEqual([
      undefined,
      'RAPE-P1-2021/2',
      'RAPE-P1-2021/3',
    ]);
    await office.does('crime', answer('2'));
    expect(office.store.read().updates.get('U1')?.recommendation).toBe('RAPE-P1-2021/2');
    expect(await office.does('crime', { kind: 'show-status', refs: [ref('2')] })).toMatchObject({
      items: [{ recommendation: { id: 'RAPE-P1-2021/2', number: '2' } }],
    });
    const another = {
      kind: 'add-recommendation',
      inspection: 'RAPE-P1-2021',
      number: '1',
      text: 'New.',
    } as const;
    expect(await office.does('governance-officer', another)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/a reference is never used twice/),
    });
  });

  test('the text lives only in the chat: the record alone says what was said, by whom and when', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('custody', answer('3', { done: 'Meetings are held every month.' }));
    office.restart();
    const shown = await office.does('governance-officer', { kind: 'show-update', update: 'U1' });
    expect(shown).toMatchObject({
      kind: 'update',
      update: { done: 'Meetings are held every month.', by: 'custody', at: '2021-09-22T23:00:00Z' },
    });
    const history = await office.does('governance-officer', { kind: 'show-history', refs: [ref('3')] });
    expect(JSON.stringify(history)).toContain('Meetings are held every month.');
    const text = await office.does('governance-officer', { kind: 'show-text', refs: [ref('3')] });
    expect(JSON.stringify(text)).toContain(
      'Police forces should ensure investigators understand the scheme.',
    );
  });
});
