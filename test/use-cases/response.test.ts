import { describe, expect, test } from 'vitest';
import type { Intent } from '../../src/intents/intent.js';
import { anInspection } from '../support/records.js';
import { aWorld, CODE, expectKind, type World } from '../support/world.js';

type Said = Partial<Extract<Intent, { kind: 'record-response' }>>;
const invited = (over: Said = {}): Intent => ({
  kind: 'record-response',
  step: 'invited',
  on: '20 July',
  by: '20 August',
  inspection: '',
  ...over,
});
const refusal = async (world: World, over: Said) =>
  expectKind(await world.does('governance', invited(over)), 'refused').sentence;
const SECOND = anInspection({ id: 'PEEL-2021', title: 'PEEL', publishedOn: '2021-08-02', letterOn: null });

describe('a step of the response', () => {
  test('is kept with its days, and what it was before stays in the history', async () => {
    const world = await aWorld();
    await world.does('governance', invited());
    await world.does('governance', invited({ by: '23 August' }));
    expect(world.store.read().inspections.get(CODE)?.response).toMatchObject({
      invitedOn: '2021-07-20',
      commentsBy: '2021-08-23',
    });
    expect(world.written()).toHaveLength(2);
    const again = expectKind(await world.does('governance', invited({ by: '23 August' })), 'notice');
    expect(again.heading).toBe('Nothing changed');
    expect(world.written()).toHaveLength(2);
  });

  test.each([
    [{ on: 'whenever' }, 'I cannot read “whenever” as a day.'],
    [{ on: '20 July', by: 'soon' }, 'I cannot read “soon” as a day.'],
    [{ on: '2021-12-01' }, 'Wednesday 1 December 2021 lies ahead.'],
    [{ on: '1 July' }, 'Thursday 1 July 2021 is before the report was published, on Friday 16 July 2021.'],
    [{ on: '20 July', by: '2021-07-19' }, 'Comments cannot be due by Monday 19 July 2021'],
    [{ inspection: 'PEEL-1999' }, `I do not know the inspection PEEL-1999. I know ${CODE}.`],
  ])('%o is refused', async (over, sentence) => {
    const world = await aWorld();
    expect(await refusal(world, over)).toContain(sentence);
    expect(world.written()).toEqual([]);
  });

  test('of several reports it is the one named, or the one that still waits for it', async () => {
    const world = await aWorld({ inspections: [SECOND] });
    expect(await refusal(world, {})).toContain('Which inspection? Say its code at the end');
    await world.does('governance', invited({ inspection: CODE }));
    await world.does('governance', invited({ on: '5 August', by: '1 September' }));
    const { inspections } = world.store.read();
    expect([...inspections.values()].map(({ id, response }) => `${id} ${response.invitedOn}`).sort()).toEqual(
      ['PEEL-2021 2021-08-05', `${CODE} 2021-07-20`],
    );
  });

  test('of one conversation’s own inspection where several are loaded', async () => {
    const world = await aWorld({ inspections: [SECOND] });
    const conversation = { id: 'web:d', kind: 'direct', board: null, inspection: 'PEEL-2021' } as const;
    await world.does('governance', invited({ on: '5 August', by: '1 September' }), { conversation });
    expect(world.store.read().inspections.get('PEEL-2021')?.response.invitedOn).toBe('2021-08-05');
  });

  test('comments due after the last day are recorded, and said to be late', async () => {
    const world = await aWorld();
    const { sentences } = expectKind(
      await world.does('governance', invited({ by: '10 September' })),
      'notice',
    );
    expect(sentences[1]).toBe(
      'The comments would come after the response is due: the last of the 56 days is Thursday 9 September 2021.',
    );
  });

  test('the report’s own day of publication starts the 56 days', async () => {
    const world = await aWorld({ inspections: [{ ...SECOND, publishedOn: null }] });
    const reported = invited({ step: 'report-published', on: '2 August', by: '' });
    const { sentences } = expectKind(await world.does('governance', reported), 'notice');
    expect(sentences[1]).toBe('So the last of the 56 days is Sunday 26 September 2021.');
    expect(world.store.read().inspections.get('PEEL-2021')?.publishedOn).toBe('2021-08-02');
  });

  test('who is warned, and who cannot be told yet, is said while a response is awaited', async () => {
    const world = await aWorld({ inspections: [SECOND] });
    await world.does('governance', {
      kind: 'subscribe-digest',
      weekdays: [1],
      time: '08:30',
      only: '',
      whenQuiet: 'line',
    });
    const { warned } = expectKind(
      await world.does('governance', { kind: 'show-response-due' }),
      'response-due',
    );
    expect([...(warned?.told ?? []), ...(warned?.unreachable ?? [])].sort()).toEqual([
      'Governance officer',
      'Police and Crime Commissioner',
    ]);
    expect(warned?.told).toContain('Governance officer');
    expect(
      expectKind(await world.does('viewer', { kind: 'show-response-due' }), 'response-due').warned,
    ).toBeNull();
  });
});
