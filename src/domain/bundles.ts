import { dayOf, toInstant } from './calendar.js';
import { hoursFor } from './chasing-hours.js';
import type { Recipient } from './recipients.js';
import type { Register } from './register.js';
import { deliveryKey } from './reminder.js';
import { ASKED, CHANGED, type Item, type MISSING, type Step } from './request-rules.js';
import { nextWorkingMoment, type WorkingHours } from './working-hours.js';

/** A message that is due and not in the ledger yet. */
export interface DueMessage {
  /** The delivery's id. For what a person gets its occurrence is the day: one message of a rule a day at most. */
  readonly key: string;
  readonly rule: typeof ASKED | typeof CHANGED | typeof MISSING;
  /** Whom it is for: a person's id; for the chair's list the meeting's. */
  readonly subject: string;
  readonly occurrence: string;
  readonly conversation: string;
  /** An instant. */
  readonly dueAt: string;
  readonly items: readonly Item[];
}

/** The rules by which a person is written to, in messages that hold all that is due for them. */
export type Bundled = typeof ASKED | typeof CHANGED;

/** One person's message of a rule for today. */
interface Bundle extends Omit<DueMessage, 'items'> {
  readonly hours: WorkingHours;
  /** By request: nobody is told of one twice in a message. */
  readonly items: Map<string, Step>;
}

/** Which messages are meant, by the ids of their deliveries. */
export type WhichMessages = (key: string) => boolean;

/** Gathers what each person is to be told today, if they may be written to at this moment and are meant. */
export const createBundles = (register: Register, now: number, which: WhichMessages) => {
  const dueAt = toInstant(now);
  const bundles: Readonly<Record<Bundled, Map<string, Bundle | null>>> = {
    [ASKED]: new Map(),
    [CHANGED]: new Map(),
  };
  const begin = (rule: Bundled, { person: { id }, person, conversation }: Recipient): Bundle | null => {
    const hours = hoursFor(register, person);
    if (nextWorkingMoment(now, hours) !== now) return null;
    const day = dayOf(now, hours.zone);
    const key = deliveryKey(rule, id, day, id);
    if (register.deliveries.has(key) || !which(key)) return null;
    return { key, rule, subject: id, occurrence: day, conversation, dueAt, hours, items: new Map() };
  };
  return {
    /** `stepOf` says what the message is to them; null where it is nothing today. */
    put: (
      rule: Bundled,
      request: string,
      to: Recipient,
      stepOf: (hours: WorkingHours, today: string) => Step | null,
    ): void => {
      const known = bundles[rule].get(to.person.id);
      const bundle = known === undefined ? begin(rule, to) : known;
      if (known === undefined) bundles[rule].set(to.person.id, bundle);
      if (bundle === null || bundle.items.has(request)) return;
      const step = stepOf(bundle.hours, bundle.occurrence);
      if (step !== null) bundle.items.set(request, step);
    },
    all: (): readonly DueMessage[] =>
      [...bundles[CHANGED].values(), ...bundles[ASKED].values()].flatMap((bundle) => {
        if (bundle === null || bundle.items.size === 0) return [];
        const { hours: _, items, ...of } = bundle;
        return [{ ...of, items: [...items].map(([request, step]) => ({ request, step })) }];
      }),
  };
};
