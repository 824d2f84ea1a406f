import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FiledMap, filedBy, filing, madeOf } from '../../src/domain/filed.js';
import type { Meeting, UpdateRequest } from '../../src/domain/register.js';
import { endedAhead } from '../../src/domain/what-changed.js';
import { aMeeting, aRequest } from '../support/records.js';
import { aRegister } from '../support/register.js';

const seed = Number(process.env.SEED ?? 20_211_012);
console.log(`Filed collections, seed ${seed}`);

interface Thing {
  readonly id: string;
  readonly tags: readonly string[];
}
const BY_TAG = filing(
  ({ tags }: Thing) => tags,
  (tags) => tags,
);

const id = fc.constantFrom('1', '2', '3', '4', '5', '6');
const tag = fc.constantFrom('a', 'b', 'c', 'd');
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('set' as const), id, tags: fc.array(tag) }) },
  // The same tags in another state of the record: nothing is filed anew, and yet it is the new state that is found.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('touch' as const), id }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const) }) },
);

/** What going through all of a collection finds. */
const scan = (all: ReadonlyMap<string, Thing>, wanted: (tag: string) => boolean): readonly Thing[] =>
  [...all.values()].filter(({ tags }) => tags.some(wanted));

test('whatever was done to a collection, what is filed is what going through it finds, in its order', () => {
  const ids = madeOf((all: ReadonlyMap<string, Thing>) => [...all.keys()].join());
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(40), (steps, asked) => {
      const plain = new Map<string, Thing>();
      const filed = new FiledMap<Thing>();
      const both = (change: (all: Map<string, Thing>) => void) => [plain, filed].forEach(change);
      for (const [nth, one] of steps.entries()) {
        if (one.kind === 'set') {
          const record = { id: one.id, tags: one.tags };
          both((all) => all.set(one.id, record));
        } else if (one.kind === 'touch') {
          const before = plain.get(one.id);
          if (before === undefined) continue;
          const record = { ...before };
          both((all) => all.set(one.id, record));
        } else if (one.kind === 'delete') both((all) => all.delete(one.id));
        else both((all) => all.clear());
        // A filing that is first asked for in the middle knows what came before.
        if (nth < asked) continue;
        expect([...filed]).toEqual([...plain]);
        expect(ids(filed)).toBe(ids(plain));
        for (const all of [filed, plain]) {
          const by = filedBy(all, BY_TAG);
          for (const key of ['a', 'b', 'c', 'd', 'e']) {
            const found = scan(plain, (one) => one === key);
            expect(by.under(key)).toEqual(found);
            expect(by.under(key).every((record) => plain.get(record.id) === record)).toBe(true);
            expect(by.last(key, (record) => record.id < '4')).toBe(found.findLast((r) => r.id < '4'));
            expect(by.from(key)).toEqual(scan(plain, (one) => one >= key));
          }
          expect(by.underAny(['c', 'a'])).toEqual(scan(plain, (one) => one === 'a' || one === 'c'));
        }
      }
    }),
    { seed, numRuns: 400 },
  );
});

describe('requests that the clock ended while their meeting lies ahead', () => {
  const NOW = Date.parse('2021-10-20T12:00:00Z');

  /** As it is defined: by going through all that was ever asked, in order. */
  const goneThrough = (
    meetings: readonly Meeting[],
    requests: readonly UpdateRequest[],
  ): readonly (readonly [string, UpdateRequest])[] => {
    const ahead = new Set(meetings.filter(({ day }) => day > '2021-10-20').map((one) => one.id));
    const ended = new Map<string, UpdateRequest>();
    for (const request of requests) {
      if (request.state === 'open') continue;
      const both = `${request.recommendation} ${request.respondent}`;
      const byClock = request.state === 'withdrawn' && request.settled?.by === 'scrutiny';
      if (byClock && ahead.has(request.meeting)) ended.set(both, request);
      else ended.delete(both);
    }
    return [...ended];
  };

  test('are found from the meetings alone as they are by going through all that was ever asked', () => {
    const meetings = ['2021-09-14', '2021-10-12', '2021-11-09', '2021-12-14'].map((day) =>
      aMeeting({ id: day, day }),
    );
    const settled = (by: string) => ({ by, at: '2021-10-01T09:00:00Z', note: '' });
    const request = fc.record({
      recommendation: fc.constantFrom('R1', 'R2'),
      respondent: fc.constantFrom('crime', 'custody'),
      meeting: fc.constantFrom(...meetings.map((one) => one.id)),
      state: fc.constantFrom('open', 'answered', 'withdrawn', 'withdrawn', 'lapsed'),
      settled: fc.constantFrom(settled('scrutiny'), settled('scrutiny'), settled('chair')),
    });
    let found = 0;
    fc.assert(
      fc.property(fc.array(request, { maxLength: 14 }), (drawn) => {
        const requests = drawn.map((one, nth) => aRequest({ ...one, id: `${nth}` }));
        const register = aRegister({ meetings, requests });
        const ended = [...endedAhead(register, NOW)];
        expect(ended).toEqual(goneThrough(meetings, requests));
        found += ended.length;
      }),
      { seed, numRuns: 400 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
