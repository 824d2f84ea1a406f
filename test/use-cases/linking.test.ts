import { describe, expect, test } from 'vitest';
import { codeIn } from '../../src/domain/one-time-code.js';
import { hashOfCode } from '../../src/use-cases/code-hash.js';
import { type OnPlatform, presses, says } from '../support/accounts.js';
import { HOUR } from '../support/fake-clock.js';
import { aWorld, type World } from '../support/world.js';

const GOVERNANCE: OnPlatform = { platform: 'web', id: 'governance' };
const ADMIN: OnPlatform = { platform: 'web', id: 'admin' };
const NEW: OnPlatform = { platform: 'teams', id: 'aad-new' };
const shared = (account: OnPlatform): OnPlatform => ({ ...account, room: 'shared' });
const crime = (world: World) => world.store.read().people.get('head-of-crime');
const MINUTE = HOUR / 60;

const codeFor = async (world: World, person = 'Head of Crime', by = GOVERNANCE): Promise<string> => {
  const { alone } = await says(world, by, `invite ${person}`);
  const code = alone.split(/\s/).flatMap((word) => codeIn(word) ?? [])[0];
  if (!code) throw new Error(`No code in: ${alone}`);
  return code;
};
const whys = (world: World) => world.written().map(({ why, by }) => `${why} by ${by}`);
const INVITED = 'Invited a person to link an account by governance-officer';
const NOTED = 'Noted where to send in this conversation by scrutiny';
const LINKED = 'Linked their account on Teams by a code by head-of-crime';
const doing = (world: World) => whys(world).filter((why) => why !== NOTED);

describe('an invitation', () => {
  test('is a code, told to whoever asked with how long it is good and what to hand on, and kept as its hash', async () => {
    const world = await aWorld();
    const told = await says(world, GOVERNANCE, 'invite Head of Crime');
    const [code = ''] = told.alone.split(/\s/).flatMap((word) => codeIn(word) ?? []);
    expect(told.alone).toMatch(/^A code to hand on\nFor Head of Crime: [A-Z2-9]{4}(-[A-Z2-9]{4}){3}\n/);
    expect(told.alone).toContain('It counts once, until Monday 11 October 2021 at 09:00');
    expect(told.alone).toContain('whoever sends it speaks as Head of Crime');
    expect(told.alone).toContain('send it this code in your own conversation with it: ');
    const [invite] = [...world.store.read().invites.values()];
    expect(invite).toEqual({
      id: hashOfCode(code),
      person: 'head-of-crime',
      by: 'governance-officer',
      at: '2021-10-04T08:00:00Z',
      until: '2021-10-11T08:00:00Z',
      usedAt: null,
    });
    expect(doing(world)).toEqual([INVITED]);
    expect(JSON.stringify(world.written())).not.toContain(code);
  });

  test('asked for among others is not told to them', async () => {
    const told = await says(await aWorld(), shared(GOVERNANCE), 'invite Head of Crime');
    expect(told.here).toMatch(/^Answered privately\n/);
    expect(told.here).not.toMatch(/Crime|[A-Z2-9]{4}-/);
    expect(told.alone).toMatch(/For Head of Crime: /);
  });

  test.each([
    ['an owner', 'owner'],
    ['the chair', 'chair'],
    ['the Commissioner', 'commissioner'],
    ['a viewer', 'viewer'],
    ['somebody unknown', 'nobody-knows'],
  ])('is not made for %s', async (_who, id) => {
    const world = await aWorld();
    const { alone } = await says(world, { platform: 'web', id }, 'invite Head of Crime');
    expect(alone).toMatch(/Only the governance team or an administrator can invite people\./);
    expect(doing(world)).toEqual([]);
  });

  test.each([
    ['Administrator'],
    ['Police and Crime Commissioner'],
    ['Chair of the Governance Board'],
    ['Chair of another board'],
  ])(
    'of governance for %s would give governance more than it has: only an administrator makes it',
    async (person) => {
      const world = await aWorld();
      const told = await says(world, GOVERNANCE, `invite ${person}`);
      expect(told.alone).toContain(
        `Only an administrator can invite ${person}, because ${person} may do what you may not.`,
      );
      expect(doing(world)).toEqual([]);
      expect(await codeFor(world, person, ADMIN)).toBeTruthy();
    },
  );

  test.each([
    ['Nobody at all', /I do not know “Nobody at all”\. People I know: Chair of another board, /],
    ['Head of', /Several people answer to “Head of”: \(1\) Head of Public Protection, /],
    ['Former governance officer', /I do not know “Former governance officer”/],
  ])('for “%s” is asked about, among others in private', async (typed, sentence) => {
    const world = await aWorld();
    const told = await says(world, shared(GOVERNANCE), `invite ${typed}`);
    expect(told.alone).toMatch(sentence);
    expect(told.here).not.toContain('Head');
    expect(doing(world)).toEqual([]);
  });

  test('for one of several is made by the button with their number', async () => {
    const world = await aWorld();
    const { buttons } = await says(world, GOVERNANCE, 'invite Head of');
    expect(buttons.slice(0, 2)).toEqual(['Number 1', 'Number 2']);
    const told = await presses(world, GOVERNANCE, 'invite-person', { person: 'Head of Crime' });
    expect(told.alone).toMatch(/For Head of Crime: /);
  });

  test('delivered again after a restart shows no code that is not in the register', async () => {
    const world = await aWorld();
    const asker = world.asker('governance');
    const intent = { kind: 'invite-person', person: 'Head of Crime' } as const;
    expect((await world.does('governance', intent, { cause: asker.cause })).kind).toBe('invitation');
    const again = await world.does('governance', intent, { cause: asker.cause });
    expect(again).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/cannot show it again/) });
    expect(world.store.read().invites.size).toBe(1);
  });
});

