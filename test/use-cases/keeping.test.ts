import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../src/intents/intent.js';
import { aWorld, CODE, expectKind, named, REC_7, type Who, type World } from '../support/world.js';

const ref = named('7');
const target = (on: string, because = 'the course moved'): Intent => ({
  kind: 'set-target',
  refs: [ref],
  on,
  because,
});
const position = (words: string, because = 'the booklet is in use'): Intent => ({
  kind: 'set-position',
  ref,
  position: words,
  because,
});
const inspectorate = (over: object = {}): Intent => ({
  kind: 'set-inspectorate-state',
  ref,
  state: 'closed',
  on: '1 October',
  source: 'letter of 30 September',
  ...over,
});
const correct = (field: string, value: string, because = 'the report says so'): Intent => ({
  kind: 'correct-recommendation',
  ref,
  field,
  value,
  because,
});
const assign = (to: string): Intent => ({ kind: 'assign', refs: [ref], to });
const add = (number: string, inspection = CODE): Intent => ({
  kind: 'add-recommendation',
  inspection,
  number,
  text: 'Forces should review their training.',
});
const says = async (world: World, who: Who, intent: Intent) => {
  const result = await world.does(who, intent);
  return result.kind === 'refused' ? `No. ${result.sentence}` : expectKind(result, 'kept').sentence;
};
/** The fields of recommendation 7 that differ from what they were. */
const changed = async (world: World, who: Who, intent: Intent) => {
  const before: Readonly<Record<string, unknown>> = { ...world.recommendation('7') };
  await says(world, who, intent);
  const after: Readonly<Record<string, unknown>> = { ...world.recommendation('7') };
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => !isDeepStrictEqual(value, before[field])),
  );
};

describe('assigning', () => {
  test('gives it an owner, says who had it before, and takes it out of allocation', async () => {
    const world = await aWorld();
    expect(await says(world, 'governance', assign('Head of Crime'))).toBe(
      'Head of Crime now owns rec 7; before it was Head of Public Protection.',
    );
    await world.does('governance', add('9'));
    await world.does('governance', { kind: 'assign', refs: [named('9')], to: 'me' });
    expect(world.recommendation('9')).toMatchObject({ owner: 'governance-officer', progress: 'in-progress' });
  });

  test('to a name that several bear asks whom, on buttons that carry no name; to one nobody bears says who there is', async () => {
    const world = await aWorld();
    const which = expectKind(await world.does('governance', assign('head')), 'refused');
    expect(which.sentence).toMatch(
      /^Several people answer to “head”: \(1\) Head of Public Protection, \(2\) /,
    );
    expect(which.waysOn.map(({ label }) => label)).toEqual(['Number 1', 'Number 2', 'Number 3']);
    expect(which.waysOn[2]?.data).toEqual({ ref: REC_7, to: 'Head of Crime' });
    expect(await says(world, 'governance', assign('Nobody'))).toMatch(
      /^No\. I do not know “Nobody”\. People I know: /,
    );
    expect(world.written()).toEqual([]);
  });

  test('again to the same owner writes nothing and says so', async () => {
    const world = await aWorld();
    expect(await says(world, 'governance', assign('Head of Public Protection'))).toMatch(/^Nothing changed/);
    expect(world.written()).toEqual([]);
  });
});

describe('target dates', () => {
  test('the first is set by governance; an earlier one too', async () => {
    const world = await aWorld();
    const by = { by: 'governance-officer', at: '2021-10-04T08:00:00Z' };
    expect(await changed(world, 'governance', target('31 March'))).toEqual({
      target: { on: '2022-03-31', reason: 'the course moved', ...by },
    });
    expect(await changed(world, 'governance', target('1 February'))).toEqual({
      target: { on: '2022-02-01', reason: 'the course moved', ...by },
    });
  });

  test('a later one is asked for by governance and approved by the chair of its board', async () => {
    const world = await aWorld();
    await says(world, 'governance', target('31 March'));
    const asked = await changed(world, 'governance', target('30 June'));
    expect(Object.keys(asked)).toEqual(['proposedTarget']);
    const approve: Intent = { kind: 'approve-target', ref: REC_7 };
    expect(await says(world, 'governance', approve)).toBe(
      'No. Only the chair of its board can approve a later target date.',
    );
    expect(await says(world, 'chair', approve)).toMatch(
      /is now Thursday 30 June 2022, approved by Chair of the/,
    );
    expect(world.recommendation('7')).toMatchObject({ target: { on: '2022-06-30' }, proposedTarget: null });
    expect(await says(world, 'chair', approve)).toMatch(/^No\. No later date is asked for/);
  });

  test('a later one from the chair needs no one else', async () => {
    const world = await aWorld();
    await says(world, 'governance', target('31 March'));
    await says(world, 'chair', target('30 June'));
    expect(world.recommendation('7')).toMatchObject({
      target: { on: '2022-06-30', by: 'board-chair' },
      proposedTarget: null,
    });
  });

  test.each([
    ['without a reason', target('31 March', ''), /needs a reason/],
    ['that has passed', target('3 October 2021'), /Sunday 3 October 2021 has passed/],
    ['that is no day', target('soon'), /cannot read “soon” as a day/],
    [
      'for two at once',
      { kind: 'set-target', refs: [ref, ref], on: '31 March', because: 'x' } as const,
      /one target date at a time/,
    ],
  ])('%s is refused', async (_what, intent, sentence) => {
    const world = await aWorld();
    expect(await says(world, 'governance', intent)).toMatch(sentence);
    expect(world.written()).toEqual([]);
  });
});

