import { expect, test } from 'vitest';
import { toIntent } from '../../src/intents/to-intent.js';
import type { Turn } from '../../src/turn.js';
import { anOffice } from '../support/office.js';
import { expectKind } from '../support/world.js';

test('that everything is being asked about is no change', async () => {
  const office = anOffice();
  await office.days('2021-09-22', '2021-09-22');
  const changes = async () => {
    const { changes: told } = expectKind(
      await office.does('governance-officer', { kind: 'show-changes' }),
      'changes',
    );
    return told.changed.map(({ number }) => number);
  };
  expect(office.request('1')?.state).toBe('open');
  expect(await changes()).toEqual([]);
});

test('why a message came is said once for all that it is true of', async () => {
  const office = anOffice();
  await office.days('2021-09-22', '2021-09-22');
  const why = expectKind(await office.does('crime', { kind: 'show-why', delivery: null }), 'notice');
  expect(why.sentences).toContain('Rec 1 and rec 2: asked for the first time.');
});

test('“why?” under a message explains that one, and not the last that came', async () => {
  const office = anOffice();
  await office.days('2021-09-22', '2021-09-29');
  const [first, last] = office.messenger.sent.filter(
    ({ conversation }) => conversation === 'web:direct:crime',
  );
  const asks = async (repliesTo?: string) => {
    const conversation = { id: 'web:direct:crime', kind: 'direct', name: 'crime' } as const;
    const turn: Turn = {
      kind: 'message',
      id: `web:${repliesTo ?? 'none'}`,
      platform: 'web',
      conversation,
      account: { id: 'crime', name: 'crime' },
      text: 'why?',
      toBot: true,
      ...(repliesTo === undefined ? {} : { repliesTo }),
    };
    return expectKind(await office.does('crime', toIntent(turn)), 'notice').sentences[2];
  };
  expect(await asks(first?.message)).toBe('Rec 1 and rec 2: asked for the first time.');
  const again = 'Rec 1 and rec 2: asked again after some working days without an answer.';
  expect(await asks(last?.message)).toBe(again);
  expect(await asks()).toBe(again);
  expect(await asks('what the bot did not send by itself')).toBe(again);
});
