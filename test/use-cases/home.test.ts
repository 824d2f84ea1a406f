import { describe, expect, test } from 'vitest';
import { parseText } from '../../src/intents/parse-text.js';
import { aWorld, CODE, expectKind, named, REC_7, type Who, type World } from '../support/world.js';

const home = async (world: World, who: Who) => {
  const { awaits, awaitsTotal, overdueTotal, meeting, changed, audience, linked } = expectKind(
    await world.does(who, { kind: 'show-home' }),
    'home',
  );
  return {
    awaits: awaits.map(({ what, item }) => `${what} ${item.recommendation.number}`),
    awaitsTotal,
    overdueTotal,
    meets: meeting?.meeting.day ?? null,
    changed: changed?.total ?? null,
    audience,
    linked,
  };
};

const UPDATE = {
  form: 'f1',
  recommendation: REC_7,
  corrects: '',
  done: 'Every officer was briefed.',
  progress: 'in-progress',
  confidence: 'on-track',
  target: '',
  targetReason: '',
  evidenceTitle: '',
  evidenceLink: '',
  blocker: '',
};

describe('what awaits somebody', () => {
  test('follows an update round: to its owner, to governance and the chair, and back with a note', async () => {
    const world = await aWorld();
    expect((await home(world, 'owner')).awaits).toEqual([6, 7, 8].map((n) => `give-first-update ${n}`));
    expect((await home(world, 'governance')).awaits).toEqual([]);
    await world.does('owner', { kind: 'submit-update', form: UPDATE });
    expect((await home(world, 'owner')).awaits).toEqual(['give-first-update 6', 'give-first-update 8']);
    expect((await home(world, 'governance')).awaits).toEqual(['accept-update 7']);
    expect((await home(world, 'chair')).awaits).toEqual(['accept-update 7']);
    await world.does('governance', { kind: 'return-update', update: 'U1', note: 'Say how many.' });
    expect((await home(world, 'owner')).awaits).toContain('mend-update 7');
    expect((await home(world, 'governance')).awaits).toEqual([]);
  });

  test('is a later date for the chair, and a position for the Commissioner', async () => {
    const world = await aWorld();
    const target = (on: string) =>
      ({ kind: 'set-target', refs: [named('4')], on, because: 'Training.' }) as const;
    await world.does('governance', target('31 March'));
    await world.does('governance', target('30 June'));
    await world.does('governance', {
      kind: 'set-position',
      ref: named('4'),
      position: 'taken',
      because: 'Done.',
    });
    expect((await home(world, 'chair')).awaits).toEqual(['approve-target 4']);
    expect((await home(world, 'commissioner')).awaits).toEqual(['approve-position 4']);
    expect((await home(world, 'another chair')).awaits).toEqual([]);
  });

  test('tells a viewer, and somebody unknown, only what is published', async () => {
    const world = await aWorld();
    await world.does('owner', { kind: 'submit-update', form: UPDATE });
    for (const who of ['viewer', 'nobody'] as const)
      expect(await home(world, who)).toEqual({
        awaits: [],
        awaitsTotal: 0,
        overdueTotal: 0,
        meets: '2021-10-12',
        changed: null,
        audience: 'person',
        linked: who === 'viewer' ? 'known' : 'unknown',
      });
  });

  test('names five, and counts the rest', async () => {
    const world = await aWorld();
    for (const number of ['1', '2', '3', '4', '5', '6', '7', '8'])
      await world.does('governance', { kind: 'assign', refs: [named(number, CODE)], to: 'HPP' });
    const shown = await home(world, 'owner');
    expect([shown.awaits.length, shown.awaitsTotal]).toEqual([5, 8]);
  });
});

test.each(['home', 'what waits for me?', 'what do I need to do?', 'anything waiting for me?', 'my desk'])(
  '“%s” asks for it',
  (line) => {
    expect(parseText(line)).toEqual({ kind: 'show-home' });
  },
);
