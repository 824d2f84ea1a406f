import { z } from 'zod';
import { beginning } from '../../domain/cut.js';
import { isJsonObject } from '../../json-object.js';

/** An id becomes part of an address, which half a character cannot be. */
const short = z
  .string()
  .max(1_000)
  .regex(/^\P{Cs}*$/u);
const name = z.string().max(300).nullish();

const account = z.object({
  id: short.min(1),
  name,
  aadObjectId: z.string().max(100).nullish(),
  role: z.string().max(50).nullish(),
  tenantId: z.string().max(100).nullish(),
});

/**
 * What is read of an activity, every text of it bounded. The rest of it stays unread: Teams sends much more than
 * the bot needs to know.
 */
export const activity = z.object({
  type: z.string().min(1).max(100),
  id: short.min(1),
  name: z.string().max(200).nullish(),
  action: z.string().max(100).nullish(),
  timestamp: z.string().max(100).nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: short.min(1),
  deliveryMode: z.string().max(100).nullish(),
  from: account,
  recipient: account.extend({ isTargeted: z.boolean().nullish() }),
  conversation: z.object({
    id: short.min(1),
    name,
    conversationType: z.string().max(50).nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().max(100).nullish(),
  }),
  text: z.string().max(100_000).nullish(),
  value: z.unknown().optional(),
  replyToId: short.nullish(),
  locale: z.string().max(50).nullish(),
  entities: z.array(z.unknown()).max(500).nullish(),
  attachments: z
    .array(z.object({ contentType: z.string().max(300).nullish(), content: z.unknown().optional() }))
    .max(100)
    .nullish(),
  membersAdded: z
    .array(z.object({ id: z.string().max(1_000) }))
    .max(1_000)
    .nullish(),
  channelData: z
    .looseObject({
      tenant: z.object({ id: z.string().max(100).nullish() }).nullish(),
      eventType: z.string().max(100).nullish(),
      team: z.object({ id: short.nullish(), name }).nullish(),
      channel: z.object({ name }).nullish(),
    })
    .nullish(),
});

/** An activity of the Bot Framework, as far as it is read. */
export type Activity = z.infer<typeof activity>;

/** The tenant that an activity says it comes from, in lower case; null where it names none. */
export const tenantOf = ({ channelData, conversation }: Activity): string | null =>
  (channelData?.tenant?.id ?? conversation.tenantId)?.toLowerCase() ?? null;

/** The value of an `adaptiveCard/action`: the button, and whether a person pressed it or the client asked by itself. */
const pressed = z.object({
  action: z.object({
    verb: z.string().min(1).max(200).nullish(),
    data: z.unknown().optional(),
  }),
  trigger: z.string().max(50).nullish(),
});

/** A button as it was pressed; null where the value is none. */
export const pressedIn = (
  value: unknown,
): { readonly verb: string; readonly data: unknown; readonly trigger: 'manual' | 'automatic' } | null => {
  const read = pressed.safeParse(value);
  if (!read.success) return null;
  const { action, trigger } = read.data;
  return {
    verb: action.verb ?? '',
    data: action.data,
    trigger: trigger === 'automatic' ? 'automatic' : 'manual',
  };
};

/** True for what a client asks by itself to draw a reader's own view: a card is all that it may be answered with. */
export const isRefresh = ({ type, name: called, value }: Activity): boolean => {
  if (type !== 'invoke' || called !== 'adaptiveCard/action') return false;
  const press = pressedIn(value);
  return press !== null && (press.trigger === 'automatic' || /^refresh(?:-|$)/.test(press.verb));
};

const MOST_FIELDS = 100;
const LONGEST_FIELD = 25_000;

/** A card's data as texts: what a button carried and what was typed, bounded; all else is left out. */
export const textsIn = (data: unknown): Readonly<Record<string, string>> => {
  if (!isJsonObject(data)) return {};
  return Object.fromEntries(
    Object.entries(data)
      .slice(0, MOST_FIELDS)
      .flatMap(([key, value]): [string, string][] => {
        if (key.length > 200) return [];
        if (typeof value === 'string') return [[key, beginning(value, LONGEST_FIELD)]];
        return typeof value === 'number' || typeof value === 'boolean' ? [[key, String(value)]] : [];
      }),
  );
};
