import { ALARMS, alarmOf } from '../domain/alarm.js';
import type { Delivery, Register } from '../domain/register.js';
import { sayList, sayShort } from '../domain/words.js';
import { noticeView } from './notice.js';
import type { View } from './view.js';

/** Most recommendations that an alarm names. */
const MOST_NAMED = 12;

/** What a delivery that is an alarm says; null for one of another rule. */
export const viewOfAlarm = (delivery: Delivery, register: Register): View | null => {
  const kind = alarmOf(delivery.rule);
  if (kind === null) return null;
  const named = delivery.items.flatMap(({ request: id }) => {
    const request = register.requests.get(id);
    const recommendation = register.recommendations.get(request?.recommendation ?? id);
    const settled = request ? request.state !== 'open' : recommendation?.owner !== null;
    return recommendation && !settled ? [sayShort(recommendation)] : [];
  });
  const more = named.length - MOST_NAMED;
  const which =
    named.length === 0
      ? []
      : [`It is about ${sayList([...named.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])])}.`];
  const ways = {
    'nobody-to-ask': [{ label: 'Without an owner', verb: 'show-list', data: { filter: 'unassigned' } }],
    'requests-not-out': [{ label: 'Who is asked', verb: 'show-requests', data: {} }],
    'dead-letters': [{ label: 'What was not delivered', verb: 'show-deliveries', data: {} }],
    'deliveries-failing': [{ label: 'How I am', verb: 'show-health', data: {} }],
    'ticks-stopped': [{ label: 'How I am', verb: 'show-health', data: {} }],
  }[kind];
  const why = { label: 'Why this message?', verb: 'show-why', data: { delivery: delivery.id } };
  const shared = register.conversations.get(delivery.conversation)?.kind === 'shared';
  const audience = shared ? 'board' : 'person';
  return noticeView('Something needs a person', [ALARMS[kind], ...which], [...ways, why], audience);
};
