import { describe, expect, test } from 'vitest';
import { noResponse } from '../../src/domain/defaults.js';
import { hasActionOrReason, responseClock } from '../../src/domain/response.js';
import { anInspection, aRecommendation } from '../support/records.js';

const none = { recommendations: new Map() };
const clockOn = (today: string, over: Parameters<typeof anInspection>[0] = {}) =>
  responseClock(none, anInspection({ letterOn: null, ...over }), today);

describe('the statutory clock', () => {
  test.each([
    ['2021-07-16', 'running', 55, false],
    ['2021-09-08', 'running', 1, false],
    ['2021-09-09', 'running', 0, false],
    ['2021-09-10', 'breached', -1, true],
  ] as const)('on %s, a report of 16 July not answered yet is %s', (today, state, left, red) => {
    expect(clockOn(today)).toMatchObject({ state, left, red, dueOn: '2021-09-09' });
  });

  test.each([
    ['2021-09-09', 'published', false],
    ['2021-09-10', 'published-late', true],
  ] as const)('published on %s it is %s, whatever day it is', (letterOn, state, red) => {
    for (const today of ['2021-09-08', '2021-10-04'])
      expect(clockOn(today, { letterOn })).toMatchObject({ state, red, left: null });
  });

  test('without a day of publication nothing is counted, and nothing is red', () => {
    expect(clockOn('2030-01-01', { publishedOn: null })).toMatchObject({
      state: 'uncounted',
      dueOn: null,
      red: false,
    });
  });

  test('comments are late from the day after the one set for them, until they come', () => {
    const response = { ...noResponse(), invitedOn: '2021-07-20', commentsBy: '2021-08-20' };
    expect(clockOn('2021-08-20', { response }).commentsLate).toBe(false);
    expect(clockOn('2021-08-21', { response }).commentsLate).toBe(true);
    const came = { ...response, commentedOn: '2021-08-30' };
    expect(clockOn('2021-08-31', { response: came })).toMatchObject({
      commentsLate: false,
      missing: ['published', 'sent-to-inspectorate', 'sent-to-secretary'],
    });
  });
});

describe('action or reason, s.55(5B)', () => {
  const position = aRecommendation().position;
  const bare = { ...position, headline: null, kinds: [], answer: '', reason: '' };
  test.each([
    ['nothing published', bare, false],
    [
      'a draft alone',
      { ...bare, draft: { headline: 'taken', reason: 'x', by: 'p', at: '2021-10-04T08:00:00Z' } },
      false,
    ],
    ['what the answer’s words say', { ...bare, kinds: ['in-place'] }, true],
    ['no action, without a word', { ...bare, headline: 'none' }, false],
    ['no action, with the reason', { ...bare, headline: 'none', reason: 'It is for the CPS.' }, true],
  ] as const)('%s', (_what, given, has) => {
    expect(hasActionOrReason(aRecommendation({ position: given }))).toBe(has);
  });

  test('the clock names the recommendations that have neither, of this inspection and no other finding', () => {
    const all = [
      aRecommendation({ position: bare }),
      aRecommendation({
        id: 'RAPE-P1-2021/AFI7',
        number: 'AFI7',
        kind: 'area-for-improvement',
        position: bare,
      }),
      aRecommendation({ id: 'PEEL/7', inspection: 'PEEL', position: bare }),
      aRecommendation({ id: 'RAPE-P1-2021/8', number: '8' }),
    ];
    const recommendations = new Map(all.map((one) => [one.id, one]));
    const clock = responseClock({ recommendations }, anInspection(), '2021-10-04');
    expect(clock.unanswered.map(({ id }) => id)).toEqual(['RAPE-P1-2021/7']);
  });
});
