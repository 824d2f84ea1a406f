import { z } from 'zod';
import type { Turn } from '../../turn.js';
import { type Activity, textsIn } from './activity.js';
import { messageWords } from './message-words.js';
import { VERB } from './to-card.js';

type Said = Pick<Turn, 'id' | 'platform' | 'conversation' | 'account'>;

const short = z.string().max(200);

const query = z.object({
  commandId: z.literal('searchRecommendations'),
  parameters: z
    .array(z.object({ name: short, value: z.unknown() }))
    .max(20)
    .default([]),
  queryOptions: z.object({ skip: z.number().nullish() }).nullish(),
});

const picked = z.object({
  commandId: z.literal('useAsUpdate'),
  messagePayload: z.object({
    linkToMessage: z.string().nullish(),
    body: z.object({ contentType: short.nullish(), content: z.string().nullish() }).nullish(),
  }),
});

const sent = z.object({ commandId: z.literal('useAsUpdate'), data: z.unknown() });

/** What is asked from the box where people write (`query`), or from somebody's message (`dialog`). */
export const extensionKind = ({ type, name }: Activity): 'query' | 'dialog' | null => {
  if (type !== 'invoke') return null;
  if (name === 'composeExtension/query') return 'query';
  return name === 'composeExtension/fetchTask' || name === 'composeExtension/submitAction' ? 'dialog' : null;
};

/** True where the client asks for what comes after the finds that it was given: there are no more. */
export const asksForMore = (value: unknown): boolean => {
  const read = query.safeParse(value);
  return read.success && (read.data.queryOptions?.skip ?? 0) > 0;
};

const actionOf = ({
  name,
  value,
}: Activity): { readonly verb: string; readonly data: Readonly<Record<string, string>> } | null => {
  switch (name) {
    case 'composeExtension/query': {
      const read = query.safeParse(value);
      if (!read.success) return null;
      const words = read.data.parameters.find((one) => one.name === 'query')?.value;
      return { verb: 'search', data: { words: typeof words === 'string' ? words.slice(0, 1_000) : '' } };
    }
    case 'composeExtension/fetchTask': {
      const read = picked.safeParse(value);
      if (!read.success) return null;
      const { linkToMessage, body } = read.data.messagePayload;
      return {
        verb: 'use-as-update',
        data: {
          text: messageWords(body?.content ?? '', body?.contentType ?? ''),
          link: linkToMessage ?? '',
        },
      };
    }
    case 'composeExtension/submitAction': {
      const read = sent.safeParse(value);
      const { [VERB]: verb = '', ...data } = read.success ? textsIn(read.data.data) : {};
      return verb === '' ? null : { verb: verb.slice(0, 200), data };
    }
    default:
      return null;
  }
};

/**
 * What was asked beside a conversation, in our words. It is answered to the speaker alone, wherever they are; and
 * nothing is ever sent to that place because of it: two people's own chat is no conversation with the bot.
 */
export const fromExtension = (activity: Activity, said: Said): Turn | null => {
  const action = actionOf(activity);
  if (action === null) return null;
  const { id, name } = said.conversation;
  return {
    id: said.id,
    platform: said.platform,
    conversation: { id, name, kind: 'shared' },
    account: said.account,
    privately: true,
    kind: 'action',
    ...action,
    message: null,
  };
};
