import { describe, expect, test } from 'vitest';
import { nextDueAt } from '../../src/domain/next-due.js';
import type { Intent } from '../../src/intents/intent.js';
import type { Tx } from '../../src/ports.js';
import { viewOfRequestDelivery } from '../../src/views/request-messages.js';
import { anOffice, ref, somebody } from '../support/office.js';
import { aBoard, aMeeting, aPerson } from '../support/records.js';

const given = (number: string, form: string, corrects = ''): Intent => ({
  kind: 'submit-update',
  form: {
    form,
    recommendation: `RAPE-P1-2021/${number}`,
    corrects,
    done: 'Training was held.',
    progress: 'in-progress',
    confidence: 'on-track',
    target: '',
    targetReason: '',
    evidenceTitle: '',
    evidenceLink: '',
    blocker: '',
  },
});
const returned: Intent = { kind: 'return-updates', refs: [ref('3')], note: 'How often?' };
const asked = async (over: Parameters<typeof anOffice>[0] = {}) => {
  const office = anOffice(over);
  await office.days('2021-09-22', '2021-09-22');
  return office;
};
const changed = (office: ReturnType<typeof anOffice>, how: (tx: Tx) => void) =>
  office.store.change({ by: 'x', via: 'web', why: 'Tried.', cause: null }, how);
const PEOPLE = [
  ...['crime', 'custody', 'data', 'chair'].map((id) => somebody(id)),
  aPerson({ accounts: [] }),
];
const aboutThree = (lines: readonly string[]) => lines.filter((line) => / 3$/.test(line));

