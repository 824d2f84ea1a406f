import { describe, expect, test } from 'vitest';
import { COMMANDS, menuRows } from '../../src/intents/commands.js';
import { parseText } from '../../src/intents/parse-text.js';
import { storeProblems, validateTeamsManifest } from '../../src/manifests/validate-teams.js';
import { aTeamsManifest, changed, EVERYTHING, NOTHING_MORE, OFFICE } from '../support/manifests.js';

interface Read {
  readonly bots: readonly {
    readonly botId: string;
    readonly scopes: readonly string[];
    readonly commandLists: readonly {
      readonly triggers: readonly string[];
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
  readonly composeExtensions?: readonly { readonly commands: readonly { readonly id: string }[] }[];
}
const read = (manifest: unknown): Read => manifest as Read;

describe('the manifest for Teams', () => {
  test('is valid by Microsoft’s schema 1.29 and the store’s rules, today and with everything on', async () => {
    expect(aTeamsManifest()).toMatchObject({
      manifestVersion: '1.29',
      version: '1.2.3',
      id: '33333333-3333-4333-8333-333333333333',
      validDomains: ['scrutiny.example.org'],
      webApplicationInfo: { id: OFFICE.MicrosoftAppId },
      bots: [{ botId: OFFICE.MicrosoftAppId, scopes: ['personal', 'team', 'groupChat'] }],
    });
    expect(await validateTeamsManifest(aTeamsManifest())).toEqual([]);
    expect(await validateTeamsManifest(aTeamsManifest(EVERYTHING))).toEqual([]);
  });

  test('offers in each scope the command table’s menu for it, by mention and by slash', () => {
    const [bot] = read(aTeamsManifest()).bots;
    expect(
      bot?.commandLists.map(({ scopes, triggers, commands }) => [
        scopes,
        triggers,
        commands.map(({ title }) => title),
      ]),
    ).toEqual([
      [['personal'], ['mention', 'slash'], menuRows('own').map(({ word }) => word)],
      [['team', 'groupChat'], ['mention', 'slash'], menuRows('shared').map(({ word }) => word)],
    ]);
    const described = bot?.commandLists.flatMap(({ commands }) => commands) ?? [];
    for (const { word, help } of menuRows())
      expect(described.find(({ title }) => title === word)?.description).toContain(help);
  });

  test('offers beyond the conversation what is handled, and nothing else', () => {
    const offered = (manifest: unknown) =>
      read(manifest).composeExtensions?.flatMap(({ commands }) => commands.map(({ id }) => id));
    expect(offered(aTeamsManifest(NOTHING_MORE))).toBeUndefined();
    expect(offered(aTeamsManifest())).toEqual(['searchRecommendations', 'useAsUpdate']);
    expect(offered(aTeamsManifest({ ...EVERYTHING, useAsUpdate: false }))).toEqual(['searchRecommendations']);
    expect(offered(aTeamsManifest({ ...EVERYTHING, searchRecommendations: false }))).toEqual(['useAsUpdate']);
    expect(offered(aTeamsManifest(EVERYTHING))).toEqual(['searchRecommendations', 'useAsUpdate']);
  });

  const long = (length: number) => 'x'.repeat(length);
  const command = (n: number) => ({ title: `command ${n}`, description: 'Does something.' });
  const many = (length: number) => Array.from({ length }, (_, n) => n);
  const LIST = { scopes: ['personal'], commands: [command(1)] };
  test.each([
    ['manifestVersion', '1.28'],
    ['version', '1.2'],
    ['version', 'v1.2.3'],
    ['id', 'scrutiny'],
    ['id', undefined],
    ['accentColor', 'purple'],
    ['accentColor', undefined],
    ['icons', undefined],
    ['something', 'else'],
    ['name.short', long(31)],
    ['name.short', ''],
    ['name.full', long(101)],
    ['description.short', long(81)],
    ['description.full', long(4_001)],
    ['developer.name', long(33)],
    ['developer.name', ' '],
    ['developer.websiteUrl', 'http://office.example.org'],
    ['developer.privacyUrl', undefined],
    ['developer.termsOfUseUrl', 'office.example.org'],
    ['bots', []],
    ['bots.1', { botId: OFFICE.MicrosoftAppId, scopes: ['personal'], commandLists: [LIST] }],
    ['bots.0.botId', 'scrutiny'],
    ['bots.0.scopes', ['personal', 'meeting']],
    ['bots.0.scopes', ['team']],
    ['bots.0.supportsTargetedMessages', false],
    ['bots.0.commandLists', [LIST, LIST]],
    ['bots.0.commandLists.0.triggers', ['mention', 'hash']],
    ['bots.0.commandLists.0.commands', many(13).map(command)],
    ['bots.0.commandLists.0.commands', [command(1), command(1)]],
    ['bots.0.commandLists.0.commands.0.title', long(129)],
    ['bots.0.commandLists.0.commands.0.title', ''],
    ['bots.0.commandLists.0.commands.0.description', long(4_001)],
    [
      'bots.0.commandLists',
      ['personal', 'team', 'groupChat', 'copilot'].map((scope) => ({ ...LIST, scopes: [scope] })),
    ],
    ['webApplicationInfo', undefined],
    [
      'authorization.permissions.resourceSpecific',
      many(17).map((n) => ({ name: `Permission.${n}`, type: 'Application' })),
    ],
  ])('with %s changed past what Teams takes it is refused (%#)', async (path, value) => {
    const wrong = changed(aTeamsManifest(), path, value);
    // Microsoft's validator takes a third of a second: it is asked where our own rules find nothing.
    const ours = storeProblems(wrong);
    expect(ours.length > 0 ? ours : await validateTeamsManifest(wrong)).not.toEqual([]);
  });
});

describe('the menus of the command table', () => {
  const words = (where: 'own' | 'shared') => menuRows(where).map(({ word }) => word);
  test.each(['own', 'shared'] as const)(
    'have at most twelve different commands, help at the end: %s',
    (where) => {
      expect(words(where).length).toBeLessThanOrEqual(12);
      expect(new Set(words(where)).size).toBe(words(where).length);
      expect(words(where).at(-1)).toBe('help');
      expect(COMMANDS).toEqual(expect.arrayContaining([...menuRows(where)]));
    },
  );

  test('offer where a board meets what a meeting is run with, and in one’s own conversation one’s own work', () => {
    expect(words('shared')).toEqual(
      expect.arrayContaining(['meeting start', 'next', 'decide', 'action', 'agenda', 'minutes', 'actions']),
    );
    expect(words('shared')).not.toContain('home');
    expect(words('own')).toEqual(expect.arrayContaining(['home', 'update', 'actions']));
    expect(words('own')).not.toContain('next');
  });

  test.each(menuRows().map(({ word, intent }) => [word, intent]))(
    '“%s”, picked and sent alone, is done, asks which recommendation or says how it goes',
    (word, intent) => {
      for (const line of [word, `/rec ${word}`]) {
        const meant = parseText(line);
        if (meant.kind === 'unclear')
          expect([
            { kind: 'needs-recommendation', command: word },
            { kind: 'usage', command: word },
          ]).toContainEqual(meant.because);
        // Help says what “due” means without a number.
        else expect(meant.kind).toBe(word === 'due' ? 'show-response-due' : intent);
      }
    },
  );
});
