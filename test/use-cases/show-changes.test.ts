import { describe, expect, test } from 'vitest';
import type { PartOfChanges } from '../../src/domain/since-meeting.js';
import { toViews } from '../../src/views/to-views.js';
import type { View } from '../../src/views/view.js';
import { gives } from '../support/forms.js';
import { aWorld, CODE, expectKind, named, REC_7, type World } from '../support/world.js';

/** The demo's register after its first meeting, of which this was done before and that since. */
const afterAMeeting = async (
  before: (world: World) => Promise<void>,
  since: (world: World) => Promise<void>,
): Promise<World> => {
  const world = await aWorld();
  await before(world);
  world.clock.set('2021-10-13T09:00:00Z');
  await since(world);
  world.clock.set('2021-11-09T09:00:00Z');
  return world;
};

const rate = (world: World, rag: 'red' | 'amber' | 'green', ...numbers: string[]) =>
  world.store.change({ by: 'board-chair', via: 'web', why: 'Assured.', cause: null }, (tx) => {
    for (const number of numbers)
      tx.edit('recommendations', `${CODE}/${number}`, (draft) => {
        draft.assurance = { rag, statement: '', by: 'board-chair', at: '2021-10-04T08:00:00Z' };
      });
  });
const target = (number: string, on: string) =>
  ({ kind: 'set-target', refs: [named(number)], on, because: 'the training moved' }) as const;

const told = async (world: World, over: { only?: PartOfChanges; page?: number } = {}) => {
  const result = await world.does('governance', { kind: 'show-changes', ...over });
  const [view] = toViews(result, world.store.read());
  if (!view) throw new Error('There is no view.');
  return { changes: expectKind(result, 'changes').changes, view, lines: view.text.split('\n') };
};

