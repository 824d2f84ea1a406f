import { describe, expect, test } from 'vitest';
import { codeIn } from '../../src/domain/one-time-code.js';
import { hashOfCode } from '../../src/use-cases/code-hash.js';
import { presses, says } from '../support/accounts.js';
import { ADMIN, codeFor, doing, GOVERNANCE, INVITED, shared } from '../support/linking.js';
import { aWorld } from '../support/world.js';

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
