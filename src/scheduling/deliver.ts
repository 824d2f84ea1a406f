import { setImmediate } from 'node:timers/promises';
import { toMilliseconds } from '../domain/calendar.js';
import { undelivered } from '../domain/health.js';
import type { Delivery, DraftOf } from '../domain/register.js';
import type { Standing } from '../domain/reminder.js';
import type { Log, Store } from '../ports.js';
import { stopConversation } from '../use-cases/note-conversation.js';
import { type Attempt, alsoSaying, asksFirst, markAsked, markAttempt, sayAttempt } from './attempt.js';
import { createGate, type Ended, type Gate } from './gate.js';
import { createLines, inOrder, type Line } from './lines.js';
import { type Call, LONGEST_WINDOW } from './pacing.js';
import { createSending, describe, type InTime, inTenSeconds, type SendingDeps } from './sending.js';
import { type Sleep, sleep as sleepByTimer } from './sleep.js';

/** What delivering needs. */
export interface Delivering extends Omit<SendingDeps, 'store' | 'inTime'> {
  readonly store: Store;
  readonly log: Log;
  /** Whether a delivery that was decided earlier should still go out. */
  readonly standingOf: (delivery: Delivery, register: ReturnType<Store['read']>, now: number) => Standing;
  /** From 0 up to 1; a test gives a constant. */
  readonly jitter: () => number;
  /** Gives up on a platform after ten seconds; a test gives its own. */
  readonly inTime?: InTime;
  readonly sleep?: Sleep;
  /** Awaited before each message; lets whoever else waits go first. A test on virtual time gives its own. */
  readonly breath?: () => Promise<void>;
}

/** Sends what is decided, for as long as the process runs. */
export interface Deliverer {
  /**
   * Takes up all that is decided or was left behind. Answers when each conversation has nothing more to send now, or
   * waits for its turn under the platforms' limits, or after half a minute: what is left goes on by itself.
   */
  deliver(): Promise<void>;
  /** Begins nothing more; answers once nothing is under way. */
  stop(): Promise<void>;
}

/**
 * What went out in the hour before this process counts towards the limits. The ledger keeps a time of the last attempt
 * only, or when the next may be; of several attempts, two may have been close together.
 */
const rememberAll = (gate: Gate, store: Store, now: number): void => {
  const { conversations, deliveries } = store.read();
  const tried: { readonly conversation: string; readonly at: number }[] = [];
  for (const { conversation, state, attempts, sentAt, notBefore } of deliveries.values()) {
    if (attempts === 0) continue;
    const last = state === 'claimed' ? now : Math.min(now, toMilliseconds(sentAt ?? notBefore));
    if (now - last < LONGEST_WINDOW)
      for (let times = Math.min(attempts, 2); times > 0; times -= 1) tried.push({ conversation, at: last });
  }
  for (const { conversation, at } of tried.sort((a, b) => a.at - b.at)) {
    const platform = conversations.get(conversation)?.platform;
    if (platform !== undefined) gate.remember(platform, conversation, at);
  }
};

/** A turn of the loop for each call, one after the other: hundreds of messages that are due at one moment share none. */
const inTurn = (): (() => Promise<void>) => {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => setImmediate());
    return last;
  };
};

/**
 * The one engine for all that is sent without being asked for: each delivery is claimed, sent, marked, each step a
 * change of its own. Whatever is found claimed was left behind by a stop, and its platform is asked first.
 *
 * One conversation's messages go out in the order in which they were decided; conversations do not wait for one
 * another but for the platforms' limits, and a message that fails keeps no other from going.
 */
