import { describe, expect, test } from 'vitest';
import { sayChanges } from '../../src/domain/changes.js';
import {
  CONFIDENCE,
  INSPECTORATE_STATE,
  POSITION,
  PROGRESS,
  RAG,
  ROLE,
  UPDATE_STATE,
} from '../../src/domain/register.js';
import {
  capital,
  count,
  SAY_CONFIDENCE,
  SAY_INSPECTORATE,
  SAY_POSITION,
  SAY_PROGRESS,
  SAY_RAG,
  SAY_ROLE,
  SAY_UPDATE,
  sayList,
  sayNumbers,
  sayRecommendation,
  sayShort,
} from '../../src/domain/words.js';
import { aPerson, aRecommendation } from '../support/records.js';
import { aRegister } from '../support/register.js';

describe('words', () => {
  test.each([
    ['progress', PROGRESS, SAY_PROGRESS, 'awaiting allocation|in progress|pending sign-off|closed'],
    ['confidence', CONFIDENCE, SAY_CONFIDENCE, 'on track|at risk|off track'],
    ['assurance', RAG, SAY_RAG, 'red|amber|green'],
    ['position', POSITION, SAY_POSITION, 'action taken|action proposed|already in place|no action'],
    [
      'inspectorate state',
      INSPECTORATE_STATE,
      SAY_INSPECTORATE,
      'open|awaiting review|no further action needed|closed|superseded by a later inspection',
    ],
    [
      'update',
      UPDATE_STATE,
      SAY_UPDATE,
      'awaiting acceptance|accepted|returned|superseded by a newer update|withdrawn by its author',
    ],
    ['role', ROLE, SAY_ROLE, 'viewer|governance|Commissioner|administrator'],
  ])('of %s are the field’s', (_fact, words, say, expected) => {
    const said: Readonly<Record<string, string>> = say;
    expect(words.map((word) => said[word]).join('|')).toBe(expected);
  });

  test('a finding is named by its kind and the number as printed', () => {
    const findings = [
      { kind: 'recommendation', number: '7' },
      { kind: 'area-for-improvement', number: 'AFI7' },
      { kind: 'cause-of-concern', number: 'COC1' },
    ] as const;
    expect(findings.map(sayRecommendation)).toEqual([
      'Recommendation 7',
      'Area for improvement 7',
      'Cause of concern 1',
    ]);
    expect(findings.map(sayShort)).toEqual(['rec 7', 'AFI 7', 'cause of concern 1']);
  });

  test('lists, runs of numbers and counts read as people say them', () => {
    expect([sayList([]), sayList(['1']), sayList(['1', '4', '6']), sayList(['a', 'b'], 'or')]).toEqual([
      '',
      '1',
      '1, 4 and 6',
      'a or b',
    ]);
    expect([
      sayNumbers(['1', '2', '3', '4']),
      sayNumbers(['1', '2', '3', '7']),
      sayNumbers(['1', '2']),
    ]).toEqual(['1–4', '1–3 and 7', '1, 2']);
    expect([count(1, 'entry', 'entries'), count(1_200, 'entry', 'entries'), count(0, 'day')]).toEqual([
      '1 entry',
      '1,200 entries',
      '0 days',
    ]);
    expect([capital('overdue'), capital('')]).toEqual(['Overdue', '']);
  });
});

describe('what changed', () => {
  const by = { by: 'crime', at: '2021-10-04T08:00:00Z' };
  const register = aRegister({ people: [aPerson({ id: 'crime', name: 'Head of Crime' })] });
  const before = aRecommendation();
  test.each([
    [{ owner: 'crime' }, 'Owner: from none to Head of Crime'],
    [{ progress: 'pending-sign-off' as const }, 'Progress: from awaiting allocation to pending sign-off'],
    [{ confidence: 'at-risk' as const }, 'Confidence: from none to at risk'],
    [
      { target: { on: '2022-03-31', reason: 'x', ...by } },
      'Target date: from none to Thursday 31 March 2022',
    ],
    [{ assurance: { rag: 'amber' as const, statement: 'x', ...by } }, 'Assurance: from none to amber'],
    [
      { position: { ...before.position, headline: 'taken' as const } },
      'Published position: from none chosen to action taken',
    ],
    [{ position: { ...before.position, answer: 'New.' } }, 'Published position: changed in its details'],
    [
      { inspectorate: { state: 'closed' as const, on: null, source: 'x' } },
      'Inspectorate state: from open to closed',
    ],
    [{ addressees: ['forces', 'CPS'] }, 'Addressees: from forces to forces, CPS'],
    [{ reportNumber: '12' }, 'Number in the report: from none to 12'],
  ])('%o is said as %s', (over, line) => {
    expect(sayChanges(register, { ...before }, { ...before, ...over })).toEqual([line]);
  });

  test('of a long text is cut; of what is new there is nothing to say', () => {
    const text = 'x'.repeat(500);
    expect(sayChanges(register, { ...before }, { ...before, text })[0]).toMatch(/ to x{119}…$/);
    expect(sayChanges(register, null, { ...before })).toEqual([]);
  });
});
