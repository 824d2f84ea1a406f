import { daysBetween, sayAge, sayDay } from '../domain/calendar.js';
import { capital, count, SAY_ROLE, sayList, sayShort } from '../domain/words.js';
import type { Described } from '../use-cases/describe.js';
import type { ResponseClock, Result } from '../use-cases/result.js';
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

/** "Our response to … was due on …": the 56 days begin with the day of publication. */
const sayClock = ({ inspection, publishedOn, dueOn, answeredOn }: ResponseClock, today: string): string => {
  if (!publishedOn || !dueOn)
    return `${inspection}: its letter names no publication day, so I cannot count the 56 days.`;
  const counted = `the last of the 56 days that begin with publication on ${sayDay(publishedOn)} (Police Act 1996 s.55)`;
  if (!answeredOn) {
    const left = daysBetween(today, dueOn);
    return left >= 0
      ? `${inspection}: the response is due by ${sayDay(dueOn)}, ${sayAge(-left)}; that is ${counted}.`
      : `${inspection}: the response was due by ${sayDay(dueOn)} and is ${count(-left, 'day')} late; that was ${counted}.`;
  }
  const spare = daysBetween(answeredOn, dueOn);
  const when =
    spare < 0
      ? `${count(-spare, 'day')} late`
      : spare === 0
        ? 'on the last day'
        : `with ${count(spare, 'day')} to spare`;
  return `${inspection}: the response was due by ${sayDay(dueOn)}, ${counted}. It was published on ${sayDay(answeredOn)}, ${when}.`;
};

export const responseDueView = ({
  items,
  today,
  audience,
}: Extract<Result, { kind: 'response-due' }>): View =>
  noticeView(
    'Response to the inspectorate',
    items.slice(0, 10).map((clock) => sayClock(clock, today)),
    [{ label: 'List all', verb: 'show-list', data: { filter: 'all' } }],
    audience,
  );

/** Who is who: name, roles, what they own and chair. */
export const peopleView = ({ people, audience }: Extract<Result, { kind: 'people' }>): View => {
  const told = people.slice(0, 40).map(({ person, owns, chairs }) => {
    const roles = person.roles.filter((role) => role !== 'viewer').map((role) => SAY_ROLE[role]);
    const does = [
      ...roles,
      ...chairs.map((name) => `chair of ${name}`),
      owns.length > 0 ? `owns ${sayList(owns.slice(0, 12).map((one) => sayShort(one)))}` : '',
    ].filter(Boolean);
    return `${person.name}${person.initials ? ` (${person.initials})` : ''}: ${does.join('; ') || 'reads what is published'}.`;
  });
  return noticeView(
    'People',
    told,
    [{ label: 'Without an owner', verb: 'show-list', data: { filter: 'unassigned' } }],
    audience,
  );
};

const GROUPS = [
  ['ask', 'Ask'],
  ['answer', 'Give updates'],
  ['keep', 'Keep the register'],
] as const;

const UNKNOWN =
  'I do not know who you are yet, so I show you what is published. The governance team can add you.';

/** Said once, where the bot was added: what it is for, who added it, and ways to begin. */
export const welcomeView = ({ by, shared, linked, audience }: Extract<Result, { kind: 'welcome' }>): View =>
  noticeView(
    'Hello from Scrutiny',
    [
      `I keep the recommendations that inspectorates have made and how each is answered${by ? `. ${by} added me here` : ''}.`,
      shared
        ? 'Mention me with a question, such as “status of rec 7” or “what is overdue?”. I answer only when I am mentioned or replied to.'
        : 'Ask me “status of rec 7”, “what is overdue?” or “when is the next meeting?”. Owners give their updates here.',
      ...(linked || shared ? [] : [UNKNOWN]),
    ],
    [
      { label: 'Open recommendations', verb: 'show-list', data: { filter: 'open' } },
      { label: 'Next meeting', verb: 'show-next-meeting', data: {} },
      // In company, whose they are would be a matter of who presses.
      ...(linked && !shared ? [{ label: 'Mine', verb: 'show-list', data: { filter: 'mine' } }] : []),
      { label: 'What I can do', verb: 'help', data: {} },
    ],
    audience,
  );

/** What can be asked and done, by the asker's rights. A greeting is the short form. */
export const helpView = ({
  commands,
  greeting,
  name,
  linked,
  audience,
}: Extract<Result, { kind: 'help' }>): View => {
  const ways: Button[] = [
    { label: 'Open recommendations', verb: 'show-list', data: { filter: 'open' } },
    { label: 'Next meeting', verb: 'show-next-meeting', data: {} },
    ...(linked ? [{ label: 'Mine', verb: 'show-list', data: { filter: 'mine' } }] : []),
  ];
  const unknown = linked ? [] : [UNKNOWN];
  if (greeting) {
    const hello = `Hello${name ? `, ${name}` : ''}. I keep the recommendations of inspections and how they are answered.`;
    return noticeView(
      'Scrutiny',
      [hello, 'Ask me “status of rec 7”, “what is overdue?” or “when is the next meeting?”.', ...unknown],
      [...ways, { label: 'What I can do', verb: 'help', data: {} }],
      audience,
    );
  }
  const groups = GROUPS.map(([group, title]) => ({
    title,
    rows: commands
      .filter((command) => command.group === group)
      .map(({ usage, help }) => ({ usage, help: ` – ${help}` })),
  })).filter(({ rows }) => rows.length > 0);
  return {
    card: 'help',
    data: {
      heading: 'What I can do',
      summary: ['Say it in your own words, or as one of these.', ...unknown].join(' '),
      groups,
      buttons: ways,
    },
    text: [
      'What I can do',
      ...unknown,
      ...groups.flatMap(({ title, rows }) => [title, ...rows.map(({ usage, help }) => `  ${usage}${help}`)]),
    ].join('\n'),
    audience,
  };
};
