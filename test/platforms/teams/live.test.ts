import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OperatorError } from '../../../src/operator-error.js';
import { createTeams } from '../../../src/platforms/teams/door.js';
import { startConnector } from '../../support/connector.js';
import { startIssuer } from '../../support/issuer.js';
import { startTeams, TENANT } from '../../support/teams.js';
import { LIVE, type LiveTeams, SERVICE, startLiveTeams } from '../../support/teams-live.js';

let teams: LiveTeams;
beforeAll(async () => {
  teams = await startLiveTeams();
});
afterAll(async () => {
  await teams.close();
});

const bearer = (serviceUrl = SERVICE) => ({ authorization: `Bearer ${teams.issuer.token(serviceUrl)}` });

describe('with credentials', () => {
  test('an activity that Teams has signed is answered, with a token of ours', async () => {
    const before = teams.fetched.length;
    expect(await teams.send()).toEqual({ status: 200, body: null });
    expect(teams.fetched.slice(before)).toEqual([
      `${SERVICE}v3/conversations/a%3Agovernance/members/29%3Agovernance`,
      expect.stringContaining(`${SERVICE}v3/conversations/a%3Agovernance/activities/`),
    ]);
    const [call] = teams.connector.messages();
    expect(call?.authorization).toBe('Bearer outbound-token');
    expect(call?.body.summary).toMatch(/^Recommendation 7/);
  });

  test('without a right token it is 401, and nothing runs or is said of the inside', async () => {
    const { length } = teams.connector.calls;
    const written = teams.world.written().length;
    for (const [what, authorization] of teams.issuer.wrong(SERVICE)) {
      const { status, body } = await teams.send({ serviceUrl: SERVICE, text: 'update 7' }, { authorization });
      expect([what, status]).toEqual([what, 401]);
      expect(body).toEqual({ sentence: 'This request does not come from Microsoft Teams.' });
    }
    expect(teams.connector.calls.length).toBe(length);
    expect(teams.world.written().length).toBe(written);
  });

  test.each([
    ['another tenant', { channelData: { tenant: { id: '99999999-2222-4333-8444-555555555555' } } }],
    ['a tenant that differs between its two places', { conversation: { id: 'a:x', tenantId: 'another' } }],
    ['no tenant at all', { channelData: {}, conversation: { id: 'a:x' } }],
    ['another channel', { channelId: 'emulator' }],
  ])('%s is 403', async (_what, over) => {
    const { length } = teams.connector.calls;
    const { status } = await teams.send({ serviceUrl: SERVICE, ...over }, bearer());
    // A key that is endorsed for Teams says nothing for another channel.
    expect([401, 403]).toContain(status);
    expect(teams.connector.calls.length).toBe(length);
  });

  const HOST = 'smba.trafficmanager.net';
  const hostile = [
    'http://smba.trafficmanager.net/',
    ...[
      'evil.example',
      `${HOST}.evil.example`,
      `evil-${HOST}`,
      `evil.example/${HOST}`,
      `x.${HOST}`,
      `${HOST}.`,
    ].map((host) => `https://${host}/`),
    ...['user@', 'user:pass@', `${HOST}@`, `${HOST}:443@`, '%40', `${HOST}%2f@`].map(
      (user) => `https://${user}evil.example/`,
    ),
    ...[
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0.0.0.0',
      '169.254.169.254',
      '10.0.0.1',
      '2130706433',
      '0x7f000001',
      '017700000001',
      '127.1',
      '[::ffff:127.0.0.1]',
      '192.168.0.1',
    ].map((host) => `https://${host}/`),
    ...[
      'xn--smb-5na.trafficmanager.net',
      'ѕmba.trafficmanager.net',
      'ｓmba.trafficmanager.net',
      'smba.trafficmanager。net',
      'smba.trafficmаnager.net',
    ].map((host) => `https://${host}/`),
    `https://${HOST}:444/`,
    `https://${HOST}:80/`,
    `https://me@${HOST}/`,
    `https:\\\\${HOST}\\`,
    `https:/${HOST}/`,
    `https:${HOST}/`,
    `https:///${HOST}/`,
    ` https://${HOST}/`,
    `https://${HOST}\n/`,
    `https://${HOST}\t/`,
    `https://${HOST} /`,
    `https://${HOST}\\@evil.example/`,
    `https://evil.example#@${HOST}/`,
    `https://evil.example?@${HOST}/`,
    `https://evil.example\\@${HOST}/`,
    'ftp://smba.trafficmanager.net/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/plain,x',
    '//smba.trafficmanager.net/',
    HOST,
    'https://',
    'https://smba.trafficmanager.net%00.evil.example/',
    'https://smba.trafficmanager.net%2eevil.example/',
    'ws://smba.trafficmanager.net/',
  ];

  test('fifty hostile serviceUrls, each in a token that fits: 403, and no outbound call', async () => {
    expect(new Set(hostile).size).toBeGreaterThanOrEqual(50);
    const before = teams.fetched.length;
    const { length } = teams.connector.calls;
    for (const serviceUrl of hostile) {
      const { status } = await teams.send({ serviceUrl }, bearer(serviceUrl));
      expect([serviceUrl, status]).toEqual([serviceUrl, 403]);
    }
    expect(teams.fetched.length).toBe(before);
    expect(teams.connector.calls.length).toBe(length);
  });

  test('the government’s hosts and those of the configuration may be called', async () => {
    const { mayCall, MICROSOFT_HOSTS } = await import('../../../src/platforms/teams/guard.js');
    const access = { kind: 'live', tenant: TENANT, hosts: [...MICROSOFT_HOSTS, 'smba.example.net'] } as const;
    for (const host of [
      'smba.infra.gov.teams.microsoft.us',
      'smba.infra.dod.teams.microsoft.us',
      'smba.example.net',
    ])
      expect(mayCall(`https://${host}/gcch/`, access)).toBe(true);
  });

  test('an address kept from before is not called once its host is not allowed any more', async () => {
    await teams.world.store.change({ by: 'scrutiny', via: 'start', why: 'Old.', cause: null }, (tx) => {
      const known = tx.get('conversations', 'teams:a:governance');
      tx.edit('conversations', 'teams:a:governance', (draft) => {
        draft.address = (known?.address ?? '').replace(SERVICE, 'https://evil.example/');
      });
    });
    const before = teams.fetched.length;
    const view = {
      card: 'notice',
      data: { heading: 'x', sentences: [], buttons: [] },
      text: 'x',
      audience: 'public',
    } as const;
    await expect(teams.door.messenger.send('teams:a:governance', view, null)).rejects.toMatchObject({
      kind: 'gone',
    });
    expect(teams.fetched.length).toBe(before);
  });

  test('nothing of the secret is in a log line', () => {
    expect(teams.lines.join('\n')).not.toMatch(/canary|outbound-token|Bearer/);
  });
});

test('an empty app id never opens the door to everybody', async () => {
  await expect(createTeams({ ...teams.deps, config: { ...LIVE, appId: '' } })).rejects.toThrow(OperatorError);
});

test('keys that cannot be fetched let nobody in', async () => {
  const elsewhere = await startConnector();
  const other = startIssuer(elsewhere, LIVE.appId);
  await elsewhere.close();
  const closed = await startTeams({ config: LIVE, cloud: other.cloud });
  const { status } = await closed.send(
    { serviceUrl: SERVICE },
    { authorization: `Bearer ${other.token(SERVICE)}` },
  );
  expect(status).toBe(503);
  expect(closed.connector.calls).toEqual([]);
  await closed.close();
});
