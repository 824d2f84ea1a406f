import fc from 'fast-check';
import { INSPECTORATE_STATE, POSITION, PROGRESS, RAG } from '../../src/domain/register.js';
import type { Tx } from '../../src/ports.js';
import { DAY, type FakeClock } from './fake-clock.js';
import type { MemoryStore } from './memory-store.js';
import { anUpdate, aRecommendation } from './records.js';

/** Random histories of a register: what happens to recommendations and their board, day after day. */

export const BOARD = 'governance';
/** Of one inspection the day of publication is known, of the other it is not. */
export const INSPECTIONS = ['RAPE-P1-2021', 'CUSTODY-2020'] as const;

const TARGETS = ['2021-09-01', '2021-10-11', '2021-10-20', '2022-03-01'] as const;

const what = fc.oneof(
  fc.constantFrom(...RAG, null).map((rag) => ({ rag })),
  fc.constantFrom(...PROGRESS).map((progress) => ({ progress })),
  fc.constantFrom(...INSPECTORATE_STATE).map((state) => ({ state })),
  fc.constantFrom(...POSITION).map((position) => ({ position })),
  fc.constantFrom(...TARGETS).map((target) => ({ target })),
  fc.constantFrom(...TARGETS).map((asked) => ({ asked })),
  fc.constantFrom('approve', 'approve', 'withdraw', 'accept', 'restate', 'request').map((does) => ({ does })),
  fc.constantFrom(...PROGRESS).map((update) => ({ update })),
  fc
    .subarray([...INSPECTIONS, 'CUSTODY-2020/1', 'RAPE-P1-2021/2'], { minLength: 1 })
    .map((oversees) => ({ oversees })),
);

/** One thing that happens, and how many days go by before it. */
export const anEvent = fc.record({
  inspection: fc.constantFrom(...INSPECTIONS),
  number: fc.integer({ min: 1, max: 3 }),
  days: fc.integer({ min: 0, max: 3 }),
  by: fc.constantFrom('governance-officer', 'board-chair'),
  what,
});
export type Event = typeof anEvent extends fc.Arbitrary<infer E> ? E : never;

const onUpdates = (tx: Tx, id: string, by: string, at: string, does: string): void => {
  const last = [...tx.all('updates').values()].findLast(({ recommendation }) => recommendation === id);
  if (last?.state !== 'submitted') return;
  tx.edit('updates', last.id, (draft) => {
    draft.state = does === 'accept' ? 'accepted' : 'withdrawn';
    draft.decided = { by, at, note: '' };
  });
  // As accepting does: what it says is written back in the same entry.
  if (does === 'accept')
    tx.edit('recommendations', id, (draft) => {
      draft.progress = last.progress;
    });
};

const onRecommendation = (tx: Tx, id: string, { what: one, by }: Event, at: string): void =>
  tx.edit('recommendations', id, (draft) => {
    const dated = (on: string) => ({ on, reason: 'The training moved.', by, at });
    if ('rag' in one) draft.assurance = one.rag && { rag: one.rag, statement: '', by, at };
    if ('progress' in one) draft.progress = one.progress;
    if ('state' in one) draft.inspectorate.state = one.state;
    if ('position' in one) draft.position.headline = one.position;
    if ('target' in one) draft.target = dated(one.target);
    if ('asked' in one) draft.proposedTarget = dated(one.asked);
    if (!('does' in one)) return;
    if (one.does === 'restate' && draft.assurance) draft.assurance.statement += '.';
    if (one.does === 'request') draft.asked = `m|${id}|${at}`;
    if (one.does === 'approve' && draft.proposedTarget) {
      draft.target = draft.proposedTarget;
      draft.proposedTarget = null;
    }
  });

/** Lets it happen: the first event on a number adds its recommendation as well. */
export const happens = async (store: MemoryStore, clock: FakeClock, event: Event): Promise<void> => {
  clock.advance(event.days * DAY);
  const { inspection, number, by, what: one } = event;
  const id = `${inspection}/${number}`;
  const at = new Date(clock.now()).toISOString();
  await store.change({ by, via: 'web', why: 'It happened.', cause: null }, (tx) => {
    if (!tx.get('recommendations', id))
      tx.add('recommendations', aRecommendation({ id, inspection, number: String(number), addedAt: at }));
    if ('oversees' in one)
      tx.edit('boards', BOARD, (draft) => {
        draft.oversees = one.oversees;
      });
    else if ('update' in one) {
      const update = `U${tx.all('updates').size + 1}`;
      tx.add('updates', anUpdate({ id: update, recommendation: id, at, progress: one.update, by }));
    } else if ('does' in one && (one.does === 'accept' || one.does === 'withdraw'))
      onUpdates(tx, id, by, at, one.does);
    else onRecommendation(tx, id, event, at);
  });
};
