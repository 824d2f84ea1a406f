import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { type Problem, problemsIn } from './problem.js';

const SCHEMA = '@microsoft/app-manifest/build/json-schemas/teams/v1.29/MicrosoftTeams.schema.json';

const url = z.url({ protocol: /^https$/ }).max(2_048);
const words = z.string().trim().min(1);

/**
 * What the store and the admin centre ask beyond Microsoft's schema: nothing empty, https alone, one list of commands
 * a scope, and an Entra app behind permissions. Everything else of the manifest is the schema's to say.
 */
const rules = z.looseObject({
  manifestVersion: z.literal('1.29'),
  version: z.string().regex(/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/),
  id: z.guid(),
  developer: z.looseObject({ name: words, websiteUrl: url, privacyUrl: url, termsOfUseUrl: url }),
  name: z.looseObject({ short: words }),
  description: z.looseObject({ short: words, full: words }),
  bots: z
    .array(
      z.looseObject({
        botId: z.guid(),
        scopes: z.array(z.string()).min(1),
        supportsTargetedMessages: z.boolean().default(false),
        commandLists: z.array(
          z.looseObject({
            triggers: z.array(z.string()).default(['mention']),
            scopes: z.array(z.string()).min(1),
            commands: z.array(z.looseObject({ title: words, description: words })).min(1),
          }),
        ),
      }),
    )
    .length(1),
  webApplicationInfo: z.looseObject({ id: z.guid(), resource: words }).optional(),
  authorization: z
    .looseObject({ permissions: z.looseObject({ resourceSpecific: z.array(z.unknown()).max(16) }) })
    .optional(),
});

const whole = rules.superRefine(({ bots, webApplicationInfo, authorization }, context) => {
  const say = (message: string) => context.addIssue({ code: 'custom', message });
  if (authorization && !webApplicationInfo) say('Permissions need webApplicationInfo.');
  for (const { scopes, commandLists, supportsTargetedMessages } of bots) {
    const listed = commandLists.flatMap((list) => list.scopes);
    if (new Set(listed).size < listed.length) say('Each scope takes one list of commands.');
    if (listed.some((scope) => !scopes.includes(scope))) say('A list is for scopes that the bot has.');
    for (const { commands, triggers } of commandLists) {
      if (new Set(commands.map(({ title }) => title)).size < commands.length)
        say('Each command stands once in its list.');
      if (triggers.includes('slash') && !supportsTargetedMessages)
        say('Slash commands need supportsTargetedMessages.');
    }
  }
});

/** What the store and the admin centre would refuse, beyond Microsoft's schema. */
export const storeProblems = (given: unknown): readonly Problem[] => problemsIn(whole.safeParse(given).error);

/**
 * What Teams would refuse in this manifest; nothing where it is good. By Microsoft's own schema 1.29 and validator,
 * from npm's `@microsoft/app-manifest` and so without a network, and by what the schema leaves to the store.
 */
export const validateTeamsManifest = async (given: unknown): Promise<readonly Problem[]> => {
  // Loaded here alone: it carries every version of every schema, and only this needs it.
  const { AppManifestUtils } = await import('@microsoft/app-manifest');
  const schema = JSON.parse(await readFile(createRequire(import.meta.url).resolve(SCHEMA), 'utf8'));
  const official = await AppManifestUtils.validateAgainstSchema(
    given as Parameters<typeof AppManifestUtils.validateAgainstSchema>[0],
    schema,
  );
  return [...official.map((problem) => problem.trim()), ...storeProblems(given)];
};
