import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oversees } from '../../src/domain/board.js';
import { FACTS, type Fact } from '../../src/domain/moves.js';
import type { Recommendation, Register } from '../../src/domain/register.js';
import { sayTally } from '../../src/domain/say-changes.js';
import { isOpen } from '../../src/domain/status.js';
import { ratingOf, type Tally } from '../../src/domain/tally.js';
import { registerAsItWas } from '../../src/use-cases/register-as-it-was.js';
import { sinceLastMeeting } from '../../src/use-cases/since-last-meeting.js';
import { DAY, fakeClock } from '../support/fake-clock.js';
import { anEvent, BOARD, type Event, happens, INSPECTIONS } from '../support/histories.js';
import { memoryStore } from '../support/memory-store.js';
import { aBoard, aMeeting, anInspection, aPerson, someSettings } from '../support/records.js';

const MET = '2021-10-12T09:00:00Z';
const HISTORIES = 600;

const frozen = (register: Register): Register => ({
  ...register,
  recommendations: new Map(register.recommendations),
  updates: new Map(register.updates),
  boards: new Map(register.boards),
});

/** A history before a meeting and after it, and what is told of it some days later. */
const lived = async (before: readonly Event[], since: readonly Event[]) => {
  const clock = fakeClock('2020-10-01T08:00:00Z');
  const inspections = INSPECTIONS.map((id, at) =>
    anInspection({ id, publishedOn: at === 0 ? '2020-10-20' : null }),
  );
  const store = memoryStore(
    { settings: [someSettings()], people: [aPerson()], meetings: [aMeeting()], inspections },
    clock,
  );
  await store.change({ by: 'governance-officer', via: 'web', why: 'Set up.', cause: null }, (tx) =>
    tx.add('boards', aBoard({ id: BOARD, oversees: [INSPECTIONS[0]] })),
  );
  for (const one of before) await happens(store, clock, one);
  const then = frozen(store.read());
  clock.set(MET);
  for (const one of since) await happens(store, clock, one);
  clock.advance(DAY);
  const board = store.read().boards.get(BOARD);
  if (!board) throw new Error('The board is gone.');
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  return { store, then, board, today, ...sinceLastMeeting({ store }, board, clock.now()) };
};

const idsOf = (all: readonly Recommendation[]): string[] => all.map(({ id }) => id).sort();
const crossing = (all: Tally['came']): string[] => idsOf(all.map(({ recommendation }) => recommendation));

/** Every recommendation of this register that this board oversaw and of which this holds, by other means. */
const counted = (register: Register, holds: (one: Recommendation) => boolean): string[] => {
  const board = register.boards.get(BOARD);
  return idsOf(
    [...register.recommendations.values()].filter(
      (one) => board !== undefined && oversees(board, one) && isOpen(one) && holds(one),
    ),
  );
};

const isLate =
  (today: string) =>
  ({ target }: Recommendation): boolean =>
    target !== null && target.on < today;
const isOld = (day: string) => (one: Recommendation) => {
  const [year, ...rest] = (one.inspection === INSPECTIONS[0] ? '2020-10-20' : one.addedAt.slice(0, 10)).split(
    '-',
  );
  return [Number(year) + 1, ...rest].join('-') < day;
};

const factsOf = (one: Recommendation) =>
  Object.fromEntries(Object.entries(FACTS).map(([fact, of]) => [fact, of(one)]));

/** The numbers of a sentence such as "8 → 7: +1 new, −2 settled", or of "7, as before". */
const said = (sentence: string) => {
  const [from = Number.NaN, to = from] = (sentence.split(':')[0] ?? '').match(/\d+/g)?.map(Number) ?? [];
  const steps = [...sentence.matchAll(/([+−])(\d+)/g)].map(([, sign, many]) =>
    sign === '+' ? Number(many) : -Number(many),
  );
  return { from, to, sum: from + steps.reduce((all, one) => all + one, 0) };
};

