import { randomUUID } from 'node:crypto';
import type { Put } from '../../src/platforms/chat/transcript.js';
import { type Press, readCard } from '../../src/platforms/console/card-on-console.js';
import { startSession } from '../../src/platforms/console/session.js';
import type { Card, DemoClock } from '../../src/ports.js';
import { createFolder, startWeb } from './web.js';
import { aWorld, BOARD_CHANNEL, toCard, type World } from './world.js';

/** Personas of the demo, by the account that they speak through on both platforms. */
export type Persona = 'governance' | 'owner' | 'chair' | 'commissioner' | 'viewer' | 'admin' | 'crime';

/** What somebody got to read, and whether everybody in the room did. */
export interface Heard {
  readonly to: 'here' | 'privately';
  readonly text: string;
  readonly card: Card;
}

/** A press of a button: by its title on the last cards, or with a verb and data that no card carries. */
export type Pressed = { readonly title: string } | { readonly verb: string; readonly data: Press['data'] };

/** A platform with the real bot behind it, on which anybody can say and press things. */
export interface Stage {
  readonly world: World;
  says(who: Persona, text: string, room?: 'direct' | 'board'): Promise<readonly Heard[]>;
  presses(
    who: Persona,
    press: Pressed,
    typed?: Readonly<Record<string, string>>,
    room?: 'direct' | 'board',
  ): Promise<readonly Heard[]>;
  close(): Promise<void>;
}

/** Finds the button that was meant among the last cards; what a form holds is sent with it, as the platforms do. */
export const find = (
  press: Pressed,
  last: readonly Heard[],
): Press & { readonly filled: Record<string, string> } => {
  if ('verb' in press) return { label: '', ...press, filled: {} };
  for (const { card } of last) {
    const { presses, asks } = readCard(card);
    const found = presses.find(({ label }) => label === press.title);
    if (found) return { ...found, filled: Object.fromEntries(asks.map(({ id, value }) => [id, value])) };
  }
  const there = last.flatMap(({ card }) => readCard(card).presses.map(({ label }) => label));
  throw new Error(`There is no button “${press.title}”; there are ${there.join(', ')}.`);
};

/** The console: each persona is a session of its own. It has no room but the direct one. */
export const consoleStage = async (): Promise<Stage> => {
  const world = await aWorld();
  const sessions = new Map<Persona, ReturnType<typeof startSession>>();
  const last = new Map<Persona, readonly Heard[]>();
  const of = (who: Persona, room: string) => {
    if (room !== 'direct') throw new Error('The console has no shared conversation.');
    const session = sessions.get(who) ?? startSession(world.bot, toCard, who);
    sessions.set(who, session);
    return session;
  };
  const hear = (who: Persona, said: Awaited<ReturnType<ReturnType<typeof startSession>['type']>>) => {
    const heard = said.map(
      ({ to, text, card }): Heard => ({ to: to === 'person' ? 'privately' : 'here', text, card }),
    );
    last.set(who, heard);
    return heard;
  };
  return {
    world,
    says: async (who, text, room = 'direct') => hear(who, await of(who, room).type(text)),
    presses: async (who, press, typed = {}, room = 'direct') => {
      const found = find(press, last.get(who) ?? []);
      return hear(who, await of(who, room).press(found, { ...found.filled, ...typed }));
    },
    close: async () => {},
  };
};

/** The page: the real server, asked over HTTP as the page asks it. */
export const webStage = async (): Promise<Stage> => {
  const world = await aWorld();
  const folder = await createFolder();
  const clock: DemoClock = { now: world.clock.now, advance: async () => 0, toNextReminder: async () => null };
  const web = await startWeb({
    folder: folder.path,
    bot: world.bot,
    clock,
    toCard,
    people: () =>
      [...world.store.read().people.values()].flatMap(({ name, accounts }) =>
        accounts
          .filter(({ platform }) => platform === 'web')
          .map(({ id }) => ({ id, name, hint: '', inBoard: true })),
      ),
    board: () => ({ conversation: BOARD_CHANNEL, name: 'Governance Board' }),
  });
  const last = new Map<Persona, { readonly heard: readonly Heard[]; readonly message: string | null }>();
  const post = async (who: Persona, room: 'direct' | 'board', turn: object): Promise<readonly Heard[]> => {
    const response = await fetch(new URL('/api/turns', web.address), {
      method: 'POST',
      headers: { origin: web.address.slice(0, -1), 'content-type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), persona: who, conversation: room, ...turn }),
    });
    const { messages, sentence } = (await response.json()) as { messages?: Put[]; sentence?: string };
    if (!messages) throw new Error(`The page was answered ${response.status}: ${sentence}`);
    const here = room === 'board' ? BOARD_CHANNEL : `web:direct:${who}`;
    const heard = messages.flatMap(({ from, text, card, conversation }): Heard[] =>
      from === null && card ? [{ to: conversation === here ? 'here' : 'privately', text, card }] : [],
    );
    last.set(who, { heard, message: messages.findLast(({ from }) => from === null)?.id ?? null });
    return heard;
  };
  return {
    world,
    says: (who, text, room = 'direct') => post(who, room, { kind: 'message', text }),
    presses: async (who, press, typed = {}, room = 'direct') => {
      const before = last.get(who);
      const { verb, data, filled } = find(press, before?.heard ?? []);
      const message = before?.message ?? null;
      return post(who, room, { kind: 'action', verb, data: { ...data, ...filled, ...typed }, message });
    },
    close: async () => {
      await web.close();
      await folder.remove();
    },
  };
};

/** What was written, without what differs between two platforms: their names, and the ids that they give. */
export const writtenOn = ({ world }: Stage): unknown =>
  JSON.parse(
    JSON.stringify(world.written().map(({ by, via, why, changes }) => ({ by, via, why, changes }))).replace(
      /(?<=["|])(?:web|console|teams|slack)(?::[\w:@./-]+)?(?=")/g,
      'here',
    ),
  );

/** The words that somebody got, without the platform's own name and without what the journal's hash is there. */
export const wordsOn = (heard: readonly Heard[]): readonly string[] =>
  heard.map(
    ({ to, text }) =>
      `${to}: ${text
        .replace(/the chat page|the console|(?<=through |\()(?:Teams|Slack)\b/g, 'the platform')
        .replace(/record [\d,]+ · [0-9a-f]{8}$/, 'record here')}`,
  );