describe('the published position', () => {
  test('is drafted by governance, and published once the Commissioner approves', async () => {
    const world = await aWorld();
    const before = world.recommendation('7').position;
    expect(await changed(world, 'governance', position('action taken'))).toEqual({
      position: {
        ...before,
        draft: {
          headline: 'taken',
          reason: 'the booklet is in use',
          by: 'governance-officer',
          at: '2021-10-04T08:00:00Z',
        },
      },
    });
    expect(await changed(world, 'commissioner', { kind: 'approve-position', ref: REC_7 })).toEqual({
      position: { ...before, headline: 'taken', reason: 'the booklet is in use', since: '2021-10-04' },
    });
    expect(await says(world, 'commissioner', { kind: 'approve-position', ref: REC_7 })).toMatch(
      /^No\. No position is drafted/,
    );
  });

  test.each([
    ['taken', 'taken'],
    ['action proposed', 'proposed'],
    ['already in place', 'in-place'],
    ['no action', 'none'],
    ['none', 'none'],
  ])('“%s” of the Commissioner’s is published as %s', async (words, headline) => {
    const world = await aWorld();
    await says(world, 'commissioner', position(words));
    expect(world.recommendation('7').position).toMatchObject({ headline, draft: null });
  });

  test('needs its reason', async () => {
    const world = await aWorld();
    expect(await says(world, 'governance', position('taken', ''))).toMatch(
      /^No\. A position needs its reason/,
    );
  });
});

describe('what the inspectorate decided', () => {
  test('is kept with its day and source, and moves none of the other facts', async () => {
    const world = await aWorld();
    expect(await changed(world, 'governance', inspectorate())).toEqual({
      inspectorate: { state: 'closed', on: '2021-10-01', source: 'letter of 30 September' },
    });
  });

  test.each([
    ['without a source', { source: '' }, /Say where it is written/],
    [
      'of a day before the report',
      { on: '3 May' },
      /before the report was published, on Friday 16 July 2021/,
    ],
    ['of a day ahead', { on: '5 October 2021' }, /lies ahead/],
    ['of a day that is none', { on: 'lately' }, /cannot read “lately”/],
    ['of a state that is none', { state: 'gone' }, /do not know the state “gone”/],
  ])('%s is refused', async (_what, over, sentence) => {
    const world = await aWorld();
    expect(await says(world, 'governance', inspectorate(over))).toMatch(sentence);
    expect(world.written()).toEqual([]);
  });
});

describe('correcting what was read', () => {
  test.each([
    ['text', 'As printed.', { text: 'As printed.' }],
    ['addressees', 'forces, CPS, ', { addressees: ['forces', 'CPS'] }],
    ['report number', '12', { reportNumber: '12' }],
    ['answer', 'As published.', { position: expect.objectContaining({ answer: 'As published.' }) }],
  ])('%s changes that alone', async (field, value, after) => {
    const world = await aWorld();
    expect(await changed(world, 'governance', correct(field, value))).toEqual(after);
    expect(world.written().at(-1)?.why).toBe(`Corrected the ${field} of rec 7: the report says so`);
  });

  test('without a reason, or with too long a value, is refused', async () => {
    const world = await aWorld();
    expect(await says(world, 'governance', correct('text', 'x', ''))).toMatch(/needs a reason/);
    expect(await says(world, 'governance', correct('text', 'x'.repeat(20_001)))).toMatch(/20,001 characters/);
    expect(await says(world, 'governance', correct('report number', 'x'.repeat(21)))).toMatch(/at most 20/);
    expect(world.written()).toEqual([]);
  });
});

describe('adding a recommendation', () => {
  test('gives it its number for ever; a number that is taken is refused, at once too', async () => {
    const world = await aWorld();
    expect(await says(world, 'governance', add('09'))).toBe(`${CODE}/9 is in the register.`);
    expect(await says(world, 'governance', add('9'))).toMatch(
      /exists already, and a reference is never used twice/,
    );
    expect(await says(world, 'governance', add('7'))).toMatch(/exists already/);
    expect(await says(world, 'governance', add('9', 'NONE-2021'))).toMatch(
      /do not know the inspection NONE-2021\. I know RAPE-P1-2021\./,
    );
    const twice = await Promise.all([
      says(world, 'governance', add('10')),
      says(world, 'governance', add('10')),
    ]);
    expect(twice.filter((sentence) => sentence.startsWith('No. '))).toHaveLength(1);
    expect(world.store.read().recommendations.size).toBe(10);
  });
});
