import { ALARMS, alarmOf } from '../domain/alarm.js';
import { dayOf, sayDay } from '../domain/calendar.js';
import type { Delivery, Person, Register } from '../domain/register.js';
import { zoneOf } from '../domain/status.js';
import { awayUntil } from '../domain/update-request.js';
import { sayList, sayShort } from '../domain/words.js';
import { noticeView } from './notice.js';
import type { View } from './view.js';

/** Most recommendations that an alarm names. */
const MOST_NAMED = 12;

const sayMost = (names: readonly string[]): string => {
  const more = names.length - MOST_NAMED;
  return sayList([...names.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])]);
};

/** Who is away until when, and what waits for each of them. */
const whoIsAway = (register: Register, { items }: Delivery, today: string): readonly string[] => {
  const waiting = new Map<Person, string[]>();
  for (const { request: id } of items) {
    const request = register.requests.get(id);
    const recommendation = register.recommendations.get(request?.recommendation ?? '');
    const person = register.people.get(request?.respondent ?? '');
    if (request?.state !== 'open' || !recommendation || !person) continue;
    waiting.set(person, [...(waiting.get(person) ?? []), sayShort(recommendation)]);
  }
  return [...waiting].map(([person, names]) => {
    const until = awayUntil(person, today);
    return `${person.name}${until === null ? '' : ` is away until ${sayDay(until)}, and`} is asked about ${sayMost(names)}.`;
  });
};

/** What a delivery that is an alarm says at `now` (milliseconds since 1970); null for one of another rule. */
export const viewOfAlarm = (delivery: Delivery, register: Register, now: number): View | null => {
  const kind = alarmOf(delivery.rule);
  if (kind === null) return null;
  const named = delivery.items.flatMap(({ request: id }) => {
    const request = register.requests.get(id);
    const recommendation = register.recommendations.get(request?.recommendation ?? id);
    const settled = request ? request.state !== 'open' : recommendation?.owner !== null;
    return recommendation && !settled ? [sayShort(recommendation)] : [];
  });
  const which = named.length === 0 ? [] : [`It is about ${sayMost(named)}.`];
  const today = dayOf(now, zoneOf(register));
  const standing = kind === 'nobody-stands-in' ? whoIsAway(register, delivery, today) : which;
  const ways = {
    'nobody-stands-in': [
      { label: 'Who is asked', verb: 'show-requests', data: {} },
      { label: 'Who is away', verb: 'show-away', data: { person: '' } },
    ],
    'nobody-to-ask': [{ label: 'Without an owner', verb: 'show-list', data: { filter: 'unassigned' } }],
    'requests-not-out': [{ label: 'Who is asked', verb: 'show-requests', data: {} }],
    'dead-letters': [{ label: 'What was not delivered', verb: 'show-deliveries', data: {} }],
    'deliveries-failing': [{ label: 'How I am', verb: 'show-health', data: {} }],
    'ticks-stopped': [{ label: 'How I am', verb: 'show-health', data: {} }],
  }[kind];
  const why = { label: 'Why this message?', verb: 'show-why', data: { delivery: delivery.id } };
  const shared = register.conversations.get(delivery.conversation)?.kind === 'shared';
  const audience = shared ? 'board' : 'person';
  return noticeView('Something needs a person', [ALARMS[kind], ...standing], [...ways, why], audience);
};