test('over random histories every count adds up, is the length of its list, and moves lead from then to now', async () => {
  const seed = Number(process.env.SEED ?? 20_211_012);
  console.log(`${HISTORIES} histories, seed ${seed}`);
  const seen = { came: 0, went: 0, slipped: 0, left: 0, moves: 0, reopened: 0, aged: 0 };
  const events = (maxLength: number) => fc.array(anEvent, { minLength: 4, maxLength, size: 'max' });
  await fc.assert(
    fc.asyncProperty(events(30), events(30), async (before, since) => {
      const { store, then, today, changes, sinceWhat } = await lived(before, since);
      const now = store.read();
      expect(sinceWhat).toBe('since the last meeting, on Tuesday 12 October 2021 at 10:00');
      const asItWas = registerAsItWas(
        store,
        [...store.entries()].filter(({ at }) => at >= MET.replace('Z', '.000Z')),
      );
      // Whether one is being asked about is the clock's doing, and given as it is.
      const told = ({ asked, ...one }: Recommendation) => one;
      expect([...asItWas.recommendations.values()].map(told)).toEqual(
        [...then.recommendations.values()].map(told),
      );
      expect([...asItWas.updates.values()]).toEqual([...then.updates.values()]);
      expect([...asItWas.boards.values()]).toEqual([...then.boards.values()]);

      const { open, rated, overdue, overAYear } = changes;
      const all: readonly (readonly [Tally, (day: string) => (one: Recommendation) => boolean])[] = [
        [open, () => () => true],
        [overdue, isLate],
        [overAYear, isOld],
        ...Object.entries(rated).map(
          ([rating, tally]) => [tally, () => (one: Recommendation) => ratingOf(one) === rating] as const,
        ),
      ];
      for (const [tally, holds] of all) {
        const { before: had, came, went, after } = tally;
        expect(idsOf(had)).toEqual(counted(then, holds('2021-10-12')));
        expect(idsOf(after)).toEqual(counted(now, holds(today)));
        const stayed = idsOf(had).filter((id) => !crossing(went).includes(id));
        expect([...stayed, ...crossing(came)].sort()).toEqual(idsOf(after));
        expect(had.length + came.length - went.length).toBe(after.length);
        expect(said(sayTally(tally))).toEqual({ from: had.length, to: after.length, sum: after.length });
        seen.came += came.length;
        seen.went += went.length;
      }
      for (const side of ['before', 'after'] as const)
        expect(idsOf(Object.values(rated).flatMap((tally) => tally[side]))).toEqual(idsOf(open[side]));

      // Where it came from, it went out of: green from amber is amber now green.
      const ratings = ['red', 'amber', 'green', 'not-rated'] as const;
      for (const [from, to] of ratings.flatMap((a) => ratings.map((b) => [a, b] as const)))
        expect(crossing(rated[to].came.filter(({ how }) => how === from))).toEqual(
          crossing(rated[from].went.filter(({ how }) => how === to)),
        );

      const { added, left, settled, reopened, moved, slipped, otherwise, received, silent } = changes;
      const about = (rows: readonly { readonly recommendation: Recommendation }[]) =>
        idsOf(rows.map(({ recommendation }) => recommendation));
      const how = (crossings: Tally['came'], ...ways: string[]) =>
        crossing(crossings.filter((one) => ways.includes(one.how)));
      expect(about(settled)).toEqual(how(open.went, 'settled'));
      expect(about(reopened)).toEqual(how(open.came, 'reopened'));
      expect(how(open.came, 'new', 'taken-on')).toEqual(
        about(added.filter(({ recommendation }) => isOpen(recommendation))),
      );
      expect(idsOf(left.filter(({ id }) => counted(then, () => true).includes(id)))).toEqual(
        how(open.went, 'left'),
      );
      expect(idsOf(changes.changed)).toEqual(
        [...new Set([...idsOf(left), ...[added, moved, slipped, otherwise].flatMap(about)])].sort(),
      );
      const heard = about(received).filter((id) => idsOf(open.after).includes(id));
      expect([...heard, ...idsOf(silent)].sort()).toEqual(idsOf(open.after));

      const board = now.boards.get(BOARD);
      const given = [...now.updates.values()].filter(({ id, state, recommendation }) => {
        const one = now.recommendations.get(recommendation);
        return !then.updates.has(id) && state !== 'withdrawn' && board && one && oversees(board, one);
      });
      expect(received.flatMap(({ updates }) => updates.map(({ id }) => id)).sort()).toEqual(
        given.map(({ id }) => id).sort(),
      );
      for (const is of now.recommendations.values()) {
        const was = then.recommendations.get(is.id);
        if (!was || !board || !oversees(board, is)) continue;
        const facts: Record<string, unknown> = factsOf(was);
        for (const { fact, from, to, step } of moved.find(({ recommendation }) => recommendation === is)
          ?.moves ?? []) {
          expect(facts[fact]).toBe(from);
          expect(to).not.toBe(from);
          expect(FACTS[fact satisfies Fact](step.after)).toBe(to);
          facts[fact] = to;
          seen.moves += 1;
        }
        expect(facts).toEqual(factsOf(is));
        const slip = slipped.find(({ recommendation }) => recommendation === is);
        if (was.target && is.target) expect(slip !== undefined).toBe(is.target.on > was.target.on);
        if (!slip) continue;
        expect(slip.to > slip.from).toBe(true);
        expect(slip.times.at(-1)).toMatchObject({ reason: 'The training moved.' });
        for (const time of slip.times) {
          expect(time.to > time.from).toBe(true);
          expect(time.from).toBe(time.step.before?.target?.on);
          expect(time.approvedBy).toBe(time.step.before?.target ? time.step.by : null);
        }
      }
      seen.slipped += slipped.length;
      seen.left += left.length;
      seen.reopened += reopened.length;
      seen.aged += overAYear.came.filter(({ how: way }) => way === 'aged').length;
    }),
    { numRuns: HISTORIES, seed },
  );
  console.log(`of them ${JSON.stringify(seen)}`);
  // All of it happened, often: what never happens is not tried.
  for (const many of Object.values(seen)) expect(many).toBeGreaterThan(5);
});
