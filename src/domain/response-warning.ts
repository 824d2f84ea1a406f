import { addDays, instantOf, responseDueOn, toInstant, toMilliseconds } from './calendar.js';
import { boardDefaults } from './defaults.js';
import type { Due } from './due.js';
import { ownConversation } from './own-conversation.js';
import type { Delivery, Inspection, Person, Register } from './register.js';
import { deliveryKey, type Standing } from './reminder.js';
import { warnedPeople } from './response.js';
import { zoneOf } from './status.js';
import { lastWorkingMomentBefore, nextWorkingMoment, type WorkingHours } from './working-hours.js';

/**
 * The warnings that a response becomes due, to each of the governance team and to the Commissioner: what is due
 * follows from the dates and the ledger alone. They are the law's and not a request, so they count as no chasing, and
 * come to whoever is away too.
 */

/** How many days before the last day a warning comes, the earliest first. */
export const WARNINGS = [
  { rule: 'response-28-days', before: 28 },
  { rule: 'response-14-days', before: 14 },
  { rule: 'response-7-days', before: 7 },
  { rule: 'response-3-days', before: 3 },
  { rule: 'response-1-day', before: 1 },
] as const;

/** The one message that comes when the last day has passed. */
export const BREACHED = 'response-breached';

const NEARER = 'A nearer warning of the same last day was due as well.';
const PASSED = 'The last day had passed before this could be sent.';

type Warned = Pick<Register, 'inspections' | 'people' | 'conversations' | 'deliveries' | 'settings'>;

/** When each warning about one last day is due, milliseconds since 1970, and when that day ends. */
interface Moments {
  readonly ends: number;
  readonly due: readonly { readonly rule: string; readonly at: number }[];
}

/** The hours in which a person is written to: an office's, in their zone. */
const hoursOf = (register: Pick<Register, 'settings'>, { zone }: Person): WorkingHours => ({
  ...boardDefaults().hours,
  zone: zone ?? zoneOf(register),
  calendar: register.settings.get('register')?.holidays ?? { added: [], removed: [] },
});

/**
 * Each warning comes as the working day begins, so many days before the last day; where nobody works on that day, in
 * the last working hour before. What says that the last day has passed comes in the first working hour after it.
 */
const momentsOf = (dueOn: string, hours: WorkingHours, zone: string): Moments => {
  const ends = instantOf(addDays(dueOn, 1), '00:00', zone);
  const due = WARNINGS.map(({ rule, before }) => {
    const morning = instantOf(addDays(dueOn, -before), hours.from, hours.zone);
    return { rule, at: lastWorkingMomentBefore(morning, hours) ?? morning };
  });
  return { ends, due: [...due, { rule: BREACHED, at: nextWorkingMoment(ends, hours) ?? ends }] };
};

const keyOf = (rule: string, inspection: Inspection, dueOn: string, person: Person): string =>
  deliveryKey(rule, inspection.id, dueOn, person.id);

interface Owed extends Moments {
  readonly inspection: Inspection;
  readonly person: Person;
  readonly dueOn: string;
}

/** Each response that is still to be published, with each person who is warned of it and the moments for them. */
const owedIn = (register: Warned): readonly Owed[] => {
  const zone = zoneOf(register);
  const people = warnedPeople(register).map((person) => ({ person, hours: hoursOf(register, person) }));
  return [...register.inspections.values()].flatMap((inspection) => {
    if (inspection.publishedOn === null || inspection.letterOn !== null) return [];
    const dueOn = responseDueOn(inspection.publishedOn);
    const known = new Map<string, Moments>();
    return people.map(({ person, hours }) => {
      const moments = known.get(hours.zone) ?? momentsOf(dueOn, hours, zone);
      known.set(hours.zone, moments);
      return { inspection, person, dueOn, ...moments };
    });
  });
};

/** What the ledger says of a warning that is due: sent, unless a nearer one is due as well or the last day has passed. */
const settle = (
  rule: string,
  passed: boolean,
  nearer: readonly { readonly there: boolean }[],
): Pick<Due, 'state' | 'note'> => {
  if (rule === BREACHED) return { state: 'decided', note: null };
  const overtaken = passed ? nearer.some(({ there }) => there) : nearer.length > 0;
  if (overtaken) return { state: 'overtaken', note: NEARER };
  return passed ? { state: 'missed', note: PASSED } : { state: 'decided', note: null };
};

/**
 * Every warning that is due at `now` (milliseconds since 1970) and not in the ledger. Of one person's about one
 * response at most one is `decided`. Somebody who has no conversation with the bot yet is owed it until they have.
 */
export const dueWarnings = (register: Warned, now: number): readonly Due[] =>
  owedIn(register).flatMap(({ inspection, person, dueOn, ends, due }) => {
    const reached = due
      .filter(({ at }) => at <= now)
      .map(({ rule, at }) => {
        const key = keyOf(rule, inspection, dueOn, person);
        return { rule, at, key, there: register.deliveries.has(key) };
      });
    if (reached.every(({ there }) => there)) return [];
    const conversation = ownConversation(register, person.id);
    if (conversation === null) return [];
    return reached.flatMap(({ rule, at, key, there }, index): Due[] =>
      there
        ? []
        : [
            {
              key,
              rule,
              subject: inspection.id,
              occurrence: dueOn,
              conversation,
              dueAt: toInstant(at),
              ...settle(
                rule,
                now >= ends,
                reached.slice(index + 1).filter((one) => one.rule !== BREACHED),
              ),
            },
          ],
    );
  });

/** The next instant after `now`, both in milliseconds since 1970, at which a warning is due; null when none lies ahead. */
export const nextWarningAt = (register: Warned, now: number): number | null => {
  const ahead = owedIn(register).flatMap(({ inspection, person, dueOn, due }) =>
    ownConversation(register, person.id) === null
      ? []
      : due
          .filter(
            ({ rule, at }) => at > now && !register.deliveries.has(keyOf(rule, inspection, dueOn, person)),
          )
          .map(({ at }) => at),
  );
  return ahead.length === 0 ? null : Math.min(...ahead);
};

/** The person that a delivery is for: the last part of its key. */
const recipientOf = ({
  id,
  rule,
  subject,
  occurrence,
}: Pick<Delivery, 'id' | 'rule' | 'subject' | 'occurrence'>) =>
  id.slice(deliveryKey(rule, subject, occurrence, '').length);

/** Whether a warning that was decided some time ago should still go out at `now`. */
export const standingOfWarning = (
  delivery: Pick<Delivery, 'id' | 'rule' | 'subject' | 'occurrence' | 'dueAt'>,
  register: Warned,
  now: number,
): Standing => {
  const { rule, subject, occurrence } = delivery;
  const overtaken = (note: string): Standing => ({ kind: 'overtaken', note });
  const one = owedIn(register).find(
    ({ inspection, person }) => inspection.id === subject && person.id === recipientOf(delivery),
  );
  if (register.inspections.get(subject)?.letterOn)
    return overtaken('The response was published before this was sent.');
  if (one === undefined) return overtaken('It was no longer theirs to be warned of this.');
  if (one.dueOn !== occurrence) return overtaken('The report’s day of publication was corrected.');
  if (rule === BREACHED) return { kind: 'owed' };
  if (now >= one.ends) return { kind: 'missed', note: PASSED };
  const at = toMilliseconds(delivery.dueAt);
  return one.due.some((nearer) => nearer.at > at && nearer.at <= now) ? overtaken(NEARER) : { kind: 'owed' };
};
