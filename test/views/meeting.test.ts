import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { summariseMeeting } from '../../src/domain/meeting-summary.js';
import type { Delivery, Meeting } from '../../src/domain/register.js';
import {
  meetingCancelledView,
  meetingMovedView,
  meetingReminderView,
  nextMeetingView,
  viewOfMeetingDelivery,
} from '../../src/views/meeting.js';
import type { View } from '../../src/views/view.js';
import type { Records } from '../support/memory-store.js';
import { aBoard, aDelivery, aMeeting, anUpdate, aRecommendation } from '../support/records.js';
import { aRegister } from '../support/register.js';
import { fillAsStandard } from '../support/standard-fill.js';

const recommendations = ['1', '2', '3'].map((number) =>
  aRecommendation({ id: `RAPE-P1-2021/${number}`, number }),
);

const summaryAt = (now: string, over: Partial<Meeting> = {}, records: Records = {}) => {
  const meeting = aMeeting(over);
  const register = aRegister({ boards: [aBoard()], meetings: [meeting], recommendations, ...records });
  return summariseMeeting(register, meeting, Date.parse(now));
};
const reminderAt = (now: string, delivery: Partial<Delivery> = {}, records: Records = {}) =>
  meetingReminderView(summaryAt(now, {}, records), aDelivery({ dueAt: now, ...delivery }));

const template = JSON.parse(readFileSync('cards/meeting.json', 'utf8'));
const cardOf = (view: View) => fillAsStandard(template, view.data);

describe('the reminder of a meeting', () => {
  test.each([
    ['2021-10-05T09:00:00Z', 'in 7 days'],
    ['2021-10-11T09:00:00Z', 'tomorrow'],
    ['2021-10-12T03:00:00Z', 'today'],
    ['2021-10-12T07:00:00Z', 'in 2 hours'],
    ['2021-10-12T08:00:00Z', 'in 1 hour'],
    ['2021-10-12T08:35:00Z', 'in 25 minutes'],
    ['2021-10-12T08:59:30Z', 'in 1 minute'],
  ])('at %s says that the board meets %s', (now, until) => {
    const view = reminderAt(now);
    expect(view.text).toBe(
      `Governance Board meets ${until}: Tuesday 12 October 2021 at 10:00. ` +
        'RAPE-P1-2021: 3 recommendations open, all 3 without an update so far.',
    );
    expect(view.data).toMatchObject({ heading: `Meeting ${until}`, isLate: false });
    expect(view.audience).toBe('board');
  });

  test('counts what is open, and what nobody has spoken about since the last meeting', () => {
    const september = aMeeting({ id: 'governance:2021-09-14', day: '2021-09-14' });
    const view = reminderAt(
      '2021-10-05T09:00:00Z',
      {},
      {
        meetings: [september, aMeeting()],
        recommendations: [
          ...recommendations,
          aRecommendation({ id: 'RAPE-P1-2021/4', inspectorate: { state: 'closed', on: null, source: '' } }),
          aRecommendation({ id: 'OTHER/1', inspection: 'OTHER' }),
        ],
        updates: [
          anUpdate({ id: 'u1', recommendation: 'RAPE-P1-2021/1', at: '2021-09-20T09:00:00Z' }),
          anUpdate({ id: 'u2', recommendation: 'RAPE-P1-2021/2', at: '2021-09-01T09:00:00Z' }),
          anUpdate({
            id: 'u3',
            recommendation: 'RAPE-P1-2021/3',
            at: '2021-09-20T09:00:00Z',
            state: 'withdrawn',
          }),
        ],
      },
    );
    expect(view.text).toMatch(
      /RAPE-P1-2021: 3 recommendations open, 2 without an update since the last meeting\.$/,
    );
  });

  test('that goes out late says so, and when it was due', () => {
    expect(reminderAt('2021-10-11T09:16:00Z', { dueAt: '2021-10-11T09:00:00Z' }).text).toMatch(
      /^This reminder is late: it was due at 10:00 today\. Governance Board meets tomorrow/,
    );
    expect(reminderAt('2021-10-11T09:16:00Z', { dueAt: '2021-10-05T09:00:00Z' }).data).toMatchObject({
      isLate: true,
      late: 'This reminder is late: it was due on Tuesday 5 October 2021 at 10:00.',
    });
  });
});

