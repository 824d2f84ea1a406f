import { describe, expect, test } from 'vitest';
import { peopleNamed, type Selection, select, tellsWorkingFacts } from '../../src/domain/lists.js';
import { anInspection, anUpdate, aPerson, aRecommendation } from '../support/records.js';
import { aRegister } from '../support/register.js';

const by = { by: 'governance-officer', at: '2021-10-04T08:00:00Z' };
const rec = (number: string, over = {}) =>
  aRecommendation({ id: `A/${number}`, inspection: 'A', number, ...over });
const settled = { state: 'closed', on: '2021-10-01', source: 'letter' } as const;
const recommendations = [
  rec('1', { owner: 'crime', target: { on: '2021-09-30', reason: 'x', ...by } }),
  rec('2', { owner: 'crime', progress: 'closed', confidence: 'on-track' }),
  rec('3', { assurance: { rag: 'red', statement: 'Not assured.', ...by } }),
  rec('4', { owner: 'data', inspectorate: settled, target: { on: '2021-09-30', reason: 'x', ...by } }),
  rec('5', { inspectorate: settled }),
  rec('6', {
    addedAt: '2021-09-04T08:00:00Z',
    deadline: { wording: '', basis: 'none', on: null, setBy: 'force' },
  }),
  aRecommendation({ id: 'B/1', inspection: 'B', number: '1', owner: 'data' }),
];
const people = [
  aPerson({ id: 'crime', name: 'Head of Crime', initials: 'HC' }),
  aPerson({ id: 'data', name: 'Head of Data and Insight', initials: 'HDI' }),
  aPerson({ id: 'left', name: 'Head of Custody', initials: 'HCU', active: false }),
];
const register = aRegister({
  inspections: [anInspection({ id: 'A' }), anInspection({ id: 'B' })],
  people,
  recommendations,
  updates: [
    anUpdate({ id: 'U1', recommendation: 'A/1', state: 'submitted', confidence: 'at-risk' }),
    anUpdate({ id: 'U2', recommendation: 'A/2', state: 'accepted', confidence: null }),
  ],
});
const listed = (selection: Selection, inspection: string | null = 'A') =>
  select(register, selection, { today: '2021-10-04', person: people[0] ?? null, inspection }).map(
    ({ id }) => id,
  );

describe('a list', () => {
  test.each<[Selection, string]>([
    [{ filter: 'all' }, 'A/1 A/2 A/3 A/4 A/5 A/6'],
    [{ filter: 'open' }, 'A/1 A/2 A/3 A/6'],
    [{ filter: 'closed' }, 'A/4 A/5'],
    [{ filter: 'overdue' }, 'A/1'],
    [{ filter: 'undated' }, 'A/2 A/3 A/6'],
    [{ filter: 'claimed-closed' }, 'A/2'],
    [{ filter: 'mine' }, 'A/1 A/2'],
    [{ filter: 'unassigned' }, 'A/3 A/6'],
    [{ filter: 'waiting' }, 'A/1'],
    [{ filter: 'owner', owner: 'head of data and insight' }, 'A/4'],
    [{ filter: 'rag', rag: 'red' }, 'A/3'],
    [{ filter: 'rag', rag: 'green' }, ''],
    [{ filter: 'confidence', confidence: 'at-risk' }, 'A/1'],
    [{ filter: 'confidence', confidence: 'on-track' }, 'A/2'],
    [{ filter: 'silent', days: null }, 'A/6'],
    [{ filter: 'silent', days: 31 }, ''],
    [{ filter: 'silent', days: 0 }, 'A/1 A/2 A/3 A/6'],
  ])('of %o holds %s', (selection, ids) => {
    expect(listed(selection).join(' ')).toBe(ids);
  });

  test('without an inspection of the conversation’s own is of all of them', () => {
    expect(listed({ filter: 'owner', owner: 'HDI' }, null)).toEqual(['A/4', 'B/1']);
  });

  test('of somebody’s own is empty for nobody known', () => {
    const asked = { today: '2021-10-04', person: null, inspection: null };
    expect(select(register, { filter: 'mine' }, asked)).toEqual([]);
  });

  test('tells a working fact wherever its membership does: owners, ratings, silence, not what is published', () => {
    const filters = ['all', 'open', 'closed', 'overdue', 'undated'] as const;
    expect(filters.filter((filter) => tellsWorkingFacts({ filter }))).toEqual([]);
    const working: readonly Selection[] = [
      { filter: 'claimed-closed' },
      { filter: 'unassigned' },
      { filter: 'waiting' },
      { filter: 'owner', owner: 'crime' },
      { filter: 'rag', rag: 'red' },
      { filter: 'confidence', confidence: 'at-risk' },
      { filter: 'silent', days: null },
    ];
    expect(working.filter((selection) => !tellsWorkingFacts(selection))).toEqual([]);
  });
});

describe('people named', () => {
  test.each([
    ['Head of Crime', 'crime'],
    ['head of crime', 'crime'],
    ['HC', 'crime'],
    ['insight', 'data'],
    ['head', 'crime data'],
    ['Head of Custody', ''],
    ['Crim', ''],
    ['  ', ''],
  ])('%s: “%s”', (asked, ids) => {
    expect(
      peopleNamed(register, asked)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(ids);
  });
});
