import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FiledMap } from '../../src/domain/filed.js';
import { duePapers, nextPapersAt } from '../../src/domain/papers-out.js';
import { dueReminders, nextReminderAt } from '../../src/domain/reminder.js';
import { newDelivery } from '../../src/use-cases/new-delivery.js';
import { aBoard, aMeeting, someSettings } from '../support/records.js';
import { aRegister } from '../support/register.js';

const seed = Number(process.env.SEED ?? 20_211_012);
console.log(`Meetings left, seed ${seed}`);

const DAYS = ['2021-10-12', '2021-11-09', '2021-12-14', '2022-01-11'] as const;
const meeting = fc.constantFrom(...DAYS);
const at = fc.integer({ min: Date.parse('2021-09-20T00:00:00Z'), max: Date.parse('2022-01-20T00:00:00Z') });
const happens = fc.oneof(
  // What is due by then goes into the ledger, as a tick does it; some of it is sent.
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('tick' as const), at, sent: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), meeting, at, by: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), meeting }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('channel' as const), many: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('holiday' as const), on: meeting }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
);

test('a meeting that owes nothing more is passed over, and nothing that is due is ever missed by that', () => {
  let entered = 0;
  fc.assert(
    fc.property(fc.array(happens, { maxLength: 25 }), at, (steps, now) => {
      const plain = aRegister({
        boards: [aBoard({ papersOut: 5 })],
        meetings: DAYS.map((day) => aMeeting({ id: day, day, scheduledAt: '2021-09-01T09:00:00Z' })),
        settings: [someSettings()],
      });
      const boards = new FiledMap(plain.boards);
      const meetings = new FiledMap(plain.meetings);
      const deliveries = new FiledMap(plain.deliveries);
      const settings = new FiledMap(plain.settings);
      const register = { ...plain, boards, meetings, deliveries, settings };
      /** The same in maps that tell nothing of their changes: everything is gone through. */
      const anew = () => ({
        ...plain,
        boards: new Map(boards),
        meetings: new Map(meetings),
        deliveries: new Map(deliveries),
        settings: new Map(settings),
      });
      const board = () => aBoard({ ...boards.get('governance'), papersOut: 5 });
      for (const one of steps) {
        if (one.kind === 'tick') {
          for (const { key, ...due } of [...dueReminders(register, one.at), ...duePapers(register, one.at)]) {
            const of = newDelivery({ id: key, ...due }, one.at);
            deliveries.set(key, one.sent ? { ...of, state: 'sent' } : of);
            entered += 1;
          }
        } else if (one.kind === 'move') {
          const former = aMeeting({ ...meetings.get(one.meeting), id: one.meeting });
          const { day, time } = former;
          meetings.set(one.meeting, {
            ...former,
            day: `${day.slice(0, 8)}${String(10 + one.by)}`,
            scheduledAt: new Date(one.at).toISOString().replace('.000Z', 'Z'),
            movedFrom: { day, time, reason: 'A clash.' },
          });
        } else if (one.kind === 'cancel') {
          const former = meetings.get(one.meeting);
          if (former) meetings.set(one.meeting, { ...former, state: 'cancelled' });
        } else if (one.kind === 'channel') {
          const conversations = Array.from({ length: one.many }, (_, nth) => `web:${nth}`);
          boards.set('governance', { ...board(), conversations });
        } else if (one.kind === 'holiday') {
          settings.set('register', someSettings({ holidays: { added: [one.on], removed: [] } }));
        } else {
          const last = [...deliveries.keys()].at(-1);
          if (last !== undefined) deliveries.delete(last);
        }
        for (const moment of [now, Date.parse('2022-02-01T00:00:00Z')]) {
          expect(dueReminders(register, moment)).toEqual(dueReminders(anew(), moment));
          expect(duePapers(register, moment)).toEqual(duePapers(anew(), moment));
        }
        expect(nextReminderAt(register, now)).toBe(nextReminderAt(anew(), now));
        expect(nextPapersAt(register, now)).toBe(nextPapersAt(anew(), now));
      }
    }),
    { seed, numRuns: 150 },
  );
  expect(entered).toBeGreaterThan(100);
});

test('a holiday that is taken back brings a reminder that was not owed with it', () => {
  const on = (added: readonly string[]) => someSettings({ holidays: { added: [...added], removed: [] } });
  const register = aRegister({
    boards: [aBoard({ papersOut: 0 })],
    // A week before it is the holiday; the last working day before that was over when it was entered.
    meetings: [aMeeting({ id: 'M', day: '2021-11-09', scheduledAt: '2021-11-01T12:00:00Z' })],
    settings: [on(['2021-11-02'])],
  });
  const deliveries = new FiledMap(register.deliveries);
  const now = Date.parse('2021-11-09T09:30:00Z');
  const known = { ...register, deliveries };
  const due = dueReminders(known, now);
  for (const { key, ...of } of due) deliveries.set(key, newDelivery({ id: key, ...of }, now));
  expect(due.map(({ rule }) => rule)).toEqual(['meeting-1-day', 'meeting-2-hours']);
  expect(dueReminders(known, now)).toEqual([]);
  const worked = { ...known, settings: new Map([['register', on([])]]) };
  expect(dueReminders(worked, now).map(({ rule }) => rule)).toEqual(['meeting-7-days']);
});
