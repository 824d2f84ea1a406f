import { describe, expect, test } from 'vitest';
import { nextDueAt } from '../../src/domain/next-due.js';
import { toViews } from '../../src/views/to-views.js';
import { anOffice, ref } from '../support/office.js';
import { aMeeting } from '../support/records.js';

type Office = ReturnType<typeof anOffice>;

/** Another meeting of the board, on this day of 2021, as somebody enters it at this moment. */
const onDay = (office: Office | null, day: string) =>
  aMeeting({
    id: `governance:${day}`,
    day,
    scheduledAt: office
      ? new Date(office.clock.now()).toISOString().replace('.000', '')
      : '2021-09-10T08:00:00Z',
  });
const enter = (office: Office, day: string) =>
  office.store.change({ by: 'x', via: 'web', why: 'Another meeting.', cause: null }, (tx) =>
    tx.add('meetings', onDay(office, day)),
  );
const cancel = (office: Office, meeting = '12 October') =>
  office.does('governance-officer', { kind: 'cancel-meeting', meeting, because: 'No quorum.' });
const textOf = (office: Office, to: string) =>
  office.messenger.sent.findLast(({ conversation }) => conversation === `web:direct:${to}`)?.text;

describe('a meeting that is cancelled', () => {
  test('whoever was asked hears once, in working hours, that the question no longer stands', async () => {
    const office = anOffice({
      meetings: [aMeeting({ scheduledAt: '2021-09-10T08:00:00Z' }), onDay(null, '2021-11-09')],
    });
    await office.days('2021-09-22', '2021-09-24');
    await cancel(office);
    expect(await office.days('2021-09-25', '2021-09-30')).toEqual([
      '2021-09-27T08 crime: The meeting is off 1,2',
      '2021-09-27T08 custody: The meeting is off 3',
    ]);
    expect(textOf(office, 'crime')).toMatch(
      /The meeting of Tuesday 12 October 2021 is off, so what was asked for it no longer stands: no update is needed for that day\.\n.* does not meet on Tuesday 12 October 2021 at 10:00\. It next meets on Tuesday 9 November 2021 at 10:00\./,
    );
  });

  test('is told of on the same day, beside what was asked that day, and not counted as chasing', async () => {
    const office = anOffice();
    await office.tickAt('2021-09-22T08:00:00Z');
    await office.tickAt('2021-09-22T11:00:00Z');
    await cancel(office);
    await office.tickAt('2021-09-22T11:01:00Z');
    await office.tickAt('2021-09-22T11:02:00Z');
    expect(office.arrived()).toEqual([
      'updates-asked',
      'updates-asked',
      'meeting-cancelled',
      'updates-changed',
      'updates-changed',
    ]);
  });

  test('whoever was not written to yet hears nothing', async () => {
    const office = anOffice();
    await office.tickAt('2021-09-22T05:00:00Z');
    expect(office.request('3')).toMatchObject({ state: 'open' });
    await cancel(office);
    expect(await office.days('2021-09-22', '2021-09-24')).toEqual([]);
  });

  test('and whoever has answered hears nothing', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('governance-officer', {
      kind: 'record-told',
      ref: ref('3'),
      toldBy: 'CPS',
      done: 'Held.',
    });
    await cancel(office);
    expect(await office.days('2021-09-23', '2021-09-24')).toEqual([
      '2021-09-23T08 crime: The meeting is off 1,2',
    ]);
  });

  test('while another is near: one message says that the same question stands for that one, until when', async () => {
    const office = anOffice({
      meetings: [aMeeting({ scheduledAt: '2021-09-10T08:00:00Z' }), onDay(null, '2021-10-14')],
    });
    await office.days('2021-09-22', '2021-09-27');
    await office.tickAt('2021-09-28T08:00:00Z');
    await cancel(office);
    expect((await office.days('2021-09-28', '2021-10-13')).filter((line) => line.includes('crime'))).toEqual([
      '2021-09-28T08 crime: The meeting is off 1,2',
      '2021-10-05T08 crime: Still waiting for your update 1,2',
      '2021-10-08T08 crime: Last day for updates 1,2',
    ]);
    const told = office.messenger.sent.filter(({ key }) => key?.startsWith('updates-changed|crime'));
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /The meeting of Tuesday 12 October 2021 is off\. The same questions stand for the meeting of Thursday 14 October 2021\. Updates are due by Friday 8 October 2021\./,
      ),
    ]);
  });

  test('a replacement that comes later does not ask again within two working days of what was said', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await cancel(office);
    expect(await office.days('2021-09-23', '2021-09-23')).toHaveLength(2);
    await enter(office, '2021-10-13');
    expect(await office.days('2021-09-24', '2021-10-04')).toEqual([
      '2021-09-27T08 crime: Updates, please 1,2',
      '2021-09-27T08 custody: An update, please 3',
      '2021-10-04T08 crime: Still waiting for your update 1,2',
      '2021-10-04T08 custody: Still waiting for your update 3',
    ]);
  });

  test('“why” under that message says what it was', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await cancel(office);
    await office.days('2021-09-23', '2021-09-23');
    const delivery = office.messenger.sent.at(-1)?.key ?? '';
    expect(await office.does('custody', { kind: 'show-why', delivery })).toMatchObject({
      sentences: expect.arrayContaining([
        'Rec 3: told that the meeting was cancelled, and that the question no longer stands.',
      ]),
    });
  });
});

