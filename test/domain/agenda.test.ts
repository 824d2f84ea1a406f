import { describe, expect, test } from 'vitest';
import {
  addMatter,
  addRecommendation,
  formerHeld,
  headItem,
  itemsNamed,
  itemsOf,
  leftOf,
  moveItem,
  nameItem,
  takeOff,
} from '../../src/domain/agenda.js';
import type { AgendaItem, Meeting } from '../../src/domain/register.js';
import { aBoard, aMeeting, anInspection, aRecommendation } from '../support/records.js';
import { aRegister } from '../support/register.js';

const rec = (number: string, over = {}) => aRecommendation({ id: `RAPE-P1-2021/${number}`, number, ...over });
const item = (key: string, over: Partial<AgendaItem> = {}): AgendaItem => ({
  key,
  recommendation: key.startsWith('matter') ? null : key,
  title: '',
  carriedFrom: null,
  ...over,
});
const R = (number: string) => `RAPE-P1-2021/${number}`;

const october = (over: Partial<Meeting> = {}) =>
  aMeeting({
    state: 'ended',
    agenda: [item(R('1')), item(R('2')), item('matter-1', { title: 'Any other business' })],
    held: {
      startedAt: '2021-10-12T09:00:00Z',
      startedBy: 'chair',
      endedAt: '2021-10-12T10:00:00Z',
      endedBy: 'chair',
      at: null,
      moved: { by: 'chair', at: '2021-10-12T10:00:00Z' },
      done: [R('1')],
      skipped: [R('2')],
    },
    ...over,
  });
const november = aMeeting({ id: 'governance:2021-11-09', day: '2021-11-09' });
const registerOf = (...meetings: Meeting[]) =>
  aRegister({
    inspections: [anInspection()],
    boards: [aBoard()],
    recommendations: [
      rec('1'),
      rec('2'),
      rec('3', { inspectorate: { state: 'closed', on: null, source: '' } }),
      rec('AFI1', { kind: 'area-for-improvement' }),
    ],
    meetings,
  });
const keys = (items: readonly AgendaItem[]) => items.map(({ key }) => key);

describe('the agenda of a meeting', () => {
  test('is all that the board oversees and that is open, as long as nobody has changed it', () => {
    expect(keys(itemsOf(registerOf(november), november))).toEqual([R('1'), R('2'), R('AFI1')]);
  });

  test('marks what the meeting before did not come to, and takes its matters over', () => {
    const items = itemsOf(registerOf(october(), november), november);
    expect(items.map(({ key, carriedFrom, title }) => [key, carriedFrom, title])).toEqual([
      [R('1'), null, ''],
      [R('2'), 'governance:2021-10-12', ''],
      [R('AFI1'), null, ''],
      ['matter-1', 'governance:2021-10-12', 'Any other business'],
    ]);
  });

  test('takes nothing over from another board, from a meeting that is running, or from a later one', () => {
    for (const over of [{ board: 'other' }, { state: 'running' as const }])
      expect(formerHeld(registerOf(october(over), november), november)).toBeNull();
    const held = { ...october().held, startedAt: '2021-11-09T10:00:00Z' } as Meeting['held'];
    expect(formerHeld(registerOf(october(), november), { ...november, held })?.id).toBe(
      'governance:2021-10-12',
    );
    expect(formerHeld(registerOf({ ...november, state: 'ended', held }), october())).toBeNull();
  });

  test('is what was written down, whatever the register says by now', () => {
    const written = { ...november, agenda: [item(R('3'))] };
    expect(keys(itemsOf(registerOf(written), written))).toEqual([R('3')]);
  });

  test('what was left is what was not dealt with, put by or not', () => {
    expect(keys(leftOf(october(), october().agenda ?? []))).toEqual([R('2'), 'matter-1']);
    expect(keys(leftOf(november, [item(R('1'))]))).toEqual([R('1')]);
  });
});

describe('an item', () => {
  const items = [item(R('2')), item(R('1')), item(R('AFI1')), item('matter-1', { title: 'Budget' })];
  const register = registerOf();
  const rec4 = (number: string, inspection: string | null = null) =>
    ({ by: 'recommendation', named: { inspection, number, kind: 'recommendation' } }) as const;

  test.each([
    ['a number, which is the recommendation’s', rec4('1'), [R('1')]],
    ['a number that is not on the agenda', rec4('7'), []],
    ['a whole reference', rec4('2', 'RAPE-P1-2021'), [R('2')]],
    ['a reference to another report', rec4('2', 'PEEL-2021'), []],
    [
      'an area for improvement',
      { by: 'recommendation', named: { inspection: null, number: '1', kind: 'area-for-improvement' } },
      [R('AFI1')],
    ],
    ['its place', { by: 'place', place: 1 }, [R('2')]],
    ['a place beyond the end', { by: 'place', place: 9 }, []],
    ['no place', { by: 'place', place: 0 }, []],
    ['a matter', { by: 'matter', number: 1 }, ['matter-1']],
    ['its key', { by: 'key', key: R('1') }, [R('1')]],
  ] as const)('is named by %s', (_how, said, expected) => {
    expect(keys(itemsNamed(register, items, said))).toEqual(expected);
  });

  test('is said as people name it, with its report where two have that number', () => {
    const other = aRecommendation({ id: 'PEEL-2021/1', inspection: 'PEEL-2021', number: '1' });
    const both = aRegister({ recommendations: [rec('1'), rec('2'), other] });
    const three = [item(R('1')), item(R('2')), item('PEEL-2021/1')];
    expect(three.map((one) => nameItem(both, three, one))).toEqual([R('1'), 'rec 2', 'PEEL-2021/1']);
    expect(nameItem(register, items, item('matter-1'))).toBe('M1');
    expect([headItem(register, item(R('1'))), headItem(register, item('matter-12'))]).toEqual([
      'Recommendation 1',
      'Other matter M12',
    ]);
    expect(keys(itemsNamed(both, three, rec4('1')))).toEqual([R('1'), 'PEEL-2021/1']);
  });
});

describe('an agenda is changed', () => {
  const items = [item(R('1')), item(R('2')), item('matter-2', { title: 'Budget' })];
  const outcome = (change: ReturnType<typeof moveItem>) =>
    change.kind === 'changed' ? keys(change.items) : change.why;

  test('by what is added at the end, each once', () => {
    expect(outcome(addRecommendation(items, R('3')))).toEqual([R('1'), R('2'), 'matter-2', R('3')]);
    expect(outcome(addRecommendation(items, R('2')))).toBe('there-already');
    expect(outcome(addMatter(items, 'Estates'))).toEqual([R('1'), R('2'), 'matter-2', 'matter-3']);
    expect(outcome(addMatter(items, 'Budget'))).toBe('there-already');
  });

  test('by what is moved to a place', () => {
    expect(outcome(moveItem(items, 'matter-2', 1))).toEqual(['matter-2', R('1'), R('2')]);
    expect(outcome(moveItem(items, R('1'), 2))).toEqual([R('2'), R('1'), 'matter-2']);
    expect(outcome(moveItem(items, R('1'), 99))).toEqual([R('2'), 'matter-2', R('1')]);
    expect(outcome(moveItem(items, R('9'), 1))).toBe('not-there');
  });

  test('by what is taken off, unless the meeting has come to it', () => {
    const running = october({ state: 'running' });
    expect(outcome(takeOff(items, R('2'), november))).toEqual([R('1'), 'matter-2']);
    expect(outcome(takeOff(items, R('1'), running))).toBe('dealt-with');
    expect(outcome(takeOff(items, R('9'), running))).toBe('not-there');
  });
});
