import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { select } from '../../src/domain/lists.js';
import { CONFIDENCE, INSPECTORATE_STATE, PROGRESS, RAG, type Register } from '../../src/domain/register.js';
import { isOpen } from '../../src/domain/status.js';
import { listMeant, wordsOfList } from '../../src/use-cases/digest-list.js';
import { makeDigest, type Reader } from '../../src/use-cases/make-digest.js';
import type { DigestResult } from '../../src/use-cases/result.js';
import { digestView } from '../../src/views/digest.js';
import { DAY, fakeClock } from '../support/fake-clock.js';
import { type MemoryStore, memoryStore } from '../support/memory-store.js';
import {
  aBoard,
  anInspection,
  anUpdate,
  aPerson,
  aRecommendation,
  someSettings,
} from '../support/records.js';
import { aWorld, expectKind } from '../support/world.js';

const READER: Reader = {
  person: aPerson(),
  conversation: { id: 'web:direct:governance', kind: 'direct', inspection: null },
  board: null,
  working: true,
};
const SELECTIONS = ['all', 'open', 'overdue', 'red', 'silent 30 days', 'without an owner', 'mine'];

/** One thing that happens to the register. */
const step = fc.record({
  number: fc.integer({ min: 1, max: 6 }),
  what: fc.oneof(
    fc.constantFrom(...RAG).map((rag) => ({ rag })),
    fc.constantFrom(...PROGRESS).map((progress) => ({ progress })),
    fc.constantFrom(...INSPECTORATE_STATE).map((state) => ({ state })),
    fc.constantFrom('2021-09-01', '2021-10-10', '2022-03-01').map((target) => ({ target })),
    fc.constantFrom('governance-officer', null).map((owner) => ({ owner })),
    fc.constantFrom(...CONFIDENCE).map((update) => ({ update })),
    fc.constant({ withdrawn: true }),
    fc.constant({ asked: true }),
  ),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Does it: the first step on a number adds its recommendation. */
const does = async (store: MemoryStore, now: number, { number, what }: Step): Promise<void> => {
  const id = `RAPE-P1-2021/${number}`;
  const at = new Date(now).toISOString();
  await store.change({ by: 'x', via: 'web', why: 'It happened.', cause: null }, (tx) => {
    if (!tx.get('recommendations', id))
      tx.add('recommendations', aRecommendation({ id, number: String(number), addedAt: at }));
    const updates = tx.all('updates');
    if ('update' in what)
      return tx.add(
        'updates',
        anUpdate({ id: `U${updates.size + 1}`, recommendation: id, at, confidence: what.update }),
      );
    if ('withdrawn' in what) {
      const last = [...updates.values()].findLast(({ recommendation }) => recommendation === id);
      if (last)
        tx.edit('updates', last.id, (draft) => {
          draft.state = 'withdrawn';
        });
      return undefined;
    }
    if ('asked' in what) {
      const request = `m|${id}|${tx.all('requests').size}`;
      return tx.add('requests', {
        id: request,
        recommendation: id,
        meeting: 'm',
        respondent: 'governance-officer',
        as: 'owner',
        askedAt: at,
        state: 'open',
        update: null,
        snoozed: null,
        settled: null,
      });
    }
    tx.edit('recommendations', id, (draft) => {
      if ('rag' in what) draft.assurance = { rag: what.rag, statement: '', by: 'x', at };
      if ('progress' in what) draft.progress = what.progress;
      if ('state' in what) draft.inspectorate.state = what.state;
      if ('target' in what) draft.target = { on: what.target, reason: '', by: 'x', at };
      if ('owner' in what) draft.owner = what.owner;
    });
    return undefined;
  });
};

const frozen = (register: Register): Register => ({
  ...register,
  recommendations: new Map(register.recommendations),
  updates: new Map(register.updates),
});

const countIn = (register: Register, today: string, only: string) => {
  const selection = listMeant(only);
  if ('kind' in selection) throw new Error(selection.sentence);
  return select(register, selection, { today, person: READER.person, inspection: null });
};

describe('the counts of a digest', () => {
  test('are those of the lists behind them, now and as they were, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(step, { maxLength: 25 }),
        fc.constantFrom(...SELECTIONS),
        async (before, since, only) => {
          const clock = fakeClock('2021-09-20T08:00:00Z');
          const store = memoryStore(
            { settings: [someSettings()], people: [aPerson()], inspections: [anInspection()] },
            clock,
          );
          for (const one of before) await does(store, clock.now(), one);
          // Every digest without one before it looks a week back.
          const then = frozen(store.read());
          clock.advance(8 * DAY);
          const made = clock.now() + 6 * DAY;
          for (const one of since) await does(store, clock.now(), one);
          clock.set(new Date(made).toISOString());
          const selection = listMeant(only);
          if ('kind' in selection) throw new Error(selection.sentence);
          const { content } = makeDigest({ store }, READER, selection, null, made);
          const now = store.read();
          const [today, former] = ['2021-10-04', '2021-09-27'];
          const scope = countIn(now, today, only);
          const inScope = new Set(scope);
          const among = (list: string) => countIn(now, today, list).filter((one) => inScope.has(one));
          const { rag, ...counts } = content.counts;
          expect(counts).toEqual({
            total: scope.length,
            open: among('open').length,
            overdue: among('overdue').length,
          });
          expect(rag).toMatchObject({
            red: among('red').length,
            amber: among('amber').length,
            green: among('green').length,
          });
          expect((rag?.red ?? 0) + (rag?.amber ?? 0) + (rag?.green ?? 0) + (rag?.none ?? 0)).toBe(
            counts.open,
          );
          expect(content.overdue).toEqual(among('overdue'));
          expect(content.waiting).toEqual(among('awaiting acceptance'));
          expect(content.silent).toEqual(among('silent 30 days'));
          const formerly = countIn(then, former, only);
          expect(content.former.total).toBe(formerly.length);
          expect(content.former.rag?.red).toBe(
            formerly.filter((one) => isOpen(one) && one.assurance?.rag === 'red').length,
          );
          const gone = formerly.filter(({ id }) => !scope.some((one) => one.id === id));
          for (const { id } of gone.filter(
            ({ id }) => then.recommendations.get(id) !== now.recommendations.get(id),
          ))
            if (only !== 'silent 30 days')
              expect(content.moved.map(({ recommendation }) => recommendation.id)).toContain(id);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('every list can be kept in its own words', () => {
    for (const only of [
      ...SELECTIONS,
      'of Head of Crime',
      'claimed closed',
      'awaiting acceptance',
      'closed',
      'undated',
      'off track',
      'at risk',
      'on track',
      'amber',
      'green',
    ]) {
      const selection = listMeant(only);
      expect(selection).not.toHaveProperty('kind');
      if ('filter' in selection) expect(listMeant(wordsOfList(selection))).toEqual(selection);
    }
    expect(listMeant('purple ones')).toHaveProperty('kind', 'refused');
  });
});

describe('awaiting an answer', () => {
  test('names who is asked, and since when', async () => {
    const clock = fakeClock();
    const store = memoryStore(
      { settings: [someSettings()], people: [aPerson()], inspections: [anInspection()] },
      clock,
    );
    await does(store, clock.now() - 3 * DAY, { number: 3, what: { asked: true } });
    const digest = makeDigest({ store }, READER, { filter: 'all' }, null, clock.now());
    expect(digestView(digest).text).toContain(
      'Awaiting an answer: 1\n  Recommendation 3 · RAPE-P1-2021: from Governance officer, asked 3 days ago',
    );
  });
});

describe('the statutory clock in a digest', () => {
  test('of a report whose recommendations are not in the register yet is told; to a board only of what it oversees', () => {
    const fresh = anInspection({ id: 'NEW-2021', publishedOn: '2021-09-17', letterOn: null });
    const store = memoryStore({ settings: [someSettings()], inspections: [fresh] }, fakeClock());
    const clocksOf = (board: Reader['board']) =>
      makeDigest({ store }, { ...READER, board }, { filter: 'all' }, null, fakeClock().now()).clocks.map(
        ({ inspection }) => inspection.id,
      );
    expect(clocksOf(null)).toEqual(['NEW-2021']);
    expect(clocksOf(aBoard({ oversees: ['NEW-2021'] }))).toEqual(['NEW-2021']);
    expect(clocksOf(aBoard({ oversees: ['RAPE-P1-2021'] }))).toEqual([]);
  });
});

describe('a digest of a day on which nothing moved', () => {
  const quiet = async (at: string) => {
    const clock = fakeClock(at);
    const fresh = anInspection({ id: 'NEW-2021', publishedOn: '2021-09-17', letterOn: null });
    const store = memoryStore(
      { settings: [someSettings()], people: [aPerson()], inspections: [anInspection(), fresh] },
      clock,
    );
    await does(store, clock.now() - 30 * DAY, { number: 3, what: { asked: true } });
    const digest = makeDigest({ store }, READER, { filter: 'all' }, null, clock.now() + 8 * DAY);
    return digestView({ ...digest, scheduled: true }).text;
  };

  test('is a line that says what is awaited all the same', async () => {
    expect(await quiet('2021-10-04T08:00:00Z')).toMatch(
      /^Digest of [^\n]*\nNothing moved since Tuesday 5 October 2021\. 1 recommendation: [^\n]* 1 update is awaited\.\nrecord \d+ · \w+$/,
    );
  });

  test('has a response that is due within 28 days beside it', async () => {
    expect(await quiet('2021-10-06T08:00:00Z')).toContain(
      'NEW-2021: the response is due by Thursday 11 November 2021, in 28 days',
    );
  });
});

describe('asking for digests', () => {
  const every = {
    kind: 'subscribe-digest',
    weekdays: [1],
    time: '08:30',
    only: '',
    whenQuiet: 'line',
  } as const;

  test('nobody unknown is sent one, and nothing is sent to the console', async () => {
    const world = await aWorld();
    expect(expectKind(await world.does('nobody', every), 'refused').sentence).toContain(
      'do not know who you are',
    );
    const onConsole = await world.does('governance', every, { via: 'console' });
    expect(expectKind(onConsole, 'refused').sentence).toContain('Nothing can be sent to the console');
    expect(world.written()).toEqual([]);
  });

  test('the same list asked for again takes the place of the former; another list is another digest', async () => {
    const world = await aWorld();
    await world.does('governance', every);
    await world.does('governance', { ...every, weekdays: [2], time: '10:00' });
    await world.does('governance', { ...every, only: 'red ones' });
    const all = [...world.store.read().subscriptions.values()];
    expect(all.map(({ id, only, weekdays, time }) => [id, only, weekdays, time])).toEqual([
      ['S1', 'all', [2], '10:00'],
      ['S2', 'red', [1], '08:30'],
    ]);
    await world.does('governance', { kind: 'stop-digest' });
    expect([...world.store.read().subscriptions.values()].every(({ stoppedAt }) => stoppedAt !== null)).toBe(
      true,
    );
  });

  test('a digest now counts as none that was sent', async () => {
    const world = await aWorld();
    const digest: DigestResult = expectKind(
      await world.does('governance', { kind: 'show-digest', only: '' }),
      'digest',
    );
    expect(digest.scheduled).toBe(false);
    expect(world.written()).toEqual([]);
  });

  test('a list that tells working facts is not for a shared conversation that is no board’s', async () => {
    const world = await aWorld();
    const conversation = { id: 'web:shared', kind: 'shared', board: null, inspection: null } as const;
    const result = await world.does('governance', { ...every, only: 'red ones' }, { conversation });
    expect(expectKind(result, 'refused').sentence).toContain('not published');
  });
});
