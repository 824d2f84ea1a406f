import { daysBetween, sayAge, sayDay } from '../domain/calendar.js';
import { capital, SAY_PLATFORM, SAY_ROLE, sayList, sayShort } from '../domain/words.js';
import type { Described } from '../use-cases/describe.js';
import type { Result } from '../use-cases/result.js';
import { noticeView } from './notice.js';
import type { Button } from './parts.js';
import { sayDeadline } from './status.js';
import type { View } from './view.js';

const statusButton = ({ recommendation }: Described): Button => ({
  label: `Status of ${sayShort(recommendation)}`,
  verb: 'show-status',
  data: { ref: recommendation.id },
});

const sayOwner = ({ recommendation, owner, working }: Described): string => {
  const rec = capital(sayShort(recommendation));
  if (!working)
    return `Who owns ${sayShort(recommendation)} is for the people who work on it. It is addressed to ${sayList(recommendation.addressees) || 'nobody named'}.`;
  return owner
    ? `${rec} is owned by ${owner.name}.`
    : `${rec} has no owner yet. The governance team assigns it.`;
};

const sayDue = (item: Described): string => {
  const { recommendation, standing, today } = item;
  const rec = capital(sayShort(recommendation));
  if (!standing.open) return `${rec} is settled.`;
  const printed = `Deadline as printed: ${sayDeadline(item)}.`;
  if (!recommendation.target) return `${rec} has no target date. ${printed}`;
  const { on } = recommendation.target;
  return `${rec} is due ${sayDay(on)}, ${standing.overdue ? `overdue: that was ${sayAge(daysBetween(on, today))}` : sayAge(daysBetween(on, today))}. ${printed}`;
};

/** One fact about one or several recommendations, said first. */
export const factView = ({ fact, items, audience }: Extract<Result, { kind: 'fact' }>): View =>
  noticeView(
    fact === 'owner' ? 'Owner' : 'Due',
    items.map(fact === 'owner' ? sayOwner : sayDue),
    items.slice(0, 3).map(statusButton),
    audience,
  );

/** " Linked on Teams and Slack (by e-mail)." */
const sayLinked = (linked: Extract<Result, { kind: 'people' }>['people'][number]['linked']): string => {
  if (linked === null) return '';
  const places = [
    ...new Set(
      linked.map(({ platform, by }) => `${SAY_PLATFORM[platform]}${by === 'email' ? ' (by e-mail)' : ''}`),
    ),
  ];
  return places.length === 0 ? ' Not linked yet.' : ` Linked on ${sayList(places)}.`;
};

/** Who is who: name, roles, what they own and chair. */
export const peopleView = ({ people, audience }: Extract<Result, { kind: 'people' }>): View => {
  const told = people.slice(0, 40).map(({ person, owns, chairs, linked }) => {
    const roles = person.roles.filter((role) => role !== 'viewer').map((role) => SAY_ROLE[role]);
    const does = [
      ...roles,
      ...chairs.map((name) => `chair of ${name}`),
      owns.length > 0 ? `owns ${sayList(owns.slice(0, 12).map((one) => sayShort(one)))}` : '',
    ].filter(Boolean);
    return `${person.name}${person.initials ? ` (${person.initials})` : ''}: ${does.join('; ') || 'reads what is published'}.${sayLinked(linked)}`;
  });
  return noticeView(
    'People',
    told,
    [{ label: 'Without an owner', verb: 'show-list', data: { filter: 'unassigned' } }],
    audience,
  );
};