export const createDelivering = (of: Delivering): Deliverer => {
  const { store, clock, log, sleep = sleepByTimer, inTime = inTenSeconds, breath = inTurn() } = of;
  const gate = createGate({ clock, sleep });
  const sending = createSending({ ...of, inTime });
  rememberAll(gate, store, clock.now());

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

  const kept = (id: string): Delivery | undefined => store.read().deliveries.get(id);

  /** Waits for the conversation's turn; where nothing can be sent there is nothing to wait for. */
  const pass =
    (line: Line, call: Call): (() => Promise<Ended | null>) =>
    async () => {
      const { platform, stopped } = store.read().conversations.get(line.conversation) ?? {};
      if (platform === undefined || stopped) return () => undefined;
      return gate.pass(call, { platform, ...line });
    };

  /** Whether it is still to go out; if not, the ledger says why. */
  const isOwed = async (delivery: Delivery): Promise<boolean> => {
    const standing = of.standingOf(delivery, store.read(), clock.now());
    if (standing.kind === 'owed') return true;
    await step(delivery, 'decided', standing.note, (draft) => {
      draft.state = standing.kind;
      draft.note = alsoSaying(draft.note, standing.note);
    });
    return false;
  };

  const isDue = ({ state, notBefore }: Delivery): boolean =>
    state === 'decided' && toMilliseconds(notBefore) <= clock.now();

  const claim = (delivery: Delivery, why: string, attempts: 0 | 1): Promise<boolean> =>
    step(delivery, 'decided', why, (draft) => {
      draft.state = 'claimed';
      draft.attempts += attempts;
    });

  const record = async (delivery: Delivery, came: Attempt): Promise<void> => {
    const why = came.kind === 'sent' ? 'It was sent.' : 'An attempt to send it did not succeed.';
    if (came.kind !== 'sent') log.warn(`${delivery.rule} could not be sent: ${sayAttempt(came)}`);
    await step(delivery, 'claimed', why, (draft, now) => markAttempt(draft, came, now, of.jitter));
    if (came.kind === 'gone') await stopConversation({ store, clock }, delivery.conversation, came.why);
  };

  /** A claim without an answer: the platform is asked; where it cannot say, it is sent once more and flagged. */
  const reconcile = async (line: Line, delivery: Delivery, why: string): Promise<Delivery | undefined> => {
    const came = await sending.ask(delivery, pass(line, 'ask'));
    await step(delivery, 'claimed', why, (draft, now) => markAsked(draft, came, now, of.jitter));
    return kept(delivery.id);
  };

  const send = async (line: Line, id: string): Promise<void> => {
    const ended = await pass(line, 'send')();
    if (ended === null) return;
    try {
      // It may have waited for long.
      const delivery = kept(id);
      if (delivery === undefined || !isDue(delivery) || !(await isOwed(delivery))) return;
      if (!(await claim(delivery, 'It is being sent.', 1))) return;
      await record(delivery, await sending.attempt(delivery, ended, pass(line, 'ask')));
    } finally {
      ended();
    }
  };

  const serve = async (line: Line, id: string): Promise<void> => {
    let delivery = kept(id);
    if (delivery?.state === 'claimed')
      delivery = await reconcile(line, delivery, 'Scrutiny had stopped while sending it.');
    if (delivery?.state !== 'decided' || !(await isOwed(delivery)) || !isDue(delivery)) return;
    if (asksFirst(delivery)) {
      if (!(await claim(delivery, 'The platform is asked whether an attempt arrived.', 0))) return;
      delivery = await reconcile(line, delivery, 'The platform was asked whether an attempt arrived.');
    }
    if (delivery !== undefined && isDue(delivery)) await send(line, id);
  };

  const lines = createLines({
    serve: async (line, id) => {
      await breath();
      try {
        await serve(line, id);
      } catch (error) {
        const rule = kept(id)?.rule ?? 'A message';
        log.error(`${rule} could not be recorded; the next tick tries again: ${describe(error)}`);
      }
    },
    sleep,
  });

  return {
    deliver: () => lines.takeUp(inOrder(undelivered(store.read().deliveries)), gate.look),
    stop: async () => {
      gate.close();
      await lines.stop();
    },
  };
};