describe('the other messages about a meeting', () => {
  test('the next meeting, for the board and for anybody', () => {
    const summary = summaryAt('2021-10-04T08:00:00Z', {
      day: '2021-10-14',
      movedFrom: { day: '2021-10-12', time: '10:00', reason: 'The chair is away.' },
    });
    const said =
      'Governance Board next meets in 10 days: Thursday 14 October 2021 at 10:00. ' +
      'It was moved from Tuesday 12 October 2021 at 10:00.';
    expect(nextMeetingView(summary, 'board').text).toBe(
      `${said} RAPE-P1-2021: 3 recommendations open, all 3 without an update so far.`,
    );
    expect(nextMeetingView(summary, 'public').text).toBe(said);
    expect(nextMeetingView(summary, 'public').data).toMatchObject({ work: [] });
  });

  test('a delivery’s view goes by its rule; other rules are not its business', () => {
    const register = aRegister({ boards: [aBoard()], meetings: [aMeeting()] });
    const heading = (rule: string) =>
      viewOfMeetingDelivery(aDelivery({ rule }), register, Date.parse('2021-10-05T09:00:00Z'))?.data.heading;
    expect(heading('meeting-7-days')).toBe('Meeting in 7 days');
    expect(heading('meeting-moved')).toBe('Meeting moved');
    expect(heading('meeting-cancelled')).toBe('Meeting cancelled');
    expect(viewOfMeetingDelivery(aDelivery({ rule: 'digest' }), register, 0)).toBeNull();
    expect(() => viewOfMeetingDelivery(aDelivery({ subject: 'x' }), register, 0)).toThrow(/no meeting "x"/);
  });
});

describe('the card', () => {
  const hostile = '**Board** [x](javascript:alert(1)) <at>all</at> ${heading}';
  const summary = summaryAt(
    '2021-10-04T08:00:00Z',
    { cancelledBecause: hostile, movedFrom: { day: '2021-10-05', time: '10:00', reason: hostile } },
    { boards: [aBoard({ name: hostile })] },
  );
  const views: readonly (readonly [string, View])[] = [
    ['reminder', meetingReminderView(summary, aDelivery())],
    ['next meeting', nextMeetingView(summary, 'board')],
    ['moved', meetingMovedView(summary)],
    ['cancelled', meetingCancelledView(summary)],
  ];

  test.each(views)(
    'of the %s is filled whole, and what people typed stands in runs of text only',
    (_what, view) => {
      const card = cardOf(view);
      const blocks = card.body;
      const said = blocks.flatMap(({ text, inlines }) => text ?? inlines?.map((run) => run.text) ?? []);
      expect(said.join(' ').replaceAll(hostile, '')).not.toContain('${');
      expect(said).toContain(hostile);
      for (const { type, text } of blocks)
        if (type === 'TextBlock') expect(text).not.toContain('javascript:');
      expect(card.actions.map(({ type, verb }) => `${type} ${verb}`)).toEqual([
        'Action.Execute show-changes',
        'Action.Execute show-list',
      ]);
    },
  );

  test('shows only what there is to say', () => {
    const types = (view: View) => cardOf(view).body.map(({ type }) => type);
    expect(types(reminderAt('2021-10-05T09:00:00Z'))).toEqual([
      'TextBlock',
      'RichTextBlock',
      'RichTextBlock',
    ]);
  });

  test('has a sample with exactly what the view gives', () => {
    const sample = JSON.parse(readFileSync('cards/meeting.sample.json', 'utf8'));
    expect(Object.keys(sample).sort()).toEqual(Object.keys(reminderAt('2021-10-05T09:00:00Z').data).sort());
  });
});
