import { describe, expect, test } from 'vitest';
import { menuRows } from '../../src/intents/commands.js';
import { parseText } from '../../src/intents/parse-text.js';
import { validateSlackManifest } from '../../src/manifests/validate-slack.js';
import { SHORTCUT } from '../../src/platforms/slack/payload.js';
import { aSlackManifest, changed, EVERYTHING, NOTHING_MORE, OFFICE } from '../support/manifests.js';

const EVENTS = `${OFFICE.PUBLIC_URL}/slack/events`;

describe('the manifest for Slack', () => {
  test('is valid over HTTP and in Socket Mode, today and with everything on', () => {
    for (const url of [OFFICE.PUBLIC_URL, null]) {
      expect(validateSlackManifest(aSlackManifest(url))).toEqual([]);
      expect(validateSlackManifest(aSlackManifest(url, EVERYTHING))).toEqual([]);
    }
  });

  test('has one address for commands, events and interactivity over HTTP, and none in Socket Mode', () => {
    const over = aSlackManifest();
    expect(over.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: EVENTS },
      interactivity: { is_enabled: true, request_url: EVENTS },
    });
    expect(over.features.slash_commands).toEqual([expect.objectContaining({ command: '/rec', url: EVENTS })]);
    const socket = aSlackManifest(null);
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toContain('https://');
  });

  test('hints at each command of the menu with words that are understood', () => {
    const [rec] = aSlackManifest().features.slash_commands;
    const lines = rec?.usage_hint.split(' · ') ?? [];
    expect(lines.map((line) => parseText(`/rec ${line}`).kind)).toEqual(menuRows().map((row) => row.intent));
  });

  test('offers Home and the shortcut where they are handled, and else neither', () => {
    const { features, settings } = aSlackManifest(OFFICE.PUBLIC_URL, NOTHING_MORE);
    expect(features.app_home).toEqual({
      home_tab_enabled: false,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(features).not.toHaveProperty('shortcuts');
    expect(settings.event_subscriptions.bot_events).not.toContain('app_home_opened');
    const all = aSlackManifest(OFFICE.PUBLIC_URL, EVERYTHING);
    expect(all.features.app_home.home_tab_enabled).toBe(true);
    expect(all.features.shortcuts).toEqual([
      expect.objectContaining({ type: 'message', callback_id: SHORTCUT }),
    ]);
    expect(aSlackManifest().features.shortcuts).toEqual(all.features.shortcuts);
    expect(all.settings.event_subscriptions.bot_events).toContain('app_home_opened');
  });

  test('asks for no event of Home where Home is not offered', () => {
    const { features, settings } = aSlackManifest(OFFICE.PUBLIC_URL, { ...EVERYTHING, home: false });
    expect(features.app_home.home_tab_enabled).toBe(false);
    expect(settings.event_subscriptions.bot_events).not.toContain('app_home_opened');
    expect(settings.event_subscriptions.bot_events).toContain('app_mention');
  });

  const long = (length: number) => 'x'.repeat(length);
  const many = (length: number) => Array.from({ length }, (_, n) => `thing.${n}`);
  const command = { command: '/c', url: EVENTS, description: 'd', usage_hint: 'h', should_escape: false };
  test.each([
    ['something', 'else'],
    ['_metadata.major_version', 1],
    ['display_information.name', long(36)],
    ['display_information.name', ''],
    ['display_information.description', long(141)],
    ['display_information.long_description', long(174)],
    ['display_information.long_description', long(4_001)],
    ['display_information.background_color', '#4f52b'],
    ['features.bot_user.display_name', long(81)],
    ['features.slash_commands', []],
    ['features.slash_commands', many(51).map(() => command)],
    ['features.slash_commands.0.command', 'rec'],
    ['features.slash_commands.0.command', '/'],
    ['features.slash_commands.0.command', `/${long(32)}`],
    ['features.slash_commands.0.description', long(2_001)],
    ['features.slash_commands.0.usage_hint', long(1_001)],
    ['features.slash_commands.0.url', undefined],
    ['features.slash_commands.0.url', 'http://scrutiny.example.org/slack/events'],
    ['settings.event_subscriptions.request_url', undefined],
    ['settings.interactivity.request_url', undefined],
    ['settings.socket_mode_enabled', true],
    ['settings.event_subscriptions.bot_events', many(101)],
    ['settings.event_subscriptions.bot_events', ['app_mention', 'app_mention']],
    ['features.app_home.home_tab_enabled', false],
    ['oauth_config.scopes.bot', ['commands', 'im:history']],
    ['oauth_config.scopes.bot', ['app_mentions:read', 'im:history']],
    ['oauth_config.scopes.bot', ['commands', 'app_mentions:read', 'im:history', ...many(253)]],
  ])('with %s changed past what Slack takes it is refused (%#)', (path, value) => {
    expect(validateSlackManifest(changed(aSlackManifest(), path, value))).not.toEqual([]);
  });
});
