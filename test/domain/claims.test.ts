import { describe, expect, test } from 'vitest';
import { doubtsOf, isDoubtful } from '../../src/domain/claims.js';
import type { Register } from '../../src/domain/register.js';
import { anUpdate, aRecommendation } from '../support/records.js';
import { aRegister } from '../support/register.js';

const evidence = { title: 'Audit of September', link: 'https://force.example/audit' };
const position = (over: object) => ({ ...aRecommendation().position, ...over });
const withUpdates = (...updates: readonly Partial<ReturnType<typeof anUpdate>>[]): Register =>
  aRegister({ updates: updates.map((over, at) => anUpdate({ id: `U${at}`, ...over })) });

describe('“already in place”', () => {
  const claim = aRecommendation();
  test('is bare without evidence and without a date to look again', () => {
    expect(doubtsOf(withUpdates(), claim).bareClaim).toBe(true);
    expect(isDoubtful(doubtsOf(withUpdates(), claim))).toBe(true);
  });

  test.each([
    ['an accepted update with evidence', withUpdates({ state: 'accepted', evidence }), {}, false],
    ['an update with evidence that waits', withUpdates({ evidence }), {}, true],
    [
      'a target date',
      withUpdates(),
      { target: { on: '2021-12-31', reason: '', by: 'x', at: '2021-10-04T08:00:00Z' } },
      false,
    ],
    ['another headline than its kinds', withUpdates(), { position: position({ headline: 'taken' }) }, false],
    ['the headline itself', withUpdates(), { position: position({ headline: 'in-place', kinds: [] }) }, true],
  ])('with %s', (_what, register, over, bare) => {
    expect(doubtsOf(register, aRecommendation(over)).bareClaim).toBe(bare);
  });
});

describe('an answer that was copied forward', () => {
  const said = 'All officers in the rape unit were briefed on the scheme, and the briefing was recorded.';

  test.each([
    ['the same words', said, true],
    [
      'the same words, tidied a little',
      'All officers in the rape unit were briefed on the scheme and the briefing recorded!',
      true,
    ],
    [
      'what is new',
      'The audit of 40 files found the scheme recorded in 31; the nine others go back to their sergeants.',
      false,
    ],
  ])('%s', (_what, done, copied) => {
    const register = withUpdates({ done: said, state: 'accepted' }, { done });
    expect(doubtsOf(register, aRecommendation()).copied?.update.id ?? null).toBe(copied ? 'U1' : null);
  });

  test('“nothing has changed” says so itself, and is no copy', () => {
    const register = withUpdates({ done: said, state: 'accepted' }, { done: said, kind: 'nothing-changed' });
    expect(doubtsOf(register, aRecommendation()).copied).toBeNull();
  });

  test('an update that was withdrawn is not looked at', () => {
    const register = withUpdates({ done: said, state: 'accepted' }, { done: said, state: 'withdrawn' });
    expect(doubtsOf(register, aRecommendation()).copied).toBeNull();
  });
});

describe('requirements', () => {
  const requirements = [
    'investigators receive training in disclosure of third party material',
    'victims are offered an independent adviser',
    'data on charging decisions is published every quarter',
  ];
  const recommendation = aRecommendation({
    requirements,
    position: position({
      answer: 'All investigators have had the disclosure training on third party material.',
    }),
  });

  test('that nothing said takes up are named, and an update takes one up', () => {
    expect(doubtsOf(withUpdates(), recommendation).unanswered).toEqual(requirements.slice(1));
    const register = withUpdates({ done: 'Every victim is offered an adviser, who is independent.' });
    expect(doubtsOf(register, recommendation).unanswered).toEqual([requirements[2]]);
  });

  test('what was returned takes nothing up', () => {
    const register = withUpdates({
      done: 'Every victim is offered an independent adviser.',
      state: 'returned',
    });
    expect(doubtsOf(register, recommendation).unanswered).toEqual(requirements.slice(1));
  });

  test('a single one is the recommendation itself', () => {
    expect(
      doubtsOf(withUpdates(), aRecommendation({ requirements: ['something quite else'] })).unanswered,
    ).toEqual([]);
  });
});
