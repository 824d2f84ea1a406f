import type { Delivery, Platform, Register } from '../domain/register.js';
import { type Clock, type Messenger, NotSent, type Store } from '../ports.js';
import type { View } from '../views/view.js';
import type { Attempt } from './attempt.js';
import type { Ended } from './gate.js';

/** How long a platform may take over one call, in milliseconds. */
export const SEND_TIMEOUT_MS = 10_000;

/** How long a conversation is left alone when its platform asks to wait and does not say how long, in milliseconds. */
export const HOLD_MS = 2_000;

/** What came of `work`, or `'timeout'` when it took longer than a platform may. Rejects as `work` does. */
export type InTime = <T>(work: Promise<T>) => Promise<T | 'timeout'>;

/** Gives up after {@link SEND_TIMEOUT_MS}. */
export const inTenSeconds: InTime = (work) => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), SEND_TIMEOUT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** What one attempt needs. */
export interface SendingDeps {
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
  readonly messengers: Readonly<Partial<Record<Platform, Messenger>>>;
  /** What a delivery says, made from the register at the moment of sending; `now` in milliseconds since 1970. */
  readonly viewOf: (delivery: Delivery, register: Register, now: number) => View;
  readonly inTime: InTime;
}

/** One call of a platform at a time, each of which says when it has ended. */
export interface Sending {
  /** Sends it. `ended` is called as soon as the platform has answered, or has not in time. */
  attempt(delivery: Delivery, ended: Ended, toAsk: () => Promise<Ended | null>): Promise<Attempt>;
  /** Asks the platform what an earlier attempt has left behind. */
  ask(delivery: Delivery, toAsk: () => Promise<Ended | null>): Promise<Attempt>;
}

/** The first words of an error, as the ledger and the log take them. */
export const describe = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 400);

/** How long the platform asked to be left alone with this refusal. */
const holdOf = (error: unknown): number =>
  error instanceof NotSent && error.kind === 'later' ? (error.after ?? HOLD_MS) : 0;

const unsent = (error: unknown): Attempt => {
  const after = error instanceof NotSent ? error.after : null;
  return error instanceof NotSent && error.kind === 'gone'
    ? { kind: 'gone', why: describe(error) }
    : { kind: 'unsent', why: describe(error), after };
};

export const createSending = ({ store, clock, messengers, viewOf, inTime }: SendingDeps): Sending => {
  const messengerOf = ({ conversation }: Delivery): Messenger => {
    const { platform, stopped } = store.read().conversations.get(conversation) ?? {};
    if (platform === undefined) throw new Error('The conversation is not in the register.');
    if (stopped) throw new NotSent('gone', stopped.why);
    const messenger = messengers[platform];
    if (messenger === undefined) throw new Error(`There is no connection to ${platform}.`);
    return messenger;
  };

  const ask: Sending['ask'] = async (delivery, toAsk) => {
    let ended: Ended | null = null;
    let hold = 0;
    try {
      const messenger = messengerOf(delivery);
      ended = await toAsk();
      if (ended === null) return { kind: 'unasked', why: 'Scrutiny was stopping.', after: null };
      const asked = messenger.sentUnder(delivery.conversation, delivery.id, Date.parse(delivery.decidedAt));
      const found = await inTime(asked);
      if (found === 'timeout')
        return { kind: 'unasked', why: 'The platform did not say in time what it has.', after: null };
      if (found === 'unknown') return { kind: 'ambiguous' };
      return found === 'none' ? { kind: 'absent' } : { kind: 'sent', message: found.message };
    } catch (error) {
      hold = holdOf(error);
      const came = unsent(error);
      // Where nothing can be sent any more, nothing can be looked for.
      return came.kind === 'unsent' ? { ...came, kind: 'unasked' } : { kind: 'ambiguous' };
    } finally {
      ended?.(hold);
    }
  };

  /** An error that says nothing of the message's fate: the platform may say; if not, the error is believed. */
  const askAfter = async (
    error: unknown,
    delivery: Delivery,
    toAsk: () => Promise<Ended | null>,
  ): Promise<Attempt> => {
    const came = await ask(delivery, toAsk);
    return came.kind === 'sent' || came.kind === 'unasked' ? came : unsent(error);
  };

  const attempt: Sending['attempt'] = async (delivery, ended, toAsk) => {
    let sending: Promise<{ readonly message: string }>;
    try {
      const messenger = messengerOf(delivery);
      const view = viewOf(delivery, store.read(), clock.now());
      sending = messenger.send(delivery.conversation, view, delivery.id);
    } catch (error) {
      return unsent(error);
    }
    try {
      const sent = await inTime(sending);
      ended();
      return sent === 'timeout' ? await ask(delivery, toAsk) : { kind: 'sent', message: sent.message };
    } catch (error) {
      ended(holdOf(error));
      if (!(error instanceof NotSent)) return askAfter(error, delivery, toAsk);
      switch (error.kind) {
        case 'gone':
        case 'later':
          return unsent(error);
        case 'unclear':
          return ask(delivery, toAsk);
        default:
          return error.kind satisfies never;
      }
    }
  };

  return { attempt, ask };
};
