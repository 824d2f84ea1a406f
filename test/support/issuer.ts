import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import type { Cloud } from '../../src/platforms/teams/adapter.js';
import type { Connector } from './connector.js';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const sign = (key: KeyObject, header: object, claims: object): string => {
  const signed = `${base64(header)}.${base64(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
};

/** Made once for all tests of a file: making them takes longer than the tests themselves. */
const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const STRANGERS = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A stand-in for whoever signs the tokens of Teams' requests: keys at the connector, and tokens as they should be or not. */
export const startIssuer = (connector: Connector, appId: string) => {
  const issuer = 'https://issuer.example';
  const { publicKey, privateKey } = KEYS;
  // The SDK keeps metadata by its address for the life of the process.
  const path = `/openid/${randomUUID()}`;
  const kid = 'key-1';
  connector.serve(path, { issuer, jwks_uri: `${connector.url}keys` });
  connector.serve('/keys', {
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid, endorsements: ['msteams'] }],
  });
  const header = { alg: 'RS256', typ: 'JWT', kid };
  const now = Math.floor(Date.now() / 1_000);
  const claims = (serviceUrl: string) => ({
    iss: issuer,
    aud: appId,
    serviceurl: serviceUrl,
    nbf: now - 60,
    exp: now + 3_600,
  });
  const cloud: Cloud = {
    options: {
      ToBotFromChannelTokenIssuer: issuer,
      ToBotFromChannelOpenIdMetadataUrl: new URL(path, connector.url).href,
      ToBotFromEmulatorOpenIdMetadataUrl: new URL(path, connector.url).href,
      ToChannelFromBotLoginUrl: 'https://login.example',
      ToChannelFromBotOAuthScope: 'https://api.example/.default',
      OAuthUrl: 'https://token.example',
      CallerId: 'urn:botframework:azure',
    },
    credentials: {
      isValidAppId: async (id) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        signRequest: async (request) => {
          request.headers.set('authorization', 'Bearer outbound-token');
          return request;
        },
      }),
    },
  };
  return {
    cloud,
    token: (serviceUrl: string, over: object = {}) =>
      sign(privateKey, header, { ...claims(serviceUrl), ...over }),
    /** Everything that a token can be besides right. */
    wrong: (serviceUrl: string): readonly (readonly [string, string])[] => [
      ['none', ''],
      ['no scheme', sign(privateKey, header, claims(serviceUrl))],
      ['words', 'Bearer nonsense'],
      ['another scheme', `Basic ${sign(privateKey, header, claims(serviceUrl))}`],
      ['a stranger’s signature', `Bearer ${sign(STRANGERS.privateKey, header, claims(serviceUrl))}`],
      ['another bot’s', `Bearer ${sign(privateKey, header, { ...claims(serviceUrl), aud: randomUUID() })}`],
      ['no audience', `Bearer ${sign(privateKey, header, { ...claims(serviceUrl), aud: undefined })}`],
      ['expired', `Bearer ${sign(privateKey, header, { ...claims(serviceUrl), exp: now - 3_600 })}`],
      [
        'another issuer',
        `Bearer ${sign(privateKey, header, { ...claims(serviceUrl), iss: 'https://evil.example' })}`,
      ],
      [
        'another serviceUrl',
        `Bearer ${sign(privateKey, header, claims('https://smba.trafficmanager.net/emea/'))}`,
      ],
      ['an unknown key', `Bearer ${sign(privateKey, { ...header, kid: 'none' }, claims(serviceUrl))}`],
      ['unsigned', `Bearer ${base64({ alg: 'none', typ: 'JWT' })}.${base64(claims(serviceUrl))}.`],
      ['broken JSON', `Bearer ${Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url')}.e30x.AAAA`],
    ],
  };
};
