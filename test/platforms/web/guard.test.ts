import { describe, expect, test } from 'vitest';
import { refuseKnock } from '../../../src/platforms/web/guard.js';

const knock = (method: string, headers: Record<string, string>, path = '/') =>
  refuseKnock({ method, path, headers: new Map(Object.entries(headers)) });

describe('demo mode answers only to this machine', () => {
  test.each([
    ['a read by address', 'GET', { host: '127.0.0.1:3978' }],
    ['a read by name', 'GET', { host: 'localhost:3978' }],
    ['a read by name in capitals', 'GET', { host: 'LOCALHOST:3978' }],
    ['a read over IPv6', 'GET', { host: '[::1]:3978' }],
    ['a read without a port', 'GET', { host: '127.0.0.1' }],
    ['a HEAD', 'HEAD', { host: 'localhost' }],
    ['a change from its own page', 'POST', { host: '127.0.0.1:3978', origin: 'http://127.0.0.1:3978' }],
    ['a change from its own page by name', 'POST', { host: 'localhost:80', origin: 'http://LOCALHOST:80' }],
    ['a change over IPv6', 'POST', { host: '[::1]:3978', origin: 'http://[::1]:3978' }],
  ])('lets in %s', (_, method, headers) => {
    expect(knock(method, headers)).toBeNull();
  });

  test.each([
    ['no Host', {}],
    ['an empty Host', { host: '' }],
    ['a name that resolves to this machine (DNS rebinding)', { host: 'evil.example:3978' }],
    ['a name beginning with an address', { host: '127.0.0.1.evil.example' }],
    ['a name ending in localhost', { host: 'evil.localhost:3978' }],
    ['a trailing dot', { host: 'localhost.:3978' }],
    ['an address with a user before it', { host: 'evil.example@127.0.0.1:3978' }],
    ['the address of all interfaces', { host: '0.0.0.0:3978' }],
    ['an address of the network', { host: '192.168.1.10:3978' }],
    ['a list of hosts', { host: '127.0.0.1, evil.example' }],
    ['a port that is none', { host: '127.0.0.1:39780000' }],
    ['Forwarded', { host: '127.0.0.1:3978', forwarded: 'for=10.0.0.1' }],
    ['X-Forwarded-For', { host: '127.0.0.1:3978', 'x-forwarded-for': '10.0.0.1' }],
    ['X-Forwarded-Host, empty', { host: '127.0.0.1:3978', 'x-forwarded-host': '' }],
    ['X-Forwarded-Proto', { host: '127.0.0.1:3978', 'x-forwarded-proto': 'https' }],
    ['Via', { host: '127.0.0.1:3978', via: '1.1 proxy' }],
    ['X-Real-IP', { host: '127.0.0.1:3978', 'x-real-ip': '10.0.0.1' }],
    ['CF-Connecting-IP', { host: '127.0.0.1:3978', 'cf-connecting-ip': '10.0.0.1' }],
    ['True-Client-IP', { host: '127.0.0.1:3978', 'true-client-ip': '10.0.0.1' }],
    ['another X-Forwarded field', { host: '127.0.0.1:3978', 'x-forwarded-prefix': '/bot' }],
  ])('refuses a read with %s', (_, headers) => {
    expect(knock('GET', headers)).toMatch(/^Demo mode .+\.$/);
  });

  const host = '127.0.0.1:3978';
  test.each([
    ['the Origin of another site', { host, origin: 'https://evil.example' }],
    ['an opaque Origin', { host, origin: 'null' }],
    ['the Origin of another port', { host, origin: 'http://127.0.0.1:8080' }],
    ['a mark of another site', { host, 'sec-fetch-site': 'cross-site' }],
    ['a mark of another port', { host, 'sec-fetch-site': 'same-site' }],
    [
      'the right Origin and a mark of another site',
      {
        host,
        origin: `http://${host}`,
        'sec-fetch-site': 'cross-site',
      },
    ],
  ])('refuses a read of the API with %s, while a link to the page is followed', (_, headers) => {
    for (const method of ['GET', 'HEAD']) {
      expect(knock(method, headers, '/api/state')).toMatch(/^Demo mode is read only .+\.$/);
      expect(knock(method, headers, '/api/events')).toMatch(/^Demo mode is read only .+\.$/);
      expect(knock(method, headers, '/')).toBeNull();
    }
  });

  test.each([
    ['from the page itself', { host, 'sec-fetch-site': 'same-origin' }],
    ['with its own Origin', { host, origin: `http://${host}` }],
    ['from the address bar', { host, 'sec-fetch-site': 'none' }],
    ['by a program without such fields', { host }],
  ])('lets in a read of the API %s', (_, headers) => {
    expect(knock('GET', headers, '/api/state')).toBeNull();
  });

  test.each([
    ['no Origin', { host }],
    ['an opaque Origin', { host, origin: 'null' }],
    ['another site', { host, origin: 'https://evil.example' }],
    ['another port', { host, origin: 'http://127.0.0.1:8080' }],
    ['another name of this machine', { host, origin: 'http://localhost:3978' }],
    ['another scheme', { host, origin: 'https://127.0.0.1:3978' }],
    ['a site that begins alike', { host, origin: 'http://127.0.0.1:3978.evil.example' }],
    ['several origins', { host, origin: 'http://127.0.0.1:3978 http://evil.example' }],
    ['a proxy before it', { host, origin: 'http://127.0.0.1:3978', 'x-forwarded-for': '1.2.3.4' }],
  ])('refuses a change with %s', (_, headers) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'get']) {
      expect(knock(method, headers)).toMatch(/^Demo mode .+\.$/);
    }
  });
});
