import { z } from 'zod';
import { type Problem, problemsIn } from './problem.js';

const url = z.url({ protocol: /^https$/ });
const unique = (names: readonly string[]): boolean => new Set(names).size === names.length;
const names = (most: number) =>
  z.array(z.string().min(1).max(50)).max(most).refine(unique, 'Each may be named once.').readonly();

/** The Slack app manifest, version 2, as far as we write it; its limits are Slack's. */
const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int().min(0) }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    long_description: z.string().min(175).max(4_000),
    background_color: z.string().regex(/^#(?:[0-9a-f]{3}){1,2}$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().min(1).max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .min(1)
      .max(10)
      .readonly()
      .optional(),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().min(2).max(32).startsWith('/'),
          url: url.max(3_000).optional(),
          description: z.string().min(1).max(2_000),
          usage_hint: z.string().min(1).max(1_000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50)
      .readonly(),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: names(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: url.max(3_500).optional(),
      bot_events: names(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: url.max(3_500).optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** A Slack app manifest of ours. */
export type SlackManifest = z.infer<typeof manifest>;

/** Events that Slack sends only to an app with this scope; those that are not here need none. */
const SCOPE_FOR: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
};

/** What holds between the parts: addresses are for HTTP alone, and what is sent needs its scope. */
const whole = manifest.superRefine(({ features, oauth_config, settings }, context) => {
  const { socket_mode_enabled: socket, event_subscriptions: events, interactivity } = settings;
  const addresses = [
    ...features.slash_commands.map((command) => command.url),
    events.request_url,
    ...(interactivity.is_enabled ? [interactivity.request_url] : []),
  ];
  const say = (message: string) => context.addIssue({ code: 'custom', message });
  if (socket && addresses.some((address) => address !== undefined))
    say('In Socket Mode nothing has an address.');
  if (!socket && addresses.some((address) => address === undefined))
    say('Without Socket Mode commands, events and interactivity each need an address.');
  const { bot } = oauth_config.scopes;
  for (const event of events.bot_events) {
    const scope = SCOPE_FOR[event];
    if (scope && !bot.includes(scope)) say(`The event ${event} needs the scope ${scope}.`);
  }
  if (!bot.includes('commands')) say('A command or a shortcut needs the scope commands.');
  if (!features.app_home.home_tab_enabled && events.bot_events.includes('app_home_opened'))
    say('The event app_home_opened is for an app with a Home.');
});

/** What Slack would refuse in this manifest; nothing where it is good. */
export const validateSlackManifest = (given: unknown): readonly Problem[] =>
  problemsIn(whole.safeParse(given).error);
