import { describe, expect, test } from 'vitest';
import { gives, submit } from '../support/forms.js';
import { aWorld, expectKind, named, REC_7, type World } from '../support/world.js';

const update = (world: World, id: string) => world.store.read().updates.get(id);
const states = (world: World) =>
  [...world.store.read().updates.values()].map(({ id, state }) => `${id} ${state}`);
const _accept = (id: string) => ({ kind: 'accept-update', update: id }) as const;
const _giveBack = (id: string, note: string) => ({ kind: 'return-update', update: id, note }) as const;
const withdraw = (id: string) => ({ kind: 'withdraw-update', update: id }) as const;

describe('giving an update', () => {
  test('opens a form filled from the last update, and the words come back with what is wrong', async () => {
    const world = await aWorld();
    const first = expectKind(await world.does('owner', { kind: 'give-update', refs: [named('7')] }), 'form');
    expect(first.fields).toMatchObject({ done: '', progress: 'in-progress', confidence: '', target: '' });
    await gives(world, { progress: 'pending-sign-off', confidence: 'at-risk', blocker: 'Staffing.' });
    const next = expectKind(await world.does('owner', { kind: 'give-update', refs: [named('7')] }), 'form');
    expect(next.fields).toMatchObject({
      done: '',
      progress: 'pending-sign-off',
      confidence: 'at-risk',
      blocker: 'Staffing.',
    });
    expect(next.form).not.toBe(first.form);

    const wrong = expectKind(
      await world.does('owner', submit({ form: 'f2', confidence: '', blocker: 'Kept.' })),
      'form',
    );
    expect(Object.keys(wrong.problems)).toEqual(['confidence']);
    expect([wrong.form, wrong.fields.blocker]).toEqual(['f2', 'Kept.']);
    expect(states(world)).toEqual(['U1 submitted']);
  });

  test('is a record of its own; the recommendation stays as it was', async () => {
    const world = await aWorld();
    const before = world.recommendation('7');
    const result = expectKind(
      await world.does('owner', submit({ target: '31 March 2022', targetReason: 'Course.' })),
      'update',
    );
    expect([result.happened, result.mayChange, result.mayDecide]).toEqual(['submitted', true, false]);
    expect(update(world, 'U1')).toEqual({
      id: 'U1',
      recommendation: REC_7,
      kind: 'update',
      request: null,
      by: 'head-of-public-protection',
      toldBy: null,
      via: 'web',
      at: '2021-10-04T08:00:00Z',
      done: 'The booklet is given to every victim.',
      progress: 'in-progress',
      confidence: 'on-track',
      target: { on: '2022-03-31', reason: 'Course.' },
      evidence: null,
      blocker: null,
      state: 'submitted',
      decided: null,
      form: 'form-1',
    });
    expect(world.recommendation('7')).toEqual(before);
  });

  test('by the same form twice, or twice at once, is one update, and both are told of it', async () => {
    const world = await aWorld();
    const atOnce = await Promise.all([world.does('owner', submit()), world.does('owner', submit())]);
    const later = await world.does('owner', submit({ done: 'Other words in the same form.' }));
    const told = [...atOnce, later].map((result) => expectKind(result, 'update'));
    expect(told.map(({ update: { id }, happened }) => `${id} ${happened}`)).toEqual([
      'U1 submitted',
      'U1 repeated',
      'U1 repeated',
    ]);
    expect(states(world)).toEqual(['U1 submitted']);
    expect(world.written()).toHaveLength(1);
  });

  test('by a form id that somebody else used is still an update of one’s own', async () => {
    const world = await aWorld();
    await gives(world);
    expect(await gives(world, { done: 'On behalf of the owner.' }, 'governance')).toBe('U2');
    expect(update(world, 'U1')?.by).toBe('head-of-public-protection');
    expect(update(world, 'U2')?.by).toBe('governance-officer');
  });

  test('while another waits supersedes that one, visibly', async () => {
    const world = await aWorld();
    await gives(world);
    await gives(world, { form: 'form-2', done: 'Newer words.' });
    expect(states(world)).toEqual(['U1 superseded', 'U2 submitted']);
    expect(update(world, 'U1')?.decided).toEqual({
      by: 'head-of-public-protection',
      at: '2021-10-04T08:00:00Z',
      note: 'Superseded by U2.',
    });
  });

  test('is refused once the inspectorate has settled it, in whatever way it is said', async () => {
    const world = await aWorld();
    const settled = {
      kind: 'set-inspectorate-state',
      ref: named('7'),
      state: 'closed',
      on: '1 October',
      source: 'Letter',
    } as const;
    await world.does('governance', settled);
    const written = world.written().length;
    const told = { kind: 'record-told', ref: named('7'), toldBy: 'CPS', done: 'Meetings are held.' } as const;
    for (const [who, intent] of [
      ['owner', submit()],
      ['governance', submit()],
      ['governance', told],
      ['owner', { kind: 'give-update', refs: [named('7')] } as const],
    ] as const)
      expect(expectKind(await world.does(who, intent), 'refused').sentence).toMatch(
        /^The inspectorate has settled rec 7/,
      );
    expect(world.written()).toHaveLength(written);
  });

  test('for a recommendation that is none, or without a form, is refused', async () => {
    const world = await aWorld();
    for (const over of [{ recommendation: 'X/1' }, { recommendation: '__proto__' }, { form: '' }])
      expectKind(await world.does('owner', submit(over)), 'refused');
    expect(world.written()).toEqual([]);
  });
});

