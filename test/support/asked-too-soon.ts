import { dayOf, toMilliseconds } from '../../src/domain/calendar.js';
import type { Register } from '../../src/domain/register.js';
import { ASKED, isStep } from '../../src/domain/request-rules.js';
import { calendarOf, policyOf } from '../../src/domain/update-request.js';
import { workingDaysBetween } from '../../src/domain/working-days.js';

/** A message that somebody heard about an item: which of the ledger, counted from its beginning, and when. */
interface Heard {
  readonly nth: number;
  readonly at: number;
  readonly id: string;
}

const sentOf = (register: Register) =>
  [...register.deliveries.values()].filter(({ state }) => state === 'sent');

/** How one person's hearing of one item is named: by conversation and recommendation (or action), whichever meeting asks. */
export const itemOf = (register: Register, conversation: string, request: string): string =>
  `${conversation} ${register.requests.get(request)?.recommendation ?? request}`;

/** What each person was told of each item, in the order of the ledger; the chair's list is not told to who is asked. */
export const heardOf = (register: Register): ReadonlyMap<string, readonly Heard[]> => {
  const heard = new Map<string, Heard[]>();
  for (const [nth, { id, conversation, items, sentAt, decidedAt }] of sentOf(register).entries())
    for (const { request, step } of items) {
      if (step === 'chair' || !isStep(step)) continue;
      const item = itemOf(register, conversation, request);
      const one = { nth, at: toMilliseconds(sentAt ?? decidedAt), id };
      heard.set(item, [...(heard.get(item) ?? []), one]);
    }
  return heard;
};

/**
 * The messages that asked somebody about an item fewer than the policy's working days after they had heard of it,
 * whichever meeting or rule that was for. What came before is what the ledger has before it and the clock does not put
 * after it: by the clock alone, which may have been put back, what followed would seem to have come first.
 */
export const askedTooSoon = (register: Register, zone: string): readonly string[] => {
  const { apart } = policyOf(register);
  const calendar = calendarOf(register);
  const heard = heardOf(register);
  const found: string[] = [];
  for (const [nth, { id, rule, conversation, subject, items, decidedAt }] of sentOf(register).entries()) {
    if (rule !== ASKED) continue;
    const theirs = register.people.get(subject)?.zone ?? zone;
    const decided = toMilliseconds(decidedAt);
    for (const { request } of items) {
      let before: Heard | null = null;
      for (const one of heard.get(itemOf(register, conversation, request)) ?? [])
        if (one.nth < nth && one.at <= decided && one.at > (before?.at ?? 0)) before = one;
      if (before === null) continue;
      const days = workingDaysBetween(dayOf(before.at, theirs), dayOf(decided, theirs), calendar);
      if (days < apart) found.push(`${id} about ${request} soon after ${before.id}`);
    }
  }
  return found;
};
