import { z } from 'zod';
import { isJsonObject } from '../../json-object.js';

/** What of Slack's payloads we read, each field bounded. Everything else in them is passed over. */

/** Without half a character: Slack sends none in what names something, and the SDK fails on sending it back. */
const WHOLE = /^\P{Cs}*$/u;
const id = z.string().min(1).max(100).regex(WHOLE);
const ts = z.string().max(40).regex(WHOLE);
const trigger = z.string().min(1).max(300).regex(WHOLE);
const words = z.string().max(20_000).default('');
const url = z.string().max(1_000).default('');

/** The parts of an event that we read: a mention, or a message in a direct conversation. */
export const said = z.object({
  type: z.enum(['app_mention', 'message']),
  user: id.optional(),
  bot_id: z.string().max(100).optional(),
  subtype: z.string().max(100).optional(),
  channel: id,
  channel_type: z.string().max(30).optional(),
  text: words,
  ts,
  thread_ts: ts.optional(),
  /** Of an edit: the message as it is now, and as it was. */
  message: z
    .object({ user: id, bot_id: z.string().optional(), text: words, thread_ts: ts.optional() })
    .optional()
    .catch(undefined),
  previous_message: z.object({ text: words }).optional().catch(undefined),
});
export const home = z.object({
  type: z.literal('app_home_opened'),
  user: id,
  channel: id,
  tab: z.string().max(20).optional(),
});
/** Somebody, or the bot itself, was added to a channel. */
export const joined = z.object({
  type: z.literal('member_joined_channel'),
  user: id,
  channel: id,
  inviter: id.optional(),
});
const ended = z.object({ type: z.enum(['app_uninstalled', 'tokens_revoked']) });

export const eventCallback = z.object({
  type: z.literal('event_callback'),
  event_id: id,
  event: z.discriminatedUnion('type', [said, home, joined, ended]),
});

export const slashCommand = z.object({
  command: z.string().min(1).max(100),
  text: words,
  user_id: id,
  user_name: z.string().max(300).default(''),
  channel_id: id,
  channel_name: z.string().max(300).default(''),
  trigger_id: trigger,
  response_url: url,
});

const person = z.object({
  id,
  name: z.string().max(300).optional(),
  username: z.string().max(300).optional(),
});

export const blockActions = z.object({
  type: z.literal('block_actions'),
  user: person,
  trigger_id: trigger,
  response_url: url,
  container: z.object({
    type: z.string().max(30),
    message_ts: ts.optional(),
    channel_id: id.optional(),
    is_ephemeral: z.boolean().default(false),
    thread_ts: ts.optional(),
  }),
  channel: z.object({ id, name: z.string().max(300).default('') }).optional(),
  actions: z.array(z.unknown()).min(1).max(25),
});

/** The id of the one shortcut that the manifest offers. */
export const SHORTCUT = 'useAsUpdate';

export const messageAction = z.object({
  type: z.literal('message_action'),
  callback_id: z.literal(SHORTCUT),
  user: person,
  channel: z.object({ id }),
  message: z.object({ ts: ts.min(1), text: words }),
  trigger_id: trigger,
  response_url: url,
});

export const viewSubmission = z.object({
  type: z.literal('view_submission'),
  user: person,
  trigger_id: trigger.optional(),
  view: z.object({
    id,
    private_metadata: z.string().max(3_000).default(''),
    state: z.object({ values: z.record(z.string(), z.unknown()) }),
  }),
});

/** The workspace that a payload says it is from; null where it says none. */
export const teamOf = (body: unknown): string | null => {
  if (!isJsonObject(body)) return null;
  const said = body.team_id ?? (isJsonObject(body.team) ? body.team.id : null);
  return typeof said === 'string' && said.length <= 100 ? said : null;
};
