import type { Conversation } from '../../domain/register.js';
import type { Store } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { personWith } from '../../use-cases/add-person.js';
import { keepOpened } from '../../use-cases/note-conversation.js';
import { type Patience, patiently } from '../chat/patience.js';
import type { Activity } from './activity.js';
import { conversationKey, fromAddress, placeOf, toAddress } from './place.js';
import type { Sender } from './sender.js';

/** Gives the id of the speaker's own conversation with the bot; opens it where there is none, once. */
export type OwnConversation = (activity: Activity, turn: Turn) => Promise<string>;

/** Remembers in the register what it opened. */
export const createOwnConversation = ({
  store,
  sender,
  patience,
}: {
  readonly store: Store;
  readonly sender: Sender;
  readonly patience: Patience;
}): OwnConversation => {
  const opening = new Map<string, Promise<string>>();

  const isOf = (
    { platform, kind, stopped, address, person }: Conversation,
    account: string,
    who: string | null,
  ) =>
    platform === 'teams' &&
    kind === 'direct' &&
    stopped === null &&
    ((who !== null && person === who) || fromAddress(address)?.user?.aadObjectId === account);

  const open = async (activity: Activity, account: string, person: string | null): Promise<string> => {
    const user = { id: activity.from.id, aadObjectId: account };
    const place = await patiently(patience, () => sender.open(placeOf(activity), user));
    const id = conversationKey(place.conversation.id);
    const name = activity.from.name ?? '';
    await keepOpened({ store }, { id, platform: 'teams', name, person, address: toAddress(place) });
    return id;
  };

  return async (activity, { conversation, account }) => {
    if (conversation.kind === 'direct') return conversation.id;
    const register = store.read();
    const person = account.guest
      ? null
      : personWith(register.people.values(), { platform: 'teams', id: account.id });
    const who = person?.id ?? null;
    for (const known of register.conversations.values()) if (isOf(known, account.id, who)) return known.id;
    const before = opening.get(account.id);
    if (before) return before;
    const begun = open(activity, account.id, who).finally(() => opening.delete(account.id));
    opening.set(account.id, begun);
    return begun;
  };
};
