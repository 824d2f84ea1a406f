import { describe, expect, test } from 'vitest';
import { lookUp, type Named } from '../../src/domain/lookup.js';
import { findByTopic } from '../../src/domain/topic.js';
import { anInspection, aRecommendation } from '../support/records.js';
import { aRegister } from '../support/register.js';

const finding = (id: string, kind: Named['kind'] = 'recommendation', text = 'Forces should act.') => {
  const [inspection = '', number = ''] = id.split('/');
  return aRecommendation({ id, inspection, number, kind, text });
};
const register = aRegister({
  inspections: [
    anInspection({ id: 'RAPE-P1-2021', title: 'The response to rape – Phase one' }),
    anInspection({ id: 'CUSTODY-2022', title: 'Custody services' }),
  ],
  recommendations: [
    ...['1', '2', '7'].map((number) => finding(`RAPE-P1-2021/${number}`)),
    finding('CUSTODY-2022/7', 'recommendation', 'Detention officers should record each visit to a cell.'),
    finding('CUSTODY-2022/AFI7', 'area-for-improvement'),
    finding('CUSTODY-2022/COC1', 'cause-of-concern'),
  ],
});
const found = (number: string, over: Partial<Named> = {}, own: string | null = null) => {
  const result = lookUp(register, { inspection: null, number, kind: 'recommendation', ...over }, own);
  switch (result.kind) {
    case 'found':
      return result.recommendation.id;
    case 'which':
      return `which of ${result.candidates.map(({ id }) => id).join(', ')}`;
    case 'no-such-number':
      return `none, but ${result.known.map(({ id }) => id).join(', ')}`;
    case 'no-such-inspection':
      return `no such inspection, but ${result.instead?.id ?? 'nothing'}`;
  }
};

describe('looking up a number', () => {
  test('that two inspections have asks which', () => {
    expect(found('7')).toBe('which of RAPE-P1-2021/7, CUSTODY-2022/7');
  });
  test('that one has finds it; the conversation’s own inspection decides between two', () => {
    expect(found('2')).toBe('RAPE-P1-2021/2');
    expect(found('7', {}, 'CUSTODY-2022')).toBe('CUSTODY-2022/7');
  });
  test('never leaves the conversation’s own inspection silently', () => {
    expect(found('2', {}, 'CUSTODY-2022')).toBe('none, but CUSTODY-2022/7');
  });
  test('that does not exist says which do', () => {
    expect(found('9', {}, 'RAPE-P1-2021')).toBe('none, but RAPE-P1-2021/1, RAPE-P1-2021/2, RAPE-P1-2021/7');
    expect(found('9', { inspection: 'CUSTODY-2022' })).toBe('none, but CUSTODY-2022/7');
  });
  test('of an area for improvement or a cause of concern keeps those apart from recommendations', () => {
    expect(found('7', { kind: 'area-for-improvement' })).toBe('CUSTODY-2022/AFI7');
    expect(found('1', { kind: 'cause-of-concern' })).toBe('CUSTODY-2022/COC1');
    expect(found('2', { kind: 'area-for-improvement' })).toBe('none, but CUSTODY-2022/AFI7');
    expect(found('AFI7', { inspection: 'CUSTODY-2022' })).toBe('CUSTODY-2022/AFI7');
  });
});

describe('looking up a named inspection', () => {
  test.each([
    ['RAPE-P1-2021', 'RAPE-P1-2021/7'],
    ['rape-p1-2021', 'RAPE-P1-2021/7'],
    ['custody', 'CUSTODY-2022/7'],
    ['phase one', 'RAPE-P1-2021/7'],
    ['detention officers', 'CUSTODY-2022/7'],
    ['HMICFRS', 'which of RAPE-P1-2021/7, CUSTODY-2022/7'],
    ['knife crime', 'no such inspection, but RAPE-P1-2021/7'],
  ])('%s 7: %s', (inspection, expected) => {
    expect(found('7', { inspection })).toBe(expected);
  });

  test('a code wins over the conversation’s own inspection', () => {
    expect(found('7', { inspection: 'RAPE-P1-2021' }, 'CUSTODY-2022')).toBe('RAPE-P1-2021/7');
  });
});

describe('finding by topic', () => {
  const topic = (asked: string) => findByTopic(register, asked.split(' '), asked).map(({ id }) => id);
  test('finds what the words stand in, in other endings too', () => {
    expect(topic('visits recorded')).toEqual(['CUSTODY-2022/7']);
  });
  test('finds nothing where the words fit nothing well', () => {
    expect(topic('parking permits')).toEqual([]);
    expect(topic('visits parking permits canteen')).toEqual([]);
    expect(findByTopic(register, [], '')).toEqual([]);
  });
  test('offers all that a phrase stands in', () => {
    expect(topic('forces should act')).toHaveLength(5);
  });
});
