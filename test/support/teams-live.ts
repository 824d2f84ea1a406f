import { vi } from 'vitest';
import type { TeamsConfig } from '../../src/config.js';
import { type Call, callOverHttp } from '../../src/platforms/teams/connector-http.js';
import type { TeamsDeps } from '../../src/platforms/teams/door.js';
import { startConnector } from './connector.js';
import { startIssuer } from './issuer.js';
import { startTeams, TENANT, type TeamsOnTest } from './teams.js';
import type { World } from './world.js';

/** A registration of the bot's, with a secret that may stand nowhere. */
export const LIVE: TeamsConfig = {
  type: 'SingleTenant',
  appId: 'aaaaaaaa-2222-4333-8444-555555555555',
  password: 'canary-secret',
  tenant: TENANT,
  serviceHosts: [],
};
/** Where Teams is called back. */
export const SERVICE = 'https://smba.trafficmanager.net/uk/';

/** Teams with credentials: activities are signed, and who speaks is looked up. */
export interface LiveTeams extends TeamsOnTest {
  readonly issuer: ReturnType<typeof startIssuer>;
  /** Where Microsoft would have been called. */
  readonly fetched: string[];
}

/** As {@link startTeams}; what would go to Microsoft goes to the stand-in, and what is sent is signed as Teams signs it. */
export const startLiveTeams = async (over: Partial<TeamsDeps> = {}, at?: World): Promise<LiveTeams> => {
  // The SDK says what it thinks of a token on the console.
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const keys = await startConnector();
  const issuer = startIssuer(keys, LIVE.appId);
  const fetched: string[] = [];
  const call: Call = (address, of) => {
    const url = new URL(address);
    if (url.hostname === '127.0.0.1') return callOverHttp(address, of);
    fetched.push(url.href);
    const path = `${url.pathname.replace(/^\/uk/, '')}${url.search}`;
    return callOverHttp(new URL(path, teams.connector.url).href, of);
  };
  const teams: TeamsOnTest = await startTeams(
    // Longer than a busy machine may take; what hangs is for a test that says so.
    { config: LIVE, cloud: issuer.cloud, call, lookupPatience: 60_000, ...over },
    at,
  );
  const signed = () => ({ authorization: `Bearer ${issuer.token(SERVICE)}` });
  return {
    world: teams.world,
    connector: teams.connector,
    lines: teams.lines,
    deps: teams.deps,
    get address() {
      return teams.address;
    },
    get door() {
      return teams.door;
    },
    activity: teams.activity,
    post: teams.post,
    send: (fields = {}, headers = signed()) => teams.send({ serviceUrl: SERVICE, ...fields }, headers),
    restart: teams.restart,
    close: async () => {
      await teams.close();
      await keys.close();
      quiet.mockRestore();
    },
    issuer,
    fetched,
  };
};
