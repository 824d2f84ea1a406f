import { codeIn } from '../../src/domain/one-time-code.js';
import { type OnPlatform, says } from './accounts.js';
import type { World } from './world.js';

/** Who makes codes. */
export const GOVERNANCE: OnPlatform = { platform: 'web', id: 'governance' };
export const ADMIN: OnPlatform = { platform: 'web', id: 'admin' };
/** An account that nobody is linked with yet. */
export const NEW: OnPlatform = { platform: 'teams', id: 'aad-new' };
/** The same account, where others read too. */
export const shared = (account: OnPlatform): OnPlatform => ({ ...account, room: 'shared' });
export const crime = (world: World) => world.store.read().people.get('head-of-crime');

/** The code that an invitation gives. */
export const codeFor = async (world: World, person = 'Head of Crime', by = GOVERNANCE): Promise<string> => {
  const { alone } = await says(world, by, `invite ${person}`);
  const code = alone.split(/\s/).flatMap((word) => codeIn(word) ?? [])[0];
  if (!code) throw new Error(`No code in: ${alone}`);
  return code;
};
const whys = (world: World) => world.written().map(({ why, by }) => `${why} by ${by}`);
export const INVITED = 'Invited a person to link an account by governance-officer';
const NOTED = 'Noted where to send in this conversation by scrutiny';
export const LINKED = 'Linked their account on Teams by a code by head-of-crime';
/** What was recorded, without where to send. */
export const doing = (world: World) => whys(world).filter((why) => why !== NOTED);