describe('who is asked, and who hears of a return', () => {
  test('an update that was corrected and then returned opens its request again', async () => {
    const office = await asked();
    await office.does('custody', given('3', 'first'));
    await office.does('custody', given('3', 'second', 'U1'));
    expect(office.store.read().updates.get('U2')?.request).toBe('governance:2021-10-12|RAPE-P1-2021/3|1');
    await office.does('governance-officer', returned);
    expect(office.request('3')).toMatchObject({ state: 'open', respondent: 'custody', update: 'U2' });
    expect(await office.days('2021-09-23', '2021-09-23')).toEqual([
      '2021-09-23T00 custody: Your update came back 3',
    ]);
  });

  test('the author hears of a return after the meeting has begun, and what was answered stays answered', async () => {
    const office = await asked();
    await office.does('custody', given('3', 'first'));
    await office.days('2021-09-23', '2021-10-12');
    await office.does('governance-officer', returned);
    expect(await office.days('2021-10-13', '2021-10-14')).toEqual([
      '2021-10-13T00 custody: Your update came back 3',
    ]);
    expect(office.messenger.sent.at(-1)?.text).toMatch(/Governance officer: How often\?/);
    expect([...office.store.read().requests.values()].at(-1)?.state).toBe('answered');
  });

  test('whoever has no part in it any more hears who answers now, and is offered nothing that would be refused', async () => {
    const office = await asked();
    await office.does('custody', { kind: 'hand-over', refs: [ref('3')], to: 'data', note: '' });
    await office.does('data', given('3', 'first'));
    await office.days('2021-09-23', '2021-10-12');
    await office.does('governance-officer', returned);
    expect(await office.days('2021-10-13', '2021-10-13')).toEqual([
      '2021-10-13T00 data: Your update came back 3',
    ]);
    const register = office.store.read();
    const told = [...register.deliveries.values()].find(({ rule }) => rule === 'update-returned');
    const view = told && viewOfRequestDelivery(told, register, Date.parse('2021-10-13T08:00:00Z'));
    expect(view?.text).toMatch(/You are not asked about it any more: Head of custody answers from here/);
    expect(view?.data.buttons).toEqual([expect.objectContaining({ verb: 'show-why' })]);
  });

  test('the author hears of a return of what nobody had asked for', async () => {
    const office = anOffice();
    await office.does('custody', given('3', 'first'));
    await office.does('governance-officer', returned);
    expect(await office.days('2021-09-20', '2021-09-20')).toEqual([
      '2021-09-20T08 custody: Your update came back 3',
    ]);
  });

  test('who answered in the place of whoever was asked hears of a return, and so does who is asked again', async () => {
    const office = await asked();
    await office.does('custody', { kind: 'hand-over', refs: [ref('3')], to: 'data', note: '' });
    await office.days('2021-09-23', '2021-09-23');
    await office.does('custody', given('3', 'first'));
    await office.does('governance-officer', returned);
    expect(office.request('3')).toMatchObject({ state: 'open', respondent: 'data' });
    expect(await office.days('2021-09-24', '2021-09-24')).toEqual([
      '2021-09-24T00 data: An update came back 3',
      '2021-09-24T00 custody: Your update came back 3',
    ]);
    const textTo = (person: string) =>
      office.messenger.sent.findLast(({ conversation }) => conversation === `web:direct:${person}`)?.text;
    expect(textTo('data')).toMatch(/The update by Head of custody on rec 3 was returned with a note\./);
    expect(textTo('custody')).toMatch(/The update on rec 3 was returned with a note\./);
    expect(textTo('custody')).toMatch(/Governance officer: How often\?/);
  });

  test('and hears of it also where whoever is asked again has no conversation', async () => {
    const office = await asked({ people: [...PEOPLE, somebody('isva')] });
    await office.does('governance-officer', { kind: 'hand-over', refs: [ref('3')], to: 'isva', note: '' });
    await office.does('custody', given('3', 'first'));
    await office.does('governance-officer', returned);
    expect(office.request('3')).toMatchObject({ state: 'open', respondent: 'isva' });
    expect(aboutThree(await office.days('2021-09-23', '2021-09-23'))).toEqual([
      '2021-09-23T00 custody: Your update came back 3',
      '2021-09-23T08 governance-officer: Updates are missing 3',
    ]);
  });

  test('whoever goes away after being asked, until after the last day, is stood in for by the deputy', async () => {
    const office = await asked();
    await office.does('custody', {
      kind: 'set-away',
      person: 'me',
      days: '23 September to 20 October',
      deputy: 'Head of data',
    });
    expect(nextDueAt(office.store.read(), Date.parse('2021-09-22T12:00:00Z'))).toBe(
      Date.parse('2021-09-23T08:00:00Z'),
    );
    expect(aboutThree(await office.days('2021-09-23', '2021-10-06'))).toEqual([
      '2021-09-23T08 data: An update, please 3',
      '2021-09-30T08 data: Still waiting for your update 3',
      '2021-10-06T08 data: Last day for updates 3',
    ]);
  });

  test('whoever is away for some days and back in time keeps the request', async () => {
    const office = await asked();
    await office.does('custody', {
      kind: 'set-away',
      person: 'me',
      days: '23 to 30 September',
      deputy: 'Head of data',
    });
    await office.days('2021-09-23', '2021-09-27');
    expect(office.request('3')?.respondent).toBe('custody');
  });

  test('another owner takes over what is open, and the former one is asked no more', async () => {
    const office = await asked();
    await office.does('governance-officer', { kind: 'assign', refs: [ref('3')], to: 'Head of data' });
    expect(aboutThree(await office.days('2021-09-23', '2021-09-30'))).toEqual([
      '2021-09-23T08 data: An update, please 3',
      '2021-09-30T08 data: Still waiting for your update 3',
    ]);
  });

  test('whoever has left is not written to: the governance team is', async () => {
    const office = await asked();
    await changed(office, (tx) =>
      tx.edit('people', 'custody', (draft) => {
        draft.active = false;
      }),
    );
    expect(aboutThree(await office.days('2021-09-23', '2021-09-29'))).toEqual([
      '2021-09-29T08 governance-officer: Updates are missing 3',
    ]);
  });

  test('who was handed a request and owns nothing is thanked for the answer, and may take it back', async () => {
    const office = await asked();
    await office.does('custody', { kind: 'hand-over', refs: [ref('3')], to: 'data', note: '' });
    expect(await office.does('data', given('3', 'first'))).toMatchObject({
      kind: 'kept',
      sentence: 'Your update on rec 3 is recorded. It is awaiting acceptance.',
    });
    await office.does('data', { kind: 'withdraw-update', update: 'U1' });
    expect(office.store.read().updates.get('U1')?.state).toBe('withdrawn');
    expect(office.request('3')).toMatchObject({ state: 'open', respondent: 'data' });
  });

  test('and may say it better until somebody accepts it, and not after', async () => {
    const office = await asked();
    await office.does('custody', { kind: 'hand-over', refs: [ref('3')], to: 'data', note: '' });
    expect(await office.does('data', given('3', 'first'))).toMatchObject({
      waysOn: [{ label: 'Correct' }, { label: 'Withdraw' }],
    });
    const correct = { kind: 'correct-update', update: 'U1' } as const;
    expect(await office.does('data', correct)).toMatchObject({ kind: 'form', corrects: { id: 'U1' } });
    expect(await office.does('data', given('3', 'second', 'U1'))).toMatchObject({
      sentence: 'Your update on rec 3 is recorded. It is awaiting acceptance.',
    });
    expect(office.store.read().updates.get('U1')?.state).toBe('superseded');
    expect(office.store.read().updates.get('U2')).toMatchObject({ by: 'data', state: 'submitted' });
    // Only what they gave: nothing new on the same recommendation, and nothing of a colleague's.
    expect(await office.does('data', given('3', 'third'))).toMatchObject({ kind: 'refused' });
    await office.does('governance-officer', { kind: 'accept-update', update: 'U2' });
    expect(await office.does('data', given('3', 'fourth', 'U2'))).toMatchObject({ kind: 'refused' });
    expect(await office.does('crime', given('3', 'fifth', 'U2'))).toMatchObject({ kind: 'refused' });
  });

  test('a board without a chair: the list of what has no update goes to the governance team', async () => {
    const office = await asked({
      boards: [aBoard({ rrule: null, chair: null, updatesDue: 3, papersOut: 4 })],
    });
    expect(await office.days('2021-10-08', '2021-10-08')).toEqual([
      '2021-10-08T08 governance-officer: No update yet 1,2,3',
    ]);
  });

  test('papers that go out just before the last day do not cost anybody the last reminder', async () => {
    const office = await asked({
      boards: [aBoard({ rrule: null, chair: 'chair', updatesDue: 3, papersOut: 7 })],
    });
    expect(await office.days('2021-10-05', '2021-10-06')).toEqual([
      '2021-10-05T08 chair: No update yet 1,2,3',
      '2021-10-06T08 crime: Last day for updates 1,2',
      '2021-10-06T08 custody: Last day for updates 3',
    ]);
  });

  test('what the inspectorate had settled by mistake is asked about again', async () => {
    const office = await asked();
    const state = (to: 'open' | 'closed') =>
      changed(office, (tx) =>
        tx.edit('recommendations', 'RAPE-P1-2021/3', (draft) => {
          draft.inspectorate.state = to;
        }),
      );
    await state('closed');
    await office.days('2021-09-23', '2021-09-23');
    expect(office.request('3')).toBeUndefined();
    await state('open');
    expect(aboutThree(await office.days('2021-09-24', '2021-09-24'))).toEqual([
      '2021-09-24T08 custody: An update, please 3',
    ]);
  });

  test('two boards that have not met yet: who has answered for one is not asked for the other', async () => {
    const second = aBoard({
      id: 'second',
      rrule: null,
      conversations: [],
      oversees: ['RAPE-P1-2021/3'],
      updatesDue: 3,
    });
    const office = anOffice({
      boards: [aBoard({ rrule: null, chair: 'chair', updatesDue: 3, papersOut: 4 }), second],
      meetings: [
        aMeeting({ scheduledAt: '2021-09-10T08:00:00Z' }),
        aMeeting({
          id: 'second:2021-10-14',
          board: 'second',
          day: '2021-10-14',
          scheduledAt: '2021-09-10T08:00:00Z',
        }),
      ],
    });
    await office.days('2021-09-22', '2021-09-22');
    await office.does('custody', given('3', 'first'));
    expect(aboutThree(await office.days('2021-09-23', '2021-10-14'))).toEqual([]);
  });

  test('what is put off before the first message is first asked on the day named', async () => {
    const office = anOffice();
    await office.tickAt('2021-09-22T05:00:00Z');
    await office.does('custody', {
      kind: 'snooze',
      refs: [ref('3')],
      until: '30 September',
      because: 'Figures come then.',
    });
    expect(aboutThree(await office.days('2021-09-22', '2021-09-30'))).toEqual([
      '2021-09-30T08 custody: An update, please 3',
    ]);
  });
});
