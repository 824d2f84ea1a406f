import type { ConversationReference, TurnContext } from 'botbuilder';
import { NotSent } from '../../ports.js';
import type { TeamsAdapter } from './adapter.js';
import type { Place } from './place.js';
import type { toMessage } from './to-card.js';

/** A message as Teams takes it. */
export type Message = ReturnType<typeof toMessage>;

/** Sends where no turn is under way. Throws {@link NotSent} as far as Teams says why. */
export interface Sender {
  /** Teams' own id of the message. */
  post(place: Place, message: Message): Promise<string>;
  update(place: Place, id: string, message: Message): Promise<void>;
  /** Opens a person's own conversation with the bot, or finds the one there is. */
  open(from: Place, user: NonNullable<Place['user']>): Promise<Place>;
}

const referenceTo = ({
  channelId,
  serviceUrl,
  bot,
  conversation,
  user,
}: Place): Partial<ConversationReference> => ({
  channelId,
  serviceUrl,
  bot: { id: bot.id, name: '' },
  conversation: {
    id: conversation.id,
    isGroup: conversation.isGroup === true,
    conversationType: conversation.conversationType ?? '',
    name: '',
    ...(conversation.tenantId ? { tenantId: conversation.tenantId } : {}),
  },
  ...(user ? { user: { id: user.id, name: '' } } : {}),
});

/** Sends through the SDK's own way of going on with a conversation. */
export const createSender = (adapter: TeamsAdapter, appId: string): Sender => {
  const inConversation = async <T>(place: Place, work: (context: TurnContext) => Promise<T>): Promise<T> => {
    let done: { readonly result: T } | undefined;
    await adapter.continueConversationAsync(appId, referenceTo(place), async (context) => {
      done = { result: await work(context) };
    });
    if (done === undefined) throw new NotSent('unclear', 'The SDK ended without sending.');
    return done.result;
  };
  return {
    post: (place, message) =>
      inConversation(place, async (context) => (await context.sendActivity({ ...message }))?.id ?? ''),
    update: (place, id, message) =>
      inConversation(place, async (context) => {
        await context.updateActivity({ id, ...message });
      }),
    open: async (from, user) => {
      const tenant = from.conversation.tenantId;
      let opened: string | undefined;
      await adapter.createConversationAsync(
        appId,
        from.channelId,
        from.serviceUrl,
        // The SDK takes its own default for none, which its type does not say.
        undefined as unknown as string,
        {
          isGroup: false,
          bot: { id: from.bot.id, name: '' },
          members: [{ id: user.id, name: '' }],
          ...(tenant ? { tenantId: tenant, channelData: { tenant: { id: tenant } } } : {}),
        } as Parameters<TeamsAdapter['createConversationAsync']>[4],
        async (context) => {
          opened = context.activity.conversation.id;
        },
      );
      if (!opened) throw new Error('Teams opened a conversation and did not say which.');
      return {
        channelId: from.channelId,
        serviceUrl: from.serviceUrl,
        bot: from.bot,
        user,
        conversation: {
          id: opened,
          conversationType: 'personal',
          ...(tenant ? { tenantId: tenant } : {}),
        },
      };
    },
  };
};
