import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { operateBackup } from '../../src/operate/backup.js';
import { startBot } from '../../src/operate/start.js';
import { startConnector } from '../support/connector.js';
import { aClock, aFolder, aLog } from '../support/store.js';
import { BOT, from } from '../support/teams.js';
import { startWhole } from '../support/whole.js';

const asked = (serviceUrl: string, id: string, text: string, who = 'governance') => ({
  type: 'message',
  id,
  channelId: 'emulator',
  serviceUrl,
  from: from(who),
  recipient: BOT,
  conversation: { id: `local-${who}` },
  text,
});
const post = (address: string, activity: unknown, headers: Record<string, string> = {}) =>
  fetch(new URL('/api/messages', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(activity),
  });

test('a demo answers a Bot Framework client on this machine beside its page, as the persona that it names', async () => {
  const connector = await startConnector();
  const dir = aFolder();
  const whole = await startWhole(dir);
  const said = () => connector.messages().map(({ body }) => body.summary as string);
  expect((await post(whole.address, asked(connector.url, '1', 'status of rec 7'))).status).toBe(200);
  expect((await post(whole.address, asked(connector.url, '2', 'status of rec 7', 'viewer'))).status).toBe(
    200,
  );
  expect((await fetch(whole.address)).status).toBe(200);
  expect(said()[0]).toMatch(/Owner: Head of Public Protection/);
  expect(said()[1]).not.toMatch(/Owner:/);
  expect(
    (await post(whole.address, asked(connector.url, '3', 'hi'), { origin: 'https://evil.example' })).status,
  ).toBe(403);

  const again = await whole.again();
  await post(again.address, asked(connector.url, '1', 'status of rec 7'));
  expect(said()).toHaveLength(2);
  const to = join(aFolder(), 'copy');
  expect(await operateBackup([to], () => undefined, { dir, clock: aClock(), log: aLog() })).toBe(0);
  expect(readFileSync(join(to, 'teams.jsonl'), 'utf8')).toBe(readFileSync(join(dir, 'teams.jsonl'), 'utf8'));
  await again.running.stop();
  await connector.close();
});

test('a live bot with credentials listens for Teams, and knows nobody without a token', async () => {
  const log = aLog();
  const config = readConfig({
    MODE: 'live',
    PORT: '0',
    DATA_DIR: aFolder(),
    MicrosoftAppId: 'aaaaaaaa-2222-4333-8444-555555555555',
    MicrosoftAppPassword: 'canary-secret',
    MicrosoftAppTenantId: '11111111-2222-4333-8444-555555555555',
  });
  const running = await startBot({ config, log, login: 'operator' });
  onTestFinished(() => running.stop());
  expect(running.platforms).toEqual(['teams']);
  const address = running.address ?? '';
  const activity = { ...asked('https://smba.trafficmanager.net/uk/', '1', 'help'), channelId: 'msteams' };
  expect((await post(address, activity)).status).toBe(401);
  expect((await post(address, {})).status).toBe(400);
  // The page and its API are the demo's alone.
  for (const path of ['/', '/api/state', '/api/turns'])
    expect((await fetch(new URL(path, address))).status).toBe(404);
  expect(log.lines.join('\n')).not.toMatch(/canary/);
});

test('a live bot without credentials listens for nothing', async () => {
  const config = readConfig({ MODE: 'live', PORT: '0', DATA_DIR: aFolder() });
  const running = await startBot({ config, log: aLog(), login: 'operator' });
  onTestFinished(() => running.stop());
  expect([running.address, running.platforms]).toEqual([null, []]);
});
