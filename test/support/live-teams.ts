import type { TeamsConfig } from '../../src/config.js';
import { type Call, callOverHttp } from '../../src/platforms/teams/connector-http.js';
import { startConnector } from './connector.js';
import { startIssuer } from './issuer.js';
import { startTeams, TENANT, type TeamsOnTest } from './teams.js';

export const LIVE: TeamsConfig = {
  type: 'SingleTenant',
  appId: 'aaaaaaaa-2222-4333-8444-555555555555',
  password: 'canary-secret',
  tenant: TENANT,
  serviceHosts: [],
};
/** Where Teams would be called back. */
export const SERVICE = 'https://smba.trafficmanager.net/uk/';

/** Teams with credentials: tokens are asked for, and what would go to Microsoft goes to the stand-in. */
export const startLiveTeams = async () => {
  const keys = await startConnector();
  const issuer = startIssuer(keys, LIVE.appId);
  /** Where the calls would have gone. */
  const called: string[] = [];
  let teams: TeamsOnTest | undefined;
  const call: Call = (address, of) => {
    const url = new URL(address);
    if (url.hostname === '127.0.0.1') return callOverHttp(address, of);
    called.push(url.href);
    const path = `${url.pathname.replace(/^\/uk/, '')}${url.search}`;
    return callOverHttp(new URL(path, teams?.connector.url).href, of);
  };
  teams = await startTeams({ config: LIVE, cloud: issuer.cloud, call });
  const { close } = teams;
  return {
    teams,
    issuer,
    called,
    close: async () => {
      await close();
      await keys.close();
    },
  };
};