describe('what changed since the last meeting', () => {
  test('says of a part that holds nothing that there is none', async () => {
    const { lines } = await told(await aWorld(), { only: 'over-a-year' });
    expect(lines.slice(1)).toEqual([
      'Since Saturday 4 September 2021 (30 days; the board has no earlier meeting): none.',
      'Open over a year: 0',
    ]);
  });

  test('is said first in a sentence, then in counts that add up', async () => {
    const world = await afterAMeeting(
      async (at) => {
        await rate(at, 'amber', '1', '2', '3');
        await at.does('governance', target('4', '31 October'));
      },
      async (at) => {
        await rate(at, 'green', '1', '2');
        await rate(at, 'red', '4', '5');
        const source = 'letter of 13 October';
        const closed = { kind: 'set-inspectorate-state', state: 'closed', on: '13 October', source } as const;
        await at.does('governance', { ...closed, ref: named('3') });
        await at.does('governance', {
          kind: 'add-recommendation',
          inspection: CODE,
          number: '9',
          text: 'New.',
        });
      },
    );
    const { lines } = await told(world);
    expect(lines.slice(0, 10)).toEqual([
      'What changed',
      'Since the last meeting, on Tuesday 12 October 2021 at 10:00: 1 new recommendation, 1 settled, 4 moved. By the board’s rating: 2 new red, 2 new green.',
      'Open 8 → 8: +1 new, −1 settled.',
      'Overdue 0 → 1: +1 whose date passed.',
      'Red 0 → 2: +2 not rated before.',
      'Amber 3 → 0: −2 now green, −1 settled.',
      'Green 0 → 2: +2 from amber.',
      'Not rated 5 → 4: +1 new, −2 now red.',
      'Updates received on 0 of 8 open, none on 8.',
      'New: 1',
    ]);
    expect(lines).toContain(
      '  Recommendation 3 · RAPE-P1-2021: From open to closed on Wednesday 13 October 2021, recorded by Governance officer: letter of 13 October',
    );
    expect(lines).toContain(
      '  Recommendation 1 · RAPE-P1-2021: Assurance: from amber to green, by Chair of the Governance Board',
    );
  });

  test('names for each slipped date who asked for the later one and who approved it', async () => {
    const world = await afterAMeeting(
      async (at) => {
        await at.does('governance', target('7', '31 March'));
        await at.does('governance', target('7', '30 April'));
      },
      async (at) => {
        await at.does('chair', { kind: 'approve-target', ref: REC_7 });
        await at.does('governance', target('7', '30 June'));
        await at.does('chair', { kind: 'approve-target', ref: REC_7 });
        await at.does('governance', target('4', '30 November'));
        await at.does('chair', target('4', '31 December'));
        await at.does('governance', target('5', '30 November'));
      },
    );
    const { changes, lines } = await told(world);
    const [four, seven, ...more] = changes.slipped;
    expect(more).toEqual([]);
    expect(seven).toMatchObject({ from: '2022-03-31', to: '2022-06-30' });
    expect(seven?.times.map(({ from, to, askedBy, approvedBy }) => [from, to, askedBy, approvedBy])).toEqual([
      ['2022-03-31', '2022-04-30', 'governance-officer', 'board-chair'],
      ['2022-04-30', '2022-06-30', 'governance-officer', 'board-chair'],
    ]);
    expect(four?.times.map(({ askedBy, approvedBy }) => [askedBy, approvedBy])).toEqual([
      ['board-chair', 'board-chair'],
    ]);
    expect(lines.slice(lines.indexOf('Date slipped: 2'), lines.indexOf('Date slipped: 2') + 3)).toEqual([
      'Date slipped: 2',
      '  Recommendation 4 · RAPE-P1-2021: From Tuesday 30 November 2021 to Friday 31 December 2021, set and approved by Chair of the Governance Board: the training moved',
      '  Recommendation 7 · RAPE-P1-2021: From Thursday 31 March 2022 to Thursday 30 June 2022 in 2 steps, the last asked for by Governance officer, approved by Chair of the Governance Board: the training moved',
    ]);
    // A first date is no slip, and it is told.
    expect(lines).toContain(
      '  Recommendation 5 · RAPE-P1-2021: Target date: from none to Tuesday 30 November 2021',
    );
  });

  test('says whose word an accepted update is, and who accepted it', async () => {
    const world = await afterAMeeting(
      async () => undefined,
      async (at) => {
        await gives(at, { progress: 'closed' });
        await at.does('chair', { kind: 'accept-update', update: 'U1' });
      },
    );
    const { lines, changes } = await told(world);
    expect(lines.find((line) => line.includes('Progress:'))).toMatch(
      /to closed, said by Head of Public Protection, accepted by Chair of the Governance Board$/,
    );
    expect(changes.silent).toHaveLength(7);
    expect(changes.received.map(({ recommendation }) => recommendation.number)).toEqual(['7']);
  });

  test('cuts long parts visibly, and shows each as a whole, page by page', async () => {
    const world = await afterAMeeting(
      async () => undefined,
      async (at) => {
        for (let number = 9; number <= 30; number += 1)
          await at.does('governance', {
            kind: 'add-recommendation',
            inspection: CODE,
            number: String(number),
            text: 'New.',
          });
      },
    );
    const glance = await told(world);
    expect(glance.lines).toContain('New: 22');
    expect(glance.lines.filter((line) => line.startsWith('  Recommendation'))).toHaveLength(8);
    expect(glance.lines).toContain('  18 more.');
    const whole = { label: 'New: all 22', verb: 'show-changes', data: { only: 'added', page: '1' } };
    expect(glance.view.data.buttons).toContainEqual(whole);
    const first = await told(world, { only: 'added' });
    const second = await told(world, { only: 'added', page: 2 });
    const pages = [first, second];
    expect(pages.map(({ lines }) => lines.filter((line) => /^ {2}Recommendation/.test(line)).length)).toEqual(
      [12, 10],
    );
    expect(pages.map(({ lines }) => lines[1]?.replace(/^.*: /, ''))).toEqual([
      'page 1 of 2.',
      'page 2 of 2.',
    ]);
    const labels = ({ view }: { readonly view: View }) =>
      (view.data.buttons as readonly { label: string }[]).map(({ label }) => label);
    expect(labels(first)).toEqual(['Next page', 'All at a glance', 'Open, no update received: all 30']);
    expect(labels(second)).toEqual(['Previous page', 'All at a glance', 'Open, no update received: all 30']);
    // A page that is no more is the last one.
    expect((await told(world, { only: 'added', page: 99 })).lines).toEqual(second.lines);
  });

  test('on the day that the board meets is since it met before', async () => {
    const world = await aWorld();
    const since = async (at: string) => {
      world.clock.set(at);
      return (await told(world)).lines[1]?.replace(/:[^:]*$/, '');
    };
    expect(await since('2021-10-12T09:30:00Z')).toBe(
      'Since Sunday 12 September 2021 (30 days; the board has no earlier meeting)',
    );
    expect(await since('2021-10-13T00:30:00Z')).toBe(
      'Since the last meeting, on Tuesday 12 October 2021 at 10:00',
    );
    expect(await since('2021-11-09T12:00:00Z')).toBe(
      'Since the last meeting, on Tuesday 12 October 2021 at 10:00',
    );
    // Whoever asks for the silent ones means the same meeting.
    const silent = { kind: 'show-list', filter: 'silent', days: null, since: 'the last meeting' } as const;
    expect(expectKind(await world.does('governance', silent), 'list').selection).toMatchObject({ days: 28 });
  });
});