describe('a code', () => {
  test('links the account that sends it, which the journal says without the code, and then counts no more', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    const told = await says(world, NEW, code);
    expect(told.alone).toBe('Done\nI know this account on Teams as Head of Crime from now on.');
    expect(told.buttons).toEqual(['Mine', 'What I can do']);
    expect(crime(world)?.accounts.at(-1)).toEqual({ platform: 'teams', id: 'aad-new', by: 'code' });
    expect(doing(world)).toEqual([INVITED, LINKED]);
    expect(JSON.stringify([world.written(), world.log.lines])).not.toContain(code);
    expect((await says(world, NEW, 'history of rec 4')).alone).toMatch(/^History of rec 4/);
    expect((await says(world, { ...NEW, id: 'aad-other' }, code)).alone).toMatch(
      /That code has been used, and each counts once\. Ask the governance team for a new one\./,
    );
  });

  test('makes the conversation that it came from the one where the person is written to', async () => {
    const world = await aWorld();
    await says(world, NEW, await codeFor(world));
    expect(world.store.read().conversations.get('teams:direct:aad-new')?.person).toBe('head-of-crime');
  });

  test('of two who send it at once links one', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    const others = Array.from({ length: 8 }, (_, at): OnPlatform => ({ platform: 'teams', id: `aad-${at}` }));
    const all = await Promise.all(others.map((account) => says(world, account, code)));
    expect(all.filter(({ alone }) => /from now on/.test(alone))).toHaveLength(1);
    expect(all.filter(({ alone }) => /has been used/.test(alone))).toHaveLength(7);
    expect(crime(world)?.accounts.filter(({ platform }) => platform === 'teams')).toHaveLength(1);
  });

  test('among others works, and nothing of it is told to them', async () => {
    const world = await aWorld();
    const told = await says(world, shared(NEW), `here it is: ${await codeFor(world)}`);
    expect(told.here).toMatch(/^Answered privately\n/);
    expect(told.here).not.toMatch(/Crime/);
    expect(told.alone).toMatch(/as Head of Crime from now on/);
    // Where all of them are written to is nobody's own conversation.
    expect([...world.store.read().conversations.values()].map(({ person }) => person)).not.toContain(
      'head-of-crime',
    );
  });

  test('counts for seven days to the millisecond', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    world.clock.advance(7 * 24 * HOUR + 1);
    expect((await says(world, NEW, code)).alone).toMatch(
      /That code has run out: each is good for seven days\. Ask the governance team for a new one\./,
    );
    const next = await codeFor(world);
    world.clock.advance(7 * 24 * HOUR);
    expect((await says(world, NEW, next)).alone).toMatch(/from now on/);
  });

  test('gives way to a newer one of the same person, even once that was used, and not to another person’s', async () => {
    const world = await aWorld();
    const [first, second, other] = [
      await codeFor(world),
      await codeFor(world),
      await codeFor(world, 'ISVA lead'),
    ];
    const replaced = /A newer code has taken the place of this one\. Send the newer one/;
    expect((await says(world, NEW, first)).alone).toMatch(replaced);
    expect((await says(world, NEW, second)).alone).toMatch(/from now on/);
    expect((await says(world, { ...NEW, id: 'aad-2' }, first)).alone).toMatch(replaced);
    expect((await says(world, { ...NEW, id: 'aad-3' }, other)).alone).toMatch(/as ISVA lead from now on/);
  });

  test.each([
    ['whom it is for has left', 'head-of-crime', { active: false }],
    ['whoever made it has left', 'governance-officer', { active: false }],
    ['whom it is for has become Commissioner since', 'head-of-crime', { roles: ['commissioner'] }],
  ] as const)('does not count any more where %s', async (_what, id, over) => {
    const world = await aWorld();
    const code = await codeFor(world);
    await world.store.change({ by: 'administrator', via: 'web', why: 'A change.', cause: null }, (tx) =>
      tx.edit('people', id, (draft) => void Object.assign(draft, structuredClone(over))),
    );
    expect((await says(world, NEW, code)).alone).toMatch(/That code does not count any more\./);
    expect(crime(world)?.accounts.some(({ platform }) => platform === 'teams')).toBe(false);
  });

  test('of a person who was made chair of a board since does not count any more', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    await world.store.change({ by: 'administrator', via: 'web', why: 'A change.', cause: null }, (tx) =>
      tx.edit('boards', 'other-board', (draft) => {
        draft.chair = 'head-of-crime';
      }),
    );
    expect((await says(world, NEW, code)).alone).toMatch(/That code does not count any more\./);
  });

  test('that a guest or a bot sends links nothing, and is still good for whom it was meant', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    expect((await says(world, { ...NEW, guest: true }, code)).alone).toMatch(
      /account of a guest or a bot, and cannot be linked/,
    );
    expect((await says(world, { ...NEW, id: 'aad-own' }, code)).alone).toMatch(/from now on/);
  });

  test('that helped nobody where others could read it is taken back', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    const told = await says(world, shared({ ...NEW, guest: true }), code);
    expect(told.alone).toMatch(/Others could read the code where you sent it, so it does not count any more/);
    expect((await says(world, { ...NEW, id: 'aad-reader' }, code)).alone).toMatch(/has been used/);
    expect(doing(world)).toEqual([
      INVITED,
      'Took back an invitation whose code others could read by scrutiny',
    ]);
  });

  test('from an account that speaks for somebody else is refused, without saying for whom', async () => {
    const world = await aWorld();
    const told = await says(world, { platform: 'web', id: 'owner' }, await codeFor(world));
    expect(told.alone).toMatch(/This account is linked to somebody else already\./);
    expect(told.alone).not.toContain('Public Protection');
    expect(doing(world)).toEqual([INVITED]);
  });

  test('from the person’s own account changes nothing, says so, and stays good for another platform', async () => {
    const world = await aWorld();
    await says(world, NEW, await codeFor(world));
    const code = await codeFor(world);
    expect((await says(world, NEW, code)).alone).toMatch(/I know this account as yours already/);
    const slack = await says(world, { platform: 'slack', id: 'T1:U1' }, code);
    expect(slack.alone).toMatch(/this account on Slack as Head of Crime from now on/);
    expect(crime(world)?.accounts.map(({ platform }) => platform)).toEqual([
      'web',
      'console',
      'teams',
      'slack',
    ]);
  });

  test('from a second account in the same place is refused; another workspace is another place', async () => {
    const world = await aWorld();
    const slack = async (id: string) =>
      (await says(world, { platform: 'slack', id }, await codeFor(world))).alone;
    expect(await slack('T1:U1')).toMatch(/from now on/);
    expect(await slack('T1:U2')).toMatch(/You are linked with another account on Slack already\./);
    expect(await slack('T2:U1')).toMatch(/from now on/);
  });

  test('that is wrong five times within ten minutes lets no other of that account count, not even the right one', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    for (let tries = 0; tries < 5; tries += 1) {
      const { alone } = await says(world, shared(NEW), 'ABCD-EFGH-JKLM-NPQR');
      expect(alone).toMatch(/That code is not valid\. Compare it letter by letter/);
    }
    const wait = /That was a wrong code too often\. Wait ten minutes/;
    expect((await says(world, NEW, code)).alone).toMatch(wait);
    expect((await says(world, { ...NEW, id: 'aad-2' }, 'BBCD-EFGH-JKLM-NPQR')).alone).toMatch(/not valid/);
    world.clock.advance(10 * MINUTE);
    expect((await says(world, NEW, code)).alone).toMatch(/from now on/);
    expect(doing(world)).toEqual([INVITED, LINKED]);
  });

  test('tried wrong at once counts each time', async () => {
    const world = await aWorld();
    const tries = Array.from({ length: 20 }, () => says(world, NEW, 'ABCD-EFGH-JKLM-NPQR'));
    const told = (await Promise.all(tries)).map(({ alone }) => alone);
    expect(told.filter((words) => /not valid/.test(words))).toHaveLength(5);
    expect(told.filter((words) => /too often/.test(words))).toHaveLength(15);
  });

  test('says nothing of whom it is for to whom it does not link', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    const heard = [
      await says(world, { ...NEW, guest: true }, code),
      await says(world, { platform: 'web', id: 'owner' }, code),
      await says(world, shared(NEW), 'ABCD-EFGH-JKLM-NPQR'),
    ];
    expect(JSON.stringify(heard)).not.toMatch(/Crime/);
  });
});

