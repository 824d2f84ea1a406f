import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createTeams, type TeamsDeps } from '../../src/platforms/teams/door.js';
import { type Connector, startConnector } from './connector.js';
import { listenFor } from './endpoints.js';
import { createFolder, createKeptLog } from './web.js';
import { aWorld, toCard, type World } from './world.js';

/** Object ids of the demo's personas. */
export const OBJECT_ID = {
  governance: '00000000-0000-4000-8000-000000000001',
  owner: '00000000-0000-4000-8000-000000000002',
  chair: '00000000-0000-4000-8000-000000000003',
  commissioner: '00000000-0000-4000-8000-000000000004',
  viewer: '00000000-0000-4000-8000-000000000005',
} as const;

export const TENANT = '11111111-2222-4333-8444-555555555555';
export const BOT = { id: '28:scrutiny', name: 'Scrutiny' };
export const CHANNEL = '19:board@thread.tacv2';

/** Fields of an activity, over those of a message that governance writes in their own conversation. */
export type Fields = Readonly<Record<string, unknown>>;

/** A Teams with the real bot behind it, and a stand-in for the connector that it calls back to. */
export interface TeamsOnTest {
  readonly world: World;
  readonly connector: Connector;
  readonly address: string;
  readonly lines: readonly string[];
  readonly deps: TeamsDeps;
  readonly door: Awaited<ReturnType<typeof createTeams>>;
  activity(fields?: Fields): Record<string, unknown>;
  /** Posts anything to the endpoint, as it is. */
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Posts an activity, and gives the status and the answer's body. */
  send(
    fields?: Fields,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Stops, and starts again on the same files. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Who says it, by persona. */
export const from = (who: string) => ({
  id: `29:${who}`,
  name: who,
  aadObjectId: Object.hasOwn(OBJECT_ID, who)
    ? OBJECT_ID[who as keyof typeof OBJECT_ID]
    : `99999999-0000-4000-8000-${Buffer.from(who).toString('hex').padEnd(12, '0').slice(0, 12)}`,
});

/** How Teams lists a member of the tenant, with `over` what is different. */
export const aMember = (who: string, over: Fields = {}): Fields => ({
  id: `29:${who}`,
  name: who,
  objectId: from(who).aadObjectId,
  tenantId: TENANT,
  userRole: 'user',
  email: `${who}@force.example`,
  userPrincipalName: `${who}@force.example`,
  ...over,
});

/** In the channel, as a mention of the bot. */
export const mentioning = (text: string, more: Fields = {}): Fields => ({
  conversation: { id: CHANNEL, conversationType: 'channel', isGroup: true, tenantId: TENANT },
  text: `<at>Scrutiny</at> ${text}`,
  entities: [{ type: 'mention', text: '<at>Scrutiny</at>', mentioned: BOT }],
  ...more,
});

/** A press of a button, as Teams sends it for `Action.Execute`. */
export const pressing = (verb: string, data: Fields, more: Fields = {}): Fields => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  text: undefined,
  value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  ...more,
});

export const startTeams = async (over: Partial<TeamsDeps> = {}, at?: World): Promise<TeamsOnTest> => {
  const world = at ?? (await aWorld());
  const connector = await startConnector();
  connector.lists((user) => aMember(user.replace(/^29:/, '')));
  const folder = await createFolder();
  const { lines, log } = createKeptLog();
  const deps: TeamsDeps = {
    config: null,
    bot: world.bot,
    store: world.store,
    clock: world.clock,
    toCard,
    log,
    transcript: join(folder.path, 'teams.jsonl'),
    patience: { attempts: 3, each: 10_000, longest: 5_000, wait: async () => undefined, jitter: () => 0 },
    ...over,
  };
  const open = async () => {
    const door = await createTeams(deps);
    return { door, server: await listenFor(door) };
  };
  let { door, server } = await open();

  const activity = (fields: Fields = {}): Record<string, unknown> => ({
    type: 'message',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: from('governance'),
    recipient: BOT,
    conversation: { id: 'a:governance', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    text: 'status of rec 7',
    ...fields,
  });
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(new URL('/api/messages', server.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  return {
    world,
    connector,
    lines,
    deps,
    get address() {
      return server.address;
    },
    get door() {
      return door;
    },
    activity,
    post,
    send: async (fields = {}, headers = {}) => {
      const response = await post(activity(fields), headers);
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    },
    restart: async () => {
      await server.close();
      await door.close();
      ({ door, server } = await open());
    },
    close: async () => {
      await server.close();
      await door.close();
      await connector.close();
      await folder.remove();
    },
  };
};
