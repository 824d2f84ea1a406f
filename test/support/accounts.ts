import type { Platform } from '../../src/domain/register.js';
import { readCard } from '../../src/platforms/console/card-on-console.js';
import type { Answer } from '../../src/ports.js';
import { toCard, type World } from './world.js';

/** An account on a platform, as that platform authenticated it. */
export interface OnPlatform {
  readonly platform: Platform;
  readonly id: string;
  readonly guest?: true;
  readonly email?: string;
  /** Where they speak; their own conversation unless it is said. */
  readonly room?: 'shared';
}

/** What somebody got: the words told where everybody reads, and those told to them alone. */
export interface Told {
  readonly here: string;
  readonly alone: string;
  readonly buttons: readonly string[];
}

let turns = 0;
const turnOf = ({ platform, id, guest, email, room }: OnPlatform) => {
  turns += 1;
  return {
    id: `${platform}:event-${turns}`,
    platform,
    conversation: room
      ? ({ id: `${platform}:team-channel`, kind: 'shared', name: 'Team channel' } as const)
      : ({ id: `${platform}:direct:${id}`, kind: 'direct', name: id, address: `{"to":"${id}"}` } as const),
    account: { id, name: 'Whoever', ...(guest ? { guest } : {}), ...(email ? { email } : {}) },
  };
};

const told = ({ replies }: Answer, { room }: OnPlatform): Told => {
  const alone = (to: string): boolean => to === 'person' || room === undefined;
  const words = (whether: boolean): string =>
    replies
      .filter(({ to }) => alone(to) === whether)
      .map(({ view }) => view.text)
      .join('\n');
  return {
    here: words(false),
    alone: words(true),
    buttons: replies.flatMap(({ view }) => readCard(toCard(view)).presses.map(({ label }) => label)),
  };
};

/** Says something through an account; the bot hears it by a mention, where others are there. */
export const says = async ({ bot }: World, account: OnPlatform, text: string): Promise<Told> =>
  told(await bot({ ...turnOf(account), kind: 'message', text, toBot: true }), account);

/** Presses a button through an account, with whatever data. */
export const presses = async (
  { bot }: World,
  account: OnPlatform,
  verb: string,
  data: Readonly<Record<string, string>> = {},
): Promise<Told> =>
  told(await bot({ ...turnOf(account), kind: 'action', verb, data, message: null }), account);
