import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/turn.js';
import { aWorld } from '../support/world.js';

const CHAT = 'teams:19:one';
const turnIn = (over: Partial<Turn> & { readonly address?: string } = {}): Turn => {
  const { address = '{"serviceUrl":"https://a.example/"}', ...rest } = over;
  return {
    id: `teams:${Math.abs(JSON.stringify(over).length)}-${JSON.stringify(over)}`,
    platform: 'teams',
    conversation: { id: CHAT, kind: 'direct', name: 'Chat', address },
    account: { id: '00000000-0000-4000-8000-000000000002', name: 'Owner' },
    kind: 'message',
    text: 'hello',
    toBot: true,
    ...rest,
  } as Turn;
};
const UNINSTALLED = { kind: 'lifecycle', event: 'uninstalled' } as const;

const spoken = async (...turns: readonly Turn[]) => {
  const world = await aWorld();
  for (const turn of turns) await world.bot(turn);
  return { kept: world.store.read().conversations.get(CHAT), entries: world.written().length };
};

describe('where to send', () => {
  test('is kept with the first turn of a conversation, and whose own conversation it is', async () => {
    const { kept, entries } = await spoken(turnIn());
    expect(kept).toEqual({
      id: CHAT,
      platform: 'teams',
      kind: 'direct',
      name: 'Chat',
      board: null,
      inspection: null,
      person: 'head-of-public-protection',
      address: '{"serviceUrl":"https://a.example/"}',
      stopped: null,
    });
    expect(entries).toBe(1);
  });

  test('is written again only when it is new, and the newest holds', async () => {
    const moved = { address: '{"serviceUrl":"https://b.example/"}' };
    expect((await spoken(turnIn(), turnIn({ text: 'hello again' } as Partial<Turn>))).entries).toBe(1);
    const { kept, entries } = await spoken(turnIn(), turnIn(moved));
    expect([kept?.address, entries]).toEqual([moved.address, 2]);
  });

  test('stops with the bot’s removal, once, and begins again when somebody speaks there', async () => {
    const removed = await spoken(
      turnIn(),
      turnIn(UNINSTALLED as Partial<Turn>),
      turnIn({ ...UNINSTALLED, id: 'again' } as Partial<Turn>),
    );
    expect(removed.kept?.stopped).toEqual({
      at: expect.stringMatching(/^2021-10-04T/),
      why: 'The bot was removed from this conversation.',
    });
    expect(removed.entries).toBe(2);
    const back = await spoken(
      turnIn(),
      turnIn(UNINSTALLED as Partial<Turn>),
      turnIn({ text: 'back' } as Partial<Turn>),
    );
    expect(back.kept?.stopped).toBeNull();
  });

  test('is not kept where the platform needs no address', async () => {
    const { conversation, ...turn } = turnIn();
    const { address: _, ...where } = conversation;
    expect((await spoken({ ...turn, conversation: where } as Turn)).kept).toBeUndefined();
  });
});

describe('an account from outside', () => {
  test('is a viewer, whoever it is linked to', async () => {
    const world = await aWorld();
    const asks = async (guest: boolean) => {
      const turn = turnIn({ id: `guest-${guest}`, text: 'who owns rec 7?' } as Partial<Turn>);
      const account = { ...turn.account, ...(guest ? { guest: true as const } : {}) };
      const { replies } = await world.bot({ ...turn, account });
      return replies[0]?.view.text;
    };
    expect(await asks(false)).toMatch(/owned by Head of Public Protection/);
    expect(await asks(true)).toMatch(/is for the people who work on it/);
  });
});
