import { describe, expect, test } from 'vitest';
import { anOffice, somebody } from '../support/office.js';
import { aMeeting, anAction, aPerson } from '../support/records.js';

const EARLIER = 'governance:2021-09-14';
const given = (over: Parameters<typeof anAction>[0] = {}) =>
  anAction({
    meeting: EARLIER,
    recommendation: null,
    owner: 'data',
    due: '2021-09-28',
    at: '2021-09-14T09:00:00Z',
    ...over,
  });
const held = aMeeting({
  id: EARLIER,
  day: '2021-09-14',
  state: 'ended',
  scheduledAt: '2021-09-01T08:00:00Z',
});
const next = aMeeting({ scheduledAt: '2021-09-10T08:00:00Z' });
const office = (actions: readonly ReturnType<typeof anAction>[], over: Parameters<typeof anOffice>[0] = {}) =>
  anOffice({ meetings: [held, next], actions: [...actions], ...over });
const to = (who: string, lines: readonly string[]) => lines.filter((line) => line.includes(` ${who}: `));

describe('whoever has an action', () => {
  test('is reminded three working days before its day, on it, and once a week while it is late', async () => {
    expect(to('data', await office([given()]).days('2021-09-20', '2021-10-14'))).toEqual([
      '2021-09-23T08 data: An action of yours is due',
      '2021-09-28T08 data: An action of yours is due',
      '2021-10-05T08 data: An action of yours is late',
      '2021-10-12T08 data: An action of yours is late',
    ]);
  });

  test('is left alone once it is done', async () => {
    const work = office([given()]);
    await work.days('2021-09-20', '2021-09-23');
    await work.does('data', { kind: 'finish-action', action: 1, note: 'Sent.', form: false });
    expect(to('data', await work.days('2021-09-24', '2021-10-14'))).toEqual([]);
  });

  test('is reminded before they go away, and not while they are', async () => {
    const away = [{ from: '2021-09-27', until: '2021-09-29', deputy: null }];
    const people = [somebody('crime'), somebody('data', { away }), somebody('chair'), aPerson()];
    expect(to('data', await office([given()], { people }).days('2021-09-20', '2021-10-03'))).toEqual([
      '2021-09-21T08 data: An action of yours is due',
      '2021-09-24T08 data: An action of yours is due',
      '2021-10-01T08 data: An action of yours is late',
    ]);
  });

  test('is reminded anew where its day has moved', async () => {
    const work = office([given()]);
    await work.days('2021-09-20', '2021-09-28');
    await work.does('chair', { kind: 'move-action', action: 1, to: '5 October', because: '' });
    expect(to('data', await work.days('2021-09-29', '2021-10-06'))).toEqual([
      '2021-09-30T08 data: An action of yours is due',
      '2021-10-05T08 data: An action of yours is due',
    ]);
  });

  test('hears of it in the one message of the day, beside the updates that are asked', async () => {
    const work = office([given({ owner: 'crime', due: '2021-09-22' })]);
    expect(to('crime', await work.days('2021-09-22', '2021-09-22'))).toEqual([
      '2021-09-22T08 crime: Updates, please 1,2',
    ]);
    const text = work.messenger.sent.at(-1)?.text ?? '';
    const said = work.messenger.sent.find(({ conversation }) => conversation === 'web:direct:crime')?.text;
    expect(said ?? text).toMatch(
      /1 action of yours is due\.[\s\S]*\n {2}Action 1: By today, Wednesday 22 September 2021: Send the booklet/,
    );
  });

  test('without a day is not chased, nor are those who are not known', async () => {
    const lines = await office([given({ due: null }), given({ id: 'A2', number: 2, owner: null })]).days(
      '2021-09-20',
      '2021-10-12',
    );
    expect(lines.filter((line) => /action/i.test(line))).toEqual([]);
  });
});

describe('the chair', () => {
  test('hears of what is more than two weeks late when papers go out, and not before', async () => {
    const work = office([
      given({ due: '2021-09-20' }),
      given({ id: 'A2', number: 2, due: '2021-09-24', text: 'Fourteen days.' }),
    ]);
    const lines = to('chair', await work.days('2021-09-20', '2021-10-12'));
    expect(lines).toEqual(['2021-10-08T08 chair: No update yet 1,2,3']);
    const said = work.messenger.sent.find(({ conversation }) => conversation === 'web:direct:chair')?.text;
    expect(said).toMatch(
      /1 action is more than two weeks late\.[\s\S]*\n {2}Action 1: Head of data, by Monday 20 September 2021, 18 days late: Send the booklet/,
    );
    expect(said).not.toMatch(/Fourteen days/);
  });

  test('hears of it also where no update is missing', async () => {
    const work = office([given({ due: '2021-09-20' })], { recommendations: [] });
    expect(to('chair', await work.days('2021-09-20', '2021-10-12'))).toEqual([
      '2021-10-08T08 chair: Actions are late',
    ]);
  });
});
