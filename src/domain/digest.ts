import { addDays, dayOf, instantOf, sayInstant, toInstant, toMilliseconds } from './calendar.js';
import type { Due } from './due.js';
import type { Delivery, Register, Subscription } from './register.js';
import { deliveryKey, LATE_AFTER_MS, type Standing } from './reminder.js';
import { sayList } from './words.js';

/**
 * When a digest goes out: on the days of its subscription at its wall time. Each such instant goes out exactly once,
 * or the ledger says why it did not.
 */

/** The rule of every digest; its subject is the subscription, its occurrence the instant. */
export const DIGEST = 'digest';

const NEWER = 'A newer digest of the same subscription was due as well.';
const STOPPED = 'The digest was stopped before this was sent.';

type Subscribed = Pick<Register, 'subscriptions' | 'conversations' | 'deliveries'>;

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The instant of the digest on this day, or null where it is none of its days or before it was asked for. */
const occurrenceOn = ({ weekdays, time, zone, since }: Subscription, day: string): number | null => {
  if (!weekdays.includes(weekdayOf(day))) return null;
  const at = instantOf(day, time, zone);
  return at > toMilliseconds(since) ? at : null;
};

const keyOf = ({ id, conversation }: Subscription, at: number): string =>
  deliveryKey(DIGEST, id, toInstant(at), conversation);

/** Looking back ends here, in days: nobody misses a digest of a year ago. */
const FURTHEST_DAYS = 366;

/**
 * The instants up to `now` at which it was due and which the ledger does not know, the earliest first. They are
 * entered in this order, so the first known one that is met on the way back ends the looking.
 */
const unknownUntil = (subscribed: Subscribed, one: Subscription, now: number): readonly number[] => {
  const found: number[] = [];
  const first = dayOf(one.since, one.zone);
  let day = dayOf(now, one.zone);
  for (let back = 0; back <= FURTHEST_DAYS && day >= first; back += 1, day = addDays(day, -1)) {
    const at = occurrenceOn(one, day);
    if (at === null || at > now) continue;
    if (subscribed.deliveries.has(keyOf(one, at))) break;
    found.push(at);
  }
  return found.reverse();
};

/** The newest instant up to `now` at which it was due. */
const newestUntil = (one: Subscription, now: number): number | null => {
  let day = dayOf(now, one.zone);
  for (let back = 0; back <= 8; back += 1, day = addDays(day, -1)) {
    const at = occurrenceOn(one, day);
    if (at !== null && at <= now) return at;
  }
  return null;
};

/** Every digest that is due at `now` (milliseconds since 1970) and not in the ledger: the newest of each is sent. */
export const dueDigests = (subscribed: Subscribed, now: number): readonly Due[] =>
  [...subscribed.subscriptions.values()].flatMap((one) => {
    if (one.stoppedAt !== null) return [];
    const instants = unknownUntil(subscribed, one, now);
    const stopped = subscribed.conversations.get(one.conversation)?.stopped ?? null;
    return instants.map((at, index): Due => {
      const newest = index === instants.length - 1;
      const lost = stopped === null ? null : `Nothing could be sent to this conversation: ${stopped.why}`;
      return {
        key: keyOf(one, at),
        rule: DIGEST,
        subject: one.id,
        occurrence: toInstant(at),
        conversation: one.conversation,
        dueAt: toInstant(at),
        state: newest ? (lost === null ? 'decided' : 'missed') : 'overtaken',
        note: newest ? lost : NEWER,
      };
    });
  });

/** The next instant after `now`, both in milliseconds since 1970, at which this digest goes out; null when it is stopped. */
export const nextDigestOf = (one: Subscription, now: number): number | null => {
  if (one.stoppedAt !== null) return null;
  let day = dayOf(now, one.zone);
  for (let ahead = 0; ahead <= 8; ahead += 1, day = addDays(day, 1)) {
    const at = occurrenceOn(one, day);
    if (at !== null && at > now) return at;
  }
  return null;
};

/** The next instant after `now` at which any digest goes out; null when none lies ahead. */
export const nextDigestAt = (
  { subscriptions }: Pick<Register, 'subscriptions'>,
  now: number,
): number | null => {
  const ahead = [...subscriptions.values()].map((one) => nextDigestOf(one, now)).filter((at) => at !== null);
  return ahead.length === 0 ? null : Math.min(...ahead);
};

/** Whether a digest that was decided some time ago should still go out at `now`, as far as dates tell. */
export const standingOfDigest = (
  { subject, dueAt }: Pick<Delivery, 'subject' | 'dueAt'>,
  { subscriptions }: Pick<Register, 'subscriptions'>,
  now: number,
): Standing => {
  const one = subscriptions.get(subject);
  if (one === undefined || one.stoppedAt !== null) return { kind: 'overtaken', note: STOPPED };
  const newest = newestUntil(one, now);
  return newest !== null && newest > toMilliseconds(dueAt)
    ? { kind: 'overtaken', note: NEWER }
    : { kind: 'owed' };
};

/** The sentence of a digest that goes out late; '' where it is on time. */
export const sayLateDigest = (dueAt: string, now: number, zone: string): string =>
  now - toMilliseconds(dueAt) > LATE_AFTER_MS
    ? `This digest is late: it was due on ${sayInstant(dueAt, zone)}.`
    : '';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "every Monday and Thursday at 08:30". */
export const saySchedule = ({ weekdays, time }: Pick<Subscription, 'weekdays' | 'time'>): string => {
  const days = [...weekdays].sort((a, b) => a - b);
  const said =
    days.length === 7
      ? 'day'
      : days.join() === '1,2,3,4,5'
        ? 'weekday'
        : sayList(days.map((day) => DAYS[day - 1] ?? ''));
  return `every ${said} at ${time}`;
};

/** Those of a conversation that are not stopped, in the order in which they were asked for. */
export const digestsOf = (
  { subscriptions }: Pick<Register, 'subscriptions'>,
  conversation: string,
): readonly Subscription[] =>
  [...subscriptions.values()].filter((one) => one.conversation === conversation && one.stoppedAt === null);
