import { ALARMED, type Alarm, alarmRule, alarmsOf } from './alarm.js';
import { toInstant } from './calendar.js';
import { hoursFor } from './chasing-hours.js';
import { filedBy } from './filed.js';
import { DELIVERIES_BY_SUBJECT, ruleAndSubject } from './filings.js';
import { ownConversation } from './own-conversation.js';
import type { Board, Delivery, Person, Register } from './register.js';
import { deliveryKey } from './reminder.js';
import { nextWorkingMoment } from './working-hours.js';

/** One who hears of alarms: a person in their own conversation, or a board in its own. */
export interface Alarmed {
  /** The person's id, or the conversation's. */
  readonly who: string;
  readonly conversation: string;
  /** Null where it is a board's conversation. */
  readonly person: Person | null;
}

/**
 * Who hears of alarms: everybody of governance who can be reached, or else the administrators, or else the chairs, or
 * else the boards' own conversations; of what concerns one board alone its own. Empty where nobody can be reached.
 */
export const alarmed = (register: Register, board: Board | null = null): readonly Alarmed[] => {
  const reached = (those: Iterable<Person | undefined>): Alarmed[] =>
    [...those].flatMap((person) => {
      const conversation = person?.active ? ownConversation(register, person.id) : null;
      return person && conversation !== null ? [{ who: person.id, conversation, person }] : [];
    });
  const people = [...register.people.values()];
  const boards = board === null ? [...register.boards.values()] : [board];
  const inTurn: readonly (() => Alarmed[])[] = [
    () => reached(people.filter(({ roles }) => roles.includes('governance'))),
    () => reached(people.filter(({ roles }) => roles.includes('admin'))),
    () => reached(new Set(boards.map(({ chair }) => register.people.get(chair ?? '')))),
    () =>
      boards.flatMap(({ conversations }) =>
        conversations
          .filter((id) => register.conversations.get(id)?.stopped === null)
          .map((id) => ({ who: id, conversation: id, person: null })),
      ),
  ];
  for (const those of inTurn) {
    const found = those();
    if (found.length > 0) return found;
  }
  return [];
};

/** An alarm that is to be told, as the ledger takes it. */
export type DueAlarm = Pick<
  Delivery,
  'id' | 'rule' | 'subject' | 'occurrence' | 'conversation' | 'dueAt' | 'items'
>;

/** What somebody was told of this kind about this subject before, one alarm after another. */
const toldBefore = (register: Register, { kind, subject }: Alarm, who: string): readonly Delivery[] =>
  filedBy(register.deliveries, DELIVERIES_BY_SUBJECT)
    .under(ruleAndSubject({ rule: alarmRule(kind), subject }))
    .filter(({ id }) => id.endsWith(`|${who}`));

/** What is tied to a meeting can wait for the morning; whoever is away is told all the same. */
const maySayNow = (register: Register, { about }: Alarm, { person }: Alarmed, now: number): boolean =>
  about.length === 0 ||
  person === null ||
  nextWorkingMoment(now, { ...hoursFor(register, person), away: [] }) === now;

/**
 * The alarms to tell at `now`, each to each who is to hear of it, once: of what an alarm is about they are told only what
 * they were not told of before, so that more of the same is told and less is not. `lastTick` is when the clock's work
 * was last done before; both in milliseconds since 1970.
 */
export const dueAlarms = (register: Register, lastTick: number, now: number): readonly DueAlarm[] =>
  alarmsOf(register, lastTick, now).flatMap((alarm) => {
    const { kind, subject, occurrence, about } = alarm;
    const board = register.boards.get(register.meetings.get(subject)?.board ?? '') ?? null;
    return alarmed(register, board).flatMap((to): DueAlarm[] => {
      if (!maySayNow(register, alarm, to, now)) return [];
      const before = about.length === 0 ? [] : toldBefore(register, alarm, to.who);
      const known = new Set(before.flatMap(({ items }) => items.map(({ request }) => request)));
      const news = about.filter((one) => !known.has(one));
      if (about.length > 0 && news.length === 0) return [];
      // The second about the same meeting is another occurrence.
      const which = before.length === 0 ? occurrence : `${occurrence}/${before.length + 1}`;
      const id = deliveryKey(alarmRule(kind), subject, which, to.who);
      if (register.deliveries.has(id)) return [];
      const items = news.map((request) => ({ request, step: ALARMED }));
      const of = { rule: alarmRule(kind), subject, occurrence: which, dueAt: toInstant(now) };
      return [{ id, ...of, conversation: to.conversation, items }];
    });
  });
