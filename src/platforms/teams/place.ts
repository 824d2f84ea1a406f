import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Activity } from './activity.js';

/** Longest id of a conversation's record, in characters. */
const LONGEST_ID = 200;
/** In a channel, the thread stands behind the channel's own id. */
const THREAD = /;messageid=([^;]*)/i;

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The conversation's own id, without its thread. */
const rootOf = (id: string): string => id.replace(THREAD, '');

/** The id of the register's record: Teams' own id, or a hash of one that is too long to be kept as it is. */
export const conversationKey = (id: string): string => {
  const key = `teams:${rootOf(id)}`;
  return key.length <= LONGEST_ID ? key : `teams:sha256:${hashed(rootOf(id))}`;
};

/**
 * The id of what an activity asks. Teams' own ids are unique in their conversation only, so a mark of that goes
 * before it; it is short enough for the register, which keeps some as the ids of forms.
 */
export const turnId = (conversation: string, activity: string): string => {
  const whole = `teams:${hashed(conversation).slice(0, 16)}:${activity}`;
  return whole.length <= 150 ? whole : `teams:${hashed(whole)}`;
};

/** Id of the message that a channel's thread begins with; null elsewhere. */
export const threadOf = (id: string): string | null => THREAD.exec(id)?.[1] || null;

/** A message's id among all: Teams' own ids are unique in their conversation only. */
export const messageKey = (conversation: string, message: string): string => `${conversation}#${message}`;

/** Teams' own id of a message. */
export const messageIdOf = (key: string): string => key.slice(key.lastIndexOf('#') + 1);

const kept = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  bot: z.object({ id: z.string() }),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
    tenantId: z.string().optional(),
  }),
  user: z.object({ id: z.string(), aadObjectId: z.string().optional() }).optional(),
});

/** Where to send, as a conversation reference of the Bot Framework. */
export type Place = z.infer<typeof kept>;

/** Whether a conversation is one person's own. What does not say so is taken for one where others are. */
export const isDirect = ({
  channelId,
  conversation: { id, conversationType, isGroup },
}: Activity): boolean =>
  conversationType
    ? conversationType === 'personal'
    : // Teams itself always says; a local client may not, and its group chats are called as Teams' are.
      channelId !== 'msteams' && isGroup !== true && !/^19:/.test(id);

/**
 * Where an activity came from, so that something can be sent there later. In a shared conversation nobody is
 * named: it is the same place whoever speaks.
 */
export const placeOf = (of: Activity): Place => {
  const { channelId, serviceUrl, recipient, from, conversation } = of;
  const tenant = conversation.tenantId ?? of.channelData?.tenant?.id;
  return {
    channelId,
    serviceUrl,
    bot: { id: recipient.id },
    conversation: {
      id: rootOf(conversation.id),
      ...(conversation.conversationType ? { conversationType: conversation.conversationType } : {}),
      ...(conversation.isGroup === true ? { isGroup: true } : {}),
      ...(tenant ? { tenantId: tenant } : {}),
    },
    ...(isDirect(of)
      ? {
          user: { id: from.id, ...(from.aadObjectId ? { aadObjectId: from.aadObjectId.toLowerCase() } : {}) },
        }
      : {}),
  };
};

/** A place as the register keeps it. */
export const toAddress = (place: Place): string => JSON.stringify(place);

/** A place that the register kept; null where it is none. */
export const fromAddress = (address: string | null): Place | null => {
  if (address === null) return null;
  try {
    return kept.parse(JSON.parse(address));
  } catch {
    return null;
  }
};