describe('mending an update before it is settled', () => {
  test('correcting it gives a new one; the former words stay, superseded', async () => {
    const world = await aWorld();
    await gives(world);
    const form = expectKind(await world.does('owner', { kind: 'correct-update', update: 'U1' }), 'form');
    expect([form.corrects?.id, form.fields.done]).toEqual(['U1', 'The booklet is given to every victim.']);
    await gives(world, { form: form.form, corrects: 'U1', done: 'To nearly every victim.' });
    expect(states(world)).toEqual(['U1 superseded', 'U2 submitted']);
    expect(world.written().at(-1)?.why).toBe('Corrected the update on rec 7');
  });

  test('is its author’s alone, and not for an update on something else', async () => {
    const world = await aWorld();
    await gives(world);
    expectKind(await world.does('governance', { kind: 'correct-update', update: 'U1' }), 'refused');
    expectKind(await world.does('governance', submit({ form: 'f2', corrects: 'U1' })), 'refused');
    const elsewhere = submit({ form: 'f3', corrects: 'U1', recommendation: 'RAPE-P1-2021/8' });
    expectKind(await world.does('owner', elsewhere), 'refused');
    expect(states(world)).toEqual(['U1 submitted']);
  });

  test('withdrawing keeps the words, marked so, and is no last word any more', async () => {
    const world = await aWorld();
    await gives(world);
    expect(expectKind(await world.does('owner', withdraw('U1')), 'update').happened).toBe('withdrawn');
    expect(update(world, 'U1')).toMatchObject({
      state: 'withdrawn',
      done: 'The booklet is given to every victim.',
    });
    const status = expectKind(
      await world.does('owner', { kind: 'show-status', refs: [named('7')] }),
      'status',
    );
    expect(status.items[0]?.last).toBeNull();
    expectKind(await world.does('owner', { kind: 'correct-update', update: 'U1' }), 'refused');
    expectKind(await world.does('owner', withdraw('U1')), 'refused');
  });

  test('is over once the recommendation belongs to somebody else', async () => {
    const world = await aWorld();
    await gives(world);
    for (const number of ['6', '7', '8'])
      await world.does('governance', { kind: 'assign', refs: [named(number)], to: 'Head of Crime' });
    expectKind(await world.does('owner', withdraw('U1')), 'refused');
    expectKind(await world.does('owner', { kind: 'correct-update', update: 'U1' }), 'refused');
    expect(states(world)).toEqual(['U1 submitted']);
  });
});
