import { describe, expect, test } from 'vitest';
import { gives } from '../support/forms.js';
import { aWorld, expectKind, named, REC_7, type World } from '../support/world.js';

const update = (world: World, id: string) => world.store.read().updates.get(id);
const states = (world: World) =>
  [...world.store.read().updates.values()].map(({ id, state }) => `${id} ${state}`);
const accept = (id: string) => ({ kind: 'accept-update', update: id }) as const;
const giveBack = (id: string, note: string) => ({ kind: 'return-update', update: id, note }) as const;
const _withdraw = (id: string) => ({ kind: 'withdraw-update', update: id }) as const;

describe('deciding on an update', () => {
  test('accepting writes back progress, confidence and target, and touches nothing else', async () => {
    const world = await aWorld();
    await world.does('commissioner', {
      kind: 'set-position',
      ref: named('7'),
      position: 'taken',
      because: 'x',
    });
    await world.store.change({ by: 'board-chair', via: 'web', why: 'Assured.', cause: null }, (tx) =>
      tx.edit('recommendations', REC_7, (draft) => {
        draft.assurance = {
          rag: 'amber',
          statement: 'Some way off.',
          by: 'board-chair',
          at: '2021-10-04T08:00:00Z',
        };
        draft.inspectorate = { state: 'awaiting-review', on: '2021-10-01', source: 'Letter' };
      }),
    );
    const before = { ...world.store.read() };
    const others = [...before.recommendations.values()].filter(({ id }) => id !== REC_7);
    const seven = world.recommendation('7');
    await gives(world, {
      progress: 'closed',
      confidence: 'at-risk',
      target: '2022-03-31',
      targetReason: 'Course.',
    });
    world.clock.advance(3_600_000);
    expect(expectKind(await world.does('chair', accept('U1')), 'update').happened).toBe('accepted');
    expect(world.recommendation('7')).toEqual({
      ...seven,
      progress: 'closed',
      confidence: 'at-risk',
      target: {
        on: '2022-03-31',
        reason: 'Course.',
        by: 'head-of-public-protection',
        at: '2021-10-04T08:00:00Z',
      },
    });
    expect([...world.store.read().recommendations.values()].filter(({ id }) => id !== REC_7)).toEqual(others);
    expect(update(world, 'U1')).toMatchObject({
      state: 'accepted',
      decided: { by: 'board-chair', at: '2021-10-04T09:00:00Z', note: '' },
    });
    expect(
      world
        .written()
        .at(-1)
        ?.changes.map(({ collection, id }) => `${collection} ${id}`),
    ).toEqual(['updates U1', `recommendations ${REC_7}`]);
  });

  test('returning needs a note, keeps the recommendation as it was, and its author may give another', async () => {
    const world = await aWorld();
    await gives(world);
    const before = world.recommendation('7');
    expectKind(await world.does('governance', giveBack('U1', '  ')), 'return-form');
    const tooLong = expectKind(
      await world.does('governance', giveBack('U1', 'x'.repeat(2_001))),
      'return-form',
    );
    expect(tooLong.problem).toMatch(/at most 2000 fit/);
    expect(states(world)).toEqual(['U1 submitted']);
    await world.does('governance', giveBack('U1', ' Where is the evidence? '));
    expect(update(world, 'U1')).toMatchObject({
      state: 'returned',
      decided: { note: 'Where is the evidence?' },
    });
    expect(world.recommendation('7')).toEqual(before);
    expect(await gives(world, { form: 'form-2' })).toBe('U2');
    expect(states(world)).toEqual(['U1 returned', 'U2 submitted']);
  });

  test('counts once, whoever is second and whatever they want', async () => {
    const world = await aWorld();
    await gives(world);
    const [first, second] = await Promise.all([
      world.does('governance', accept('U1')),
      world.does('chair', giveBack('U1', 'Not yet.')),
    ]);
    expect([first.kind, second.kind]).toEqual(['update', 'refused']);
    const third = expectKind(await world.does('governance', accept('U1')), 'refused');
    expect(third.sentence).toBe(
      'That update is already settled: accepted by Governance officer, Monday 4 October 2021 at 09:00. Nothing was changed now.',
    );
    expect(states(world)).toEqual(['U1 accepted']);
    expect(world.written()).toHaveLength(2);
  });

  test('by the same press delivered twice is one decision with one answer', async () => {
    const world = await aWorld();
    await gives(world);
    const cause = 'web:the-same-press';
    const twice = await Promise.all([1, 2].map(() => world.does('chair', accept('U1'), { cause })));
    expect(twice.map((result) => expectKind(result, 'update').update.state)).toEqual([
      'accepted',
      'accepted',
    ]);
    expect(world.written()).toHaveLength(2);
  });

  test('of one that a newer has taken the place of, or that is none, is refused', async () => {
    const world = await aWorld();
    await gives(world);
    await gives(world, { form: 'form-2' });
    for (const id of ['U1', 'U9', '__proto__', ''])
      expectKind(await world.does('governance', accept(id)), 'refused');
    expect(states(world)).toEqual(['U1 superseded', 'U2 submitted']);
  });

  test('what another body told is marked so, says no confidence, and accepting it writes none', async () => {
    const world = await aWorld();
    await world.store.change({ by: 'board-chair', via: 'web', why: 'Said.', cause: null }, (tx) =>
      tx.edit('recommendations', REC_7, (draft) => {
        draft.confidence = 'off-track';
      }),
    );
    const told = {
      kind: 'record-told',
      ref: named('7'),
      toldBy: 'CPS',
      done: 'Joint meetings are held.',
    } as const;
    await world.does('governance', told);
    expect(update(world, 'U1')).toMatchObject({ toldBy: 'CPS', by: 'governance-officer', confidence: null });
    await world.does('chair', accept('U1'));
    expect(world.recommendation('7').confidence).toBe('off-track');
  });
});
