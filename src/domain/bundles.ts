import { dayOf, toInstant } from './calendar.js';
import { hoursFor } from './chasing-hours.js';

import type { Person, Register } from './register.js';
import { deliveryKey } from './reminder.js';
import type { ASKED, CHANGED, Item, MISSING, Step } from './request-rules.js';
import { nextWorkingMoment, type WorkingHours } from './working-hours.js';

/** Somebody who can be written to, and where. */
interface Recipient {
  readonly person: Person;
  readonly conversation: string;
}

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
type Bundled = typeof ASKED | typeof CHANGED;

/** One person's message of today by one rule. */
interface Bundle {
  readonly hours: WorkingHours;
  readonly message: Omit<DueMessage, 'items'>;
  /** By request: nobody is told of one twice in a message. */
  readonly items: Map<string, Step>;
}

/** What each person is to be told today. */
export interface Bundles {
  /**
   * Puts a request into their message. `stepOf` says what the message is to it, null where it is nothing today; it is
   * not asked where they cannot be written to now, or were today.
   */
  put(
    rule: Bundled,
    request: string,
    to: Recipient,
    stepOf: (hours: WorkingHours, today: string) => Step | null,
  ): void;
  /** The messages that hold anything. */
  all(): readonly DueMessage[];
}

/** Gathers what each person is to be told at `now`, milliseconds since 1970. */
export const createBundles = (register: Register, now: number): Bundles => {
  const bundles = new Map<string, Bundle | null>();
  const working = new Map<string, WorkingHours | null>();
  const hoursNow = (person: Person): WorkingHours | null => {
    const known = working.get(person.id);
    if (known !== undefined) return known;
    const hours = hoursFor(register, person);
    const found = nextWorkingMoment(now, hours) === now ? hours : null;
    working.set(person.id, found);
    return found;
  };
  const begin = (rule: Bundled, { person, conversation }: Recipient): Bundle | null => {
    const hours = hoursNow(person);
    if (hours === null) return null;
    const occurrence = dayOf(now, hours.zone);
    const key = deliveryKey(rule, person.id, occurrence, person.id);
    if (register.deliveries.has(key)) return null;
    const message = { key, rule, subject: person.id, occurrence, conversation, dueAt: toInstant(now) };
    return { hours, message, items: new Map() };
  };
  return {
    put: (rule, request, to, stepOf) => {
      const whose = `${rule} ${to.person.id}`;
      let bundle = bundles.get(whose);
      if (bundle === undefined) {
        bundle = begin(rule, to);
        bundles.set(whose, bundle);
      }
      if (bundle === null || bundle.items.has(request)) return;
      const step = stepOf(bundle.hours, bundle.message.occurrence);
      if (step !== null) bundle.items.set(request, step);
    },
    all: () =>
      [...bundles.values()].flatMap((bundle) =>
        bundle === null || bundle.items.size === 0
          ? []
          : [
              {
                ...bundle.message,
                items: [...bundle.items].map(([request, step]) => ({ request, step })),
              },
            ],
      ),
  };
};
