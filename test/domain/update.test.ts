import { describe, expect, test } from 'vitest';
import {
  isWebAddress,
  LONGEST_FIELD,
  readUpdate,
  type TypedUpdate,
  writtenBack,
} from '../../src/domain/update.js';
import { anUpdate, aRecommendation } from '../support/records.js';

const TODAY = '2021-10-04';
const set = { by: 'board-chair', at: '2021-09-01T08:00:00Z' };
const dated = aRecommendation({ target: { on: '2021-09-30', reason: 'As the board agreed.', ...set } });
const typed = (over: Partial<TypedUpdate> = {}): TypedUpdate => ({
  done: 'The booklet is in use.',
  progress: 'in-progress',
  confidence: 'on-track',
  target: '',
  targetReason: '',
  evidenceTitle: '',
  evidenceLink: '',
  blocker: '',
  ...over,
});
const asIs = (words: string): string | null => (/^\d{4}-\d\d-\d\d$/.test(words) ? words : null);
const read = (over: Partial<TypedUpdate> = {}, recommendation = aRecommendation()) =>
  readUpdate(typed(over), recommendation, TODAY, asIs);
const problems = (over: Partial<TypedUpdate>, recommendation = aRecommendation()) => {
  const found = read(over, recommendation);
  return 'problems' in found ? found.problems : {};
};

describe('the update form', () => {
  test('reads what it holds; what was left empty is null', () => {
    expect(read({ done: '  The booklet is in use. ' })).toEqual({
      said: {
        done: 'The booklet is in use.',
        progress: 'in-progress',
        confidence: 'on-track',
        target: null,
        evidence: null,
        blocker: null,
      },
    });
    expect(
      read({
        target: '2022-03-31',
        evidenceTitle: 'Minutes',
        evidenceLink: 'https://example.org/minutes',
        blocker: ' Staffing. ',
      }),
    ).toMatchObject({
      said: {
        target: { on: '2022-03-31', reason: '' },
        evidence: { title: 'Minutes', link: 'https://example.org/minutes' },
        blocker: 'Staffing.',
      },
    });
  });

  const long = 'x'.repeat(LONGEST_FIELD + 1);
  test.each<[keyof TypedUpdate, Partial<TypedUpdate>, RegExp]>([
    ['done', { done: ' . ' }, /Say in a sentence/],
    ['done', { done: long }, /2,001 characters; at most 2,000 fit/],
    ['progress', { progress: 'finished' }, /Choose how far/],
    ['progress', { progress: '__proto__' }, /Choose how far/],
    ['confidence', { confidence: '' }, /on track, at risk or off track/],
    ['target', { target: 'whenever' }, /“whenever” is not a day/],
    ['target', { target: '2021-10-03' }, /Sunday 3 October 2021 has passed/],
    ['target', { target: '2032-10-04' }, /more than ten years away/],
    ['targetReason', { targetReason: long }, /at most 2,000 fit/],
    ['evidenceTitle', { evidenceLink: 'https://example.org' }, /Give the evidence a title/],
    ['evidenceTitle', { evidenceTitle: long }, /at most 2,000 fit/],
    ['evidenceLink', { evidenceTitle: 'Minutes', evidenceLink: 'example.org' }, /begins with https:/],
    [
      'evidenceLink',
      { evidenceTitle: 'Minutes', evidenceLink: `https://example.org/${long}` },
      /at most 2,000/,
    ],
    ['blocker', { blocker: long }, /at most 2,000 fit/],
  ])('%s: a sentence stands beside it and nowhere else for %o', (field, over, sentence) => {
    const found = problems(over);
    expect(Object.keys(found)).toEqual([field]);
    expect(found[field]).toMatch(sentence);
  });

  test('names every field that is wrong at once', () => {
    expect(Object.keys(problems({ done: '', progress: '', confidence: '', target: 'x' })).sort()).toEqual([
      'confidence',
      'done',
      'progress',
      'target',
    ]);
  });

  test('today is a target that has not passed', () => {
    expect(problems({ target: TODAY })).toEqual({});
  });

  test('a target that moves needs a reason; one that stays needs none, even when it has passed', () => {
    expect(problems({ target: '2022-03-31' }, dated)).toEqual({
      targetReason:
        'The target date moves from Thursday 30 September 2021 to Thursday 31 March 2022. Say why.',
    });
    expect(problems({ target: '2022-03-31', targetReason: 'The course moved.' }, dated)).toEqual({});
    expect(problems({ target: '2021-09-30' }, dated)).toEqual({});
  });

  test.each([
    ['https://example.org/a?b=c', true],
    ['http://example.org', false],
    ['javascript:alert(1)', false],
    ['https://user:secret@example.org', false],
    ['https://', false],
    ['//example.org', false],
  ])('a link is a whole https address without a password: %s', (link, good) => {
    expect(isWebAddress(link)).toBe(good);
  });
});

describe('accepting writes back', () => {
  const target = { on: '2022-03-31', reason: 'The course moved.' };
  test('progress, confidence and the target that moves, and names nothing else', () => {
    expect(writtenBack(anUpdate({ progress: 'closed', confidence: 'at-risk', target }), dated, true)).toEqual(
      {
        progress: 'closed',
        confidence: 'at-risk',
        target: { ...target, by: 'governance-officer', at: '2021-10-04T08:00:00Z' },
        proposedTarget: null,
      },
    );
  });

  test('neither a confidence that nobody said nor a target that was left empty', () => {
    expect(writtenBack(anUpdate({ confidence: null, target: null }), dated, true)).toEqual({
      progress: 'in-progress',
    });
  });

  test('a later date as asked for, where whoever accepts may not extend: the chair decides', () => {
    const written = writtenBack(anUpdate({ target }), dated, false);
    expect(written).not.toHaveProperty('target');
    expect(written.proposedTarget).toMatchObject(target);
  });

  test('a date that the form only repeated keeps who set it and why', () => {
    const repeated = anUpdate({ target: { on: '2021-09-30', reason: '' } });
    expect(writtenBack(repeated, dated, true)).not.toHaveProperty('target');
  });
});
