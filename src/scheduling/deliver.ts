import { toInstant, toMilliseconds } from '../domain/calendar.js';
import type { Delivery, DraftOf, Platform, Register } from '../domain/register.js';
import type { Standing } from '../domain/reminder.js';
import { type Clock, type Log, type Messenger, NotSent, type Store } from '../ports.js';
import { stopConversation } from '../use-cases/note-conversation.js';
import type { View } from '../views/view.js';
import { type Attempt, markAttempt, sayAttempt } from './attempt.js';

/** How long a platform may take over one message, in milliseconds. */
export const SEND_TIMEOUT_MS = 10_000;

/** What sending needs. */
export interface Delivering {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly messengers: Readonly<Partial<Record<Platform, Messenger>>>;
  /** What a delivery says, made from the register at the moment of sending; `now` in milliseconds since 1970. */
  readonly viewOf: (delivery: Delivery, register: Register, now: number) => View;
  /** Whether a delivery that was decided earlier should still go out. */
  readonly standingOf: (delivery: Delivery, register: Register, now: number) => Standing;
  /** From 0 up to 1; a test gives a constant. */
  readonly jitter: () => number;
  /** Gives up on a platform after {@link SEND_TIMEOUT_MS}; a test gives its own. */
  readonly inTime?: InTime;
}

/** What came of `work`, or `'timeout'` when it took longer than a platform may. Rejects as `work` does. */
export type InTime = <T>(work: Promise<T>) => Promise<T | 'timeout'>;

const inTenSeconds: InTime = (work) => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), SEND_TIMEOUT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const describe = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 400);

/**
 * Gives the function that sends all that is decided and may be attempted now: claimed, sent, marked, each step a
 * change of its own. Not to be run twice at once on one store (the ticker sees to that): whatever is claimed when
 * it begins was left behind by a stop, and is ambiguous until its platform has been asked.
 *
 * One conversation's messages go out in the order in which they were decided; conversations do not wait for one
 * another, and a message that fails keeps no other from going.
 */
export const createDelivering = (of: Delivering): (() => Promise<void>) => {
  const { store, clock, log, inTime = inTenSeconds } = of;

  /** Edits one delivery if it is still in the state that this step set out from; tells whether it was. */
  const step = async (
    { id }: Delivery,
    from: Delivery['state'],
    why: string,
    recipe: (draft: DraftOf<'deliveries'>, now: number) => void,
  ): Promise<boolean> => {
    const now = clock.now();
    const changed = await store.change({ by: 'scrutiny', via: 'clock', why, cause: null }, (tx) => {
      if (tx.get('deliveries', id)?.state !== from) return false;
      tx.edit('deliveries', id, (draft) => recipe(draft, now));
      return true;
    });
    return changed.kind === 'applied' && changed.result;
  };

  const messengerOf = ({ conversation }: Delivery): Messenger => {
    const platform = store.read().conversations.get(conversation)?.platform;
    if (platform === undefined) throw new Error('The conversation is not in the register.');
    const stopped = store.read().conversations.get(conversation)?.stopped;
    if (stopped) throw new NotSent('gone', stopped.why);
    const messenger = of.messengers[platform];
    if (messenger === undefined) throw new Error(`There is no connection to ${platform}.`);
    return messenger;
  };

  /** Asks the platform what an attempt has left behind; `otherwise` where it cannot say. */
  const ask = async (delivery: Delivery, otherwise: Attempt): Promise<Attempt> => {
    try {
      const found = await inTime(messengerOf(delivery).sentUnder(delivery.conversation, delivery.id));
      if (found === 'unknown' || found === 'timeout') return otherwise;
      if (found === 'none')
        return otherwise.kind === 'unsent'
          ? otherwise
          : { kind: 'unsent', why: 'No answer, and the platform has no such message.', after: null };
      return { kind: 'sent', message: found.message };
    } catch {
      return otherwise;
    }
  };

  const attempt = async (delivery: Delivery): Promise<Attempt> => {
    try {
      const view = of.viewOf(delivery, store.read(), clock.now());
      const sent = await inTime(messengerOf(delivery).send(delivery.conversation, view, delivery.id));
      return sent === 'timeout'
        ? await ask(delivery, { kind: 'ambiguous' })
        : { kind: 'sent', message: sent.message };
    } catch (error) {
      if (error instanceof NotSent)
        switch (error.kind) {
          case 'gone':
            return { kind: 'gone', why: describe(error) };
          case 'later':
            return { kind: 'unsent', why: describe(error), after: error.after };
          case 'unclear':
            return ask(delivery, { kind: 'ambiguous' });
          default:
            return error.kind satisfies never;
        }
      return ask(delivery, { kind: 'unsent', why: describe(error), after: null });
    }
  };

  const record = async (delivery: Delivery, came: Attempt): Promise<void> => {
    const why = came.kind === 'sent' ? 'It was sent.' : 'An attempt to send it did not succeed.';
    if (came.kind !== 'sent') log.warn(`${delivery.rule} could not be sent: ${sayAttempt(came)}`);
    await step(delivery, 'claimed', why, (draft, now) => markAttempt(draft, came, now, of.jitter));
    if (came.kind === 'gone') await stopConversation({ store, clock }, delivery.conversation, came.why);
  };

  /** A stop between claim and mark: the platform is asked; where it cannot say, it is sent once more and flagged. */
  const reconcile = async (delivery: Delivery): Promise<void> => {
    const came = await ask(delivery, { kind: 'ambiguous' });
    const why = 'Scrutiny had stopped while sending it.';
    await step(delivery, 'claimed', why, (draft, now) => {
      markAttempt(draft, came, now, of.jitter);
      // Nothing failed here, so there is nothing to wait for.
      if (draft.state === 'decided') draft.notBefore = toInstant(now);
    });
  };

  const serve = async (delivery: Delivery): Promise<void> => {
    const now = clock.now();
    const standing = of.standingOf(delivery, store.read(), now);
    if (standing.kind !== 'owed') {
      await step(delivery, 'decided', standing.note, (draft) => {
        draft.state = standing.kind;
        // That it may have gone out already stays said.
        draft.note = [draft.note, standing.note].filter((note) => note !== null).join(' ');
      });
      return;
    }
    if (toMilliseconds(delivery.notBefore) > now) return;
    const claimed = await step(delivery, 'decided', 'It is being sent.', (draft) => {
      draft.state = 'claimed';
      draft.attempts += 1;
    });
    if (claimed) await record(delivery, await attempt(delivery));
  };

  /** In order within a conversation; one that fails unexpectedly is logged, and stays for the next tick. */
  const inTurn = async (
    deliveries: readonly Delivery[],
    each: (delivery: Delivery) => Promise<void>,
  ): Promise<void> => {
    for (const delivery of deliveries)
      try {
        await each(delivery);
      } catch (error) {
        log.error(`${delivery.rule} could not be recorded; the next tick tries again: ${describe(error)}`);
      }
  };

  const forAll = async (
    state: Delivery['state'],
    each: (delivery: Delivery) => Promise<void>,
  ): Promise<void> => {
    const chosen = [...store.read().deliveries.values()].filter((delivery) => delivery.state === state);
    const conversations = new Set(chosen.map(({ conversation }) => conversation));
    const of = (one: string) => chosen.filter(({ conversation }) => conversation === one);
    await Promise.all([...conversations].map((one) => inTurn(of(one), each)));
  };

  return async () => {
    await forAll('claimed', reconcile);
    await forAll('decided', serve);
  };
};
