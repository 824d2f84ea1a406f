import { sayLateDigest, standingOfDigest } from '../domain/digest.js';
import { type Acting, actingBy, may } from '../domain/permission.js';
import type { Conversation, Delivery, Register, Subscription } from '../domain/register.js';
import type { Standing } from '../domain/reminder.js';
import { listMeant, maySee } from './digest-list.js';
import { makeDigest, type Reader } from './make-digest.js';
import type { DigestResult } from './result.js';
import type { Deps } from './use-case.js';

/** Who asked for it, as the account that they have on the conversation's platform lets them act; null where they have none. */
const actingThere = (
  { people }: Register,
  { by }: Subscription,
  { platform }: Conversation,
): Acting | null => {
  const person = people.get(by);
  const linked = person?.accounts.find((account) => account.platform === platform);
  return person?.active && linked ? actingBy(person, linked.by) : null;
};

/**
 * Who reads what is sent for a subscription, asked anew each time; null where nobody may: whoever asked has left, or
 * the conversation is somebody else's now. A board's own conversation may know the work, another shared one what is
 * published.
 */
const readerOf = (register: Register, subscription: Subscription): Reader | null => {
  const conversation = register.conversations.get(subscription.conversation);
  if (conversation === undefined) return null;
  const person = actingThere(register, subscription, conversation);
  const board = register.boards.get(conversation.board ?? '') ?? null;
  if (conversation.kind === 'shared') return { person, conversation, board, working: board !== null };
  if (person === null || (conversation.person !== null && conversation.person !== person.id)) return null;
  return { person, conversation, board: null, working: may(register, person, 'read-working') };
};

const NOBODY = 'Whoever asked for it may not read it here any more.';
const QUIET = 'Nothing had moved since the last digest, and then none is wanted.';

/** A subscription with who reads it and the list that it is about; null where nobody may read it there any more. */
const readable = (register: Register, subject: string) => {
  const subscription = register.subscriptions.get(subject);
  const reader = subscription ? readerOf(register, subscription) : null;
  const selection = listMeant(subscription?.only ?? '');
  if (subscription === undefined || reader === null || 'kind' in selection) return null;
  return maySee(reader, selection) ? { subscription, reader, selection } : null;
};

/** The digest that a delivery is, made from the register at `now`; null where nobody may read it any more. */
export const sentDigest = (
  deps: Pick<Deps, 'store'>,
  { subject, dueAt }: Pick<Delivery, 'subject' | 'dueAt'>,
  now: number,
): DigestResult | null => {
  const of = readable(deps.store.read(), subject);
  if (of === null) return null;
  const { subscription, reader, selection } = of;
  return {
    ...makeDigest(deps, reader, selection, subscription, now),
    scheduled: true,
    late: sayLateDigest(dueAt, now, subscription.zone),
  };
};

/** Whether a digest should still go out at `now`: by its dates, by who may read it, and by whether anything moved. */
export const standingOfSentDigest = (
  deps: Pick<Deps, 'store'>,
  delivery: Pick<Delivery, 'subject' | 'dueAt'>,
  now: number,
): Standing => {
  const register = deps.store.read();
  const byDates = standingOfDigest(delivery, register, now);
  if (byDates.kind !== 'owed') return byDates;
  const of = readable(register, delivery.subject);
  if (of === null) return { kind: 'missed', note: NOBODY };
  if (of.subscription.whenQuiet === 'line') return byDates;
  const moved = sentDigest(deps, delivery, now)?.content.moved ?? [];
  return moved.length > 0 ? byDates : { kind: 'overtaken', note: QUIET };
};