describe('unlinking', () => {
  test('takes the account and its conversation away, and is recorded', async () => {
    const world = await aWorld();
    await says(world, NEW, await codeFor(world));
    const { alone } = await says(world, GOVERNANCE, 'unlink Head of Crime teams');
    expect(alone).toBe('Done\nHead of Crime is not linked on Teams any more.');
    expect(crime(world)?.accounts.map(({ platform }) => platform)).toEqual(['web', 'console']);
    expect(world.store.read().conversations.get('teams:direct:aad-new')?.person).toBeNull();
    expect(doing(world).at(-1)).toBe('Unlinked a person’s account on Teams by governance-officer');
    expect((await says(world, NEW, 'history of rec 4')).alone).toMatch(/^Please note/);
    expect((await says(world, GOVERNANCE, 'unlink Head of Crime teams')).alone).toMatch(
      /Head of Crime is not linked on Teams, so nothing was changed/,
    );
  });

  test('is for whoever may invite that person, and nobody else', async () => {
    const world = await aWorld();
    const tries = [
      await says(world, { platform: 'web', id: 'owner' }, 'unlink Head of Crime web'),
      await says(world, GOVERNANCE, 'unlink Administrator web'),
      await says(world, GOVERNANCE, 'unlink Police and Crime Commissioner teams'),
      await says(world, GOVERNANCE, 'unlink Chair of the Governance Board teams'),
    ];
    for (const { alone } of tries)
      expect(alone).toMatch(/Only (?:the governance team or )?an administrator can/);
    expect(doing(world)).toEqual([]);
    expect((await says(world, ADMIN, 'unlink Chair of the Governance Board teams')).alone).toMatch(/^Done/);
  });

  test('of the last account through which anybody administers is refused', async () => {
    const world = await aWorld();
    expect((await says(world, ADMIN, 'unlink me console')).alone).toMatch(/^Done/);
    expect((await says(world, ADMIN, 'unlink me web')).alone).toMatch(
      /the last account through which anybody administers this register/,
    );
  });

  test('of somebody with an e-mail address says that it can still link them', async () => {
    const world = await aWorld();
    await says(world, ADMIN, 'email Head of Crime is crime@force.example');
    const { alone } = await says(world, GOVERNANCE, 'unlink Head of Crime web');
    expect(alone).toMatch(/Their e-mail address can still link them, as an owner at most/);
    expect(alone).not.toContain('crime@');
  });
});

describe('the list of people', () => {
  test('tells governance and administrators where somebody is linked, and nobody else', async () => {
    const world = await aWorld();
    await says(world, NEW, await codeFor(world));
    const line = /Head of Crime \(HC\): owns rec 4 and rec 5\.(.*)/;
    const seen = async (account: OnPlatform) => line.exec((await says(world, account, 'people')).alone)?.[1];
    expect(await seen(GOVERNANCE)).toBe(' Linked on the chat page, the console and Teams.');
    expect(await seen(ADMIN)).toBe(' Linked on the chat page, the console and Teams.');
    expect(await seen({ platform: 'web', id: 'owner' })).toBe('');
    expect((await says(world, GOVERNANCE, 'people')).alone).toMatch(
      /Chair of another board .*Not linked yet\./,
    );
  });
});