describe('a nearer meeting that is entered while a later one has asked', () => {
  const listed = async (office: Office) => {
    const list = await office.does('governance-officer', { kind: 'show-requests', mine: false });
    return toViews(list, office.store.read())[0]?.text;
  };

  test('takes the question over: one open request each, the nearer last day, and one message that says so', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-23');
    await enter(office, '2021-10-07');
    expect(await office.days('2021-09-24', '2021-10-06')).toEqual([
      '2021-09-24T08 crime: A nearer meeting comes first 1,2',
      '2021-09-24T08 custody: A nearer meeting comes first 3',
      '2021-10-01T08 crime: Last day for updates 1,2',
      '2021-10-01T08 custody: Last day for updates 3',
      '2021-10-01T08 chair: No update yet 1,2,3',
    ]);
    const told = office.messenger.sent.filter(({ key }) => key?.startsWith('updates-changed|custody'));
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /The meeting of Thursday 7 October 2021 comes first now\. The same question stands for it, instead of the one of Tuesday 12 October 2021\. Updates are due by Friday 1 October 2021\./,
      ),
    ]);
    const open = [...office.store.read().requests.values()].filter(({ state }) => state === 'open');
    expect(open.map(({ meeting }) => meeting)).toEqual(Array(3).fill('governance:2021-10-07'));
  });

  test('and the later one asks anew once the nearer one has begun without an answer', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-23');
    await enter(office, '2021-10-05');
    await office.days('2021-09-24', '2021-10-04');
    expect(
      (await office.days('2021-10-05', '2021-10-12')).filter((line) => line.includes('custody')),
    ).toEqual(['2021-10-05T09 custody: An update, please 3']);
  });

  test('keeps whoever it was handed to, and how long it was put off', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('custody', { kind: 'hand-over', refs: [ref('3')], to: 'data', note: '' });
    await office.does('data', {
      kind: 'snooze',
      refs: [ref('3')],
      until: '29 September',
      because: 'Figures.',
    });
    await office.days('2021-09-23', '2021-09-23');
    await enter(office, '2021-10-07');
    expect((await office.days('2021-09-24', '2021-10-01')).filter((line) => / 3$/.test(line))).toEqual([
      '2021-09-24T08 data: A nearer meeting comes first 3',
      '2021-09-29T08 data: Still waiting for your update 3',
      '2021-10-01T08 data: Last day for updates 3',
    ]);
    expect(office.request('3')).toMatchObject({ respondent: 'data', as: 'handed-over' });
  });

  test('without any time left to answer leaves the question where it is, and the list says so', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-26');
    await enter(office, '2021-09-30');
    expect(await office.days('2021-09-27', '2021-09-28')).toEqual([]);
    expect(office.request('3')?.meeting).toBe('governance:2021-10-12');
    expect(await listed(office)).toMatch(
      /Recommendation 3 · RAPE-P1-2021: Asked of Head of custody for the meeting of Tuesday 12 October 2021\. No time was left to ask for this one\./,
    );
  });

  test('whoever was not asked yet is asked for the nearer one as if for the first time', async () => {
    const office = anOffice();
    await office.tickAt('2021-09-22T05:00:00Z');
    await enter(office, '2021-10-07');
    expect((await office.days('2021-09-22', '2021-09-22')).at(-1)).toBe(
      '2021-09-22T08 custody: An update, please 3',
    );
    expect(office.request('3')?.meeting).toBe('governance:2021-10-07');
  });

  test('“to the next reminder” stops where a question is carried over', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await enter(office, '2021-10-07');
    expect(nextDueAt(office.store.read(), Date.parse('2021-09-22T18:00:00Z'))).toBe(
      Date.parse('2021-09-23T08:00:00Z'),
    );
  });
});

describe('the same item', () => {
  test('asked by another meeting soon after: whoever heard of it is left alone for two working days', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    // Given to somebody else and back: a request of its own each time, about the same item.
    const assign = (to: string) =>
      office.does('governance-officer', { kind: 'assign', refs: [ref('3')], to });
    await assign('Head of data');
    await office.tickAt('2021-09-23T07:00:00Z');
    await assign('Head of custody');
    expect((await office.days('2021-09-23', '2021-09-30')).filter((line) => / 3$/.test(line))).toEqual([
      '2021-09-24T08 custody: An update, please 3',
    ]);
  });
});
