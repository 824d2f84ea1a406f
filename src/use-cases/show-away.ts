import { addDays, sayDay } from '../domain/calendar.js';
import { may } from '../domain/permission.js';
import type { Person, Register } from '../domain/register.js';
import { sayList } from '../domain/words.js';
import type { Stretch } from '../intents/parse-stretch.js';
import { todayFor } from './describe.js';
import { personMeant } from './person-meant.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Days away as the register keeps them. */
export type Away = Person['away'][number];

/** In full days: "from Tuesday 12 October 2021 to Tuesday 26 October 2021". */
export const sayStretch = ({ from, until }: Stretch): string =>
  from === until ? `on ${sayDay(from)}` : `from ${sayDay(from)} to ${sayDay(until)}`;

/** The days, and who is asked instead. */
export const sayAway = (register: Pick<Register, 'people'>, { from, until, deputy }: Away): string => {
  const name = deputy === null ? undefined : register.people.get(deputy)?.name;
  return `${sayStretch({ from, until })}${name ? `; ${name} is asked instead` : ''}`;
};

/** What of somebody's days is not behind them, without the days that a new stretch takes the place of. */
export const without = (away: readonly Away[], today: string, taken: Stretch | null): Away[] =>
  away
    .filter(({ until }) => until >= today)
    .flatMap((one) => {
      if (!taken || one.until < taken.from || one.from > taken.until) return [one];
      const before = { ...one, until: addDays(taken.from, -1) };
      const after = { ...one, from: addDays(taken.until, 1) };
      return [before, after].filter(({ from, until }) => from <= until);
    });

const MOST_SHOWN = 30;

/** Who is away, now or later, and who is asked instead: for those who work with the register. */
export const showAway = (
  deps: Deps,
  asker: Asker,
  { person: typed }: { readonly person: string },
): Result => {
  const register = deps.store.read();
  const { person: by } = asker;
  const own = by !== null && /^(?:me|i)$/i.test(typed);
  if (!own && !may(register, by, 'read-working') && !may(register, by, 'administer'))
    return refused('Who is away is for the people who work with the register. Ask the governance team.');
  const named = typed === '' || own ? null : personMeant(deps, asker, typed, { verb: 'show-away', data: {} });
  if (named && 'kind' in named) return named;
  const today = todayFor(register, deps);
  const people = named ? [named] : own ? [by] : [...register.people.values()].filter(({ active }) => active);
  const told = people.flatMap((person) => {
    const ahead = without(person.away, today, null);
    return ahead.length === 0
      ? []
      : [`${person.name}: away ${sayList(ahead.map((one) => sayAway(register, one)))}.`];
  });
  return {
    kind: 'notice',
    heading: 'Away',
    sentences: [
      ...(told.length === 0
        ? [
            named || own
              ? 'No days away are in the register.'
              : 'Nobody is away, and no days away are in the register.',
          ]
        : told.slice(0, MOST_SHOWN)),
      'To change it: “I’m away 12–26 October, deputy Head of Crime”, “I’m back”.',
    ],
    waysOn: [],
    ...PERSONAL,
  };
};
