import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { beginning } from '../../domain/cut.js';
import { type Clock, type Log, NotSent, type Store } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { asListed, createDirectory, type Listed } from '../chat/directory.js';
import type { Activity } from './activity.js';
import { fromAddress, placeOf } from './place.js';

const text = z.string().max(1_000).nullish();

/** What is read of a conversation's member, as Teams lists them. */
const member = z.object({
  name: text,
  /** Teams gives the id under this name, the SDK's own types under the next. */
  objectId: text,
  aadObjectId: text,
  tenantId: text,
  userRole: text,
  email: text,
  userPrincipalName: text,
});

/**
 * How long whoever speaks may wait to be looked up, in milliseconds. The first time it takes a token of Microsoft's as
 * well; Teams waits five seconds for what it asks beside a chat, and a message has its typing shown meanwhile.
 */
const PATIENCE_MS = 2_000;

/** In the name of an account that has its home in another directory. */
const ELSEWHERE = /#EXT#/i;

/**
 * What Teams' answer says of `account`; null where it is about nobody, or about somebody else. Only whom it calls a
 * user, of this very tenant and at home in it, is more than a guest.
 */
export const listedBy = (answer: unknown, account: string, tenant: string): Listed | null => {
  const read = member.safeParse(answer);
  if (!read.success) return null;
  const { name, objectId, aadObjectId, tenantId, userRole, email, userPrincipalName } = read.data;
  if ((aadObjectId || objectId)?.toLowerCase() !== account) return null;
  const guest =
    userRole?.toLowerCase() !== 'user' ||
    tenantId?.toLowerCase() !== tenant.toLowerCase() ||
    ELSEWHERE.test(`${userPrincipalName ?? ''} ${email ?? ''}`);
  return {
    name: beginning(name ?? '', 300),
    guest,
    email: guest ? null : email || userPrincipalName || null,
  };
};

/** As much of the SDK's client for Teams as is used here; it fails with {@link NotSent}. */
interface Client {
  readonly conversations: { getConversationMember(conversation: string, user: string): Promise<unknown> };
}

/** The turn with who speaks as Teams lists them now. Never rejects: who cannot be looked up is a guest. */
export type Roster = (context: TurnContext, activity: Activity, turn: Turn) => Promise<Turn>;

/** Looks up whoever speaks, in the conversation they are in or else in their own with the bot. */
export const createRoster = ({
  tenant,
  store,
  clock,
  log,
  patience = PATIENCE_MS,
}: {
  /** Whose members are more than guests. */
  readonly tenant: string;
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
  readonly log: Log;
  /** How long whoever speaks may wait to be looked up, in milliseconds; a test gives its own. */
  readonly patience?: number | undefined;
}): Roster => {
  const look = createDirectory({ platform: 'teams', clock, log, patience });

  /** Teams' own ids of the conversations that are an account's alone, as far as the register knows them. */
  const ownOf = (account: string): readonly string[] =>
    [...store.read().conversations.values()].flatMap(({ platform, kind, address }) => {
      const place = platform === 'teams' && kind === 'direct' ? fromAddress(address) : null;
      return place?.user?.aadObjectId === account ? [place.conversation.id] : [];
    });

  const ask = async (context: TurnContext, activity: Activity, account: string): Promise<Listed | null> => {
    // Taken at once: a context is dead after its turn, and the answer may come later.
    const client = context.turnState.get<Client>(context.adapter.ConnectorClientKey);
    const memberOf = async (conversation: string): Promise<Listed | null> =>
      listedBy(
        await client.conversations.getConversationMember(conversation, activity.from.id),
        account,
        tenant,
      );
    // A channel has the members of its team.
    const here = activity.channelData?.team?.id || placeOf(activity).conversation.id;
    try {
      return await memberOf(here);
    } catch (error) {
      // A search may come from a chat where the bot is not, and is told nothing of who is there.
      const own = ownOf(account).find((conversation) => conversation !== here);
      if (!(error instanceof NotSent) || error.kind !== 'gone' || own === undefined) throw error;
      return memberOf(own);
    }
  };

  return async (context, activity, turn) => {
    // Who is a guest by the activity itself stays one; and nothing can be asked where the bot has been removed.
    if (turn.account.guest || (turn.kind === 'lifecycle' && turn.event === 'uninstalled')) return turn;
    const { id } = turn.account;
    return asListed(turn, await look(id, () => ask(context, activity, id)));
  };
};
