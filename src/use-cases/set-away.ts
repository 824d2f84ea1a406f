import { addDays, sayDay } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { hasPart, may } from '../domain/permission.js';
import type { Person } from '../domain/register.js';
import { sayList } from '../domain/words.js';
import { parseStretch, type Stretch } from '../intents/parse-stretch.js';
import { todayFor } from './describe.js';
import { personMeant } from './person-meant.js';
import { PERSONAL, type Result } from './result.js';
import { type Away, sayAway, sayStretch, without } from './show-away.js';
import {
  type Asker,
  type Deps,
  type Refused,
  recordedAs,
  refused,
  refusedPrivately,
  type WayOn,
} from './use-case.js';

/** Longest that anybody is away at a stretch, in days: what is longer is a slip of the keyboard. */
const LONGEST_AWAY = 366;
const MOST_STRETCHES = 20;
const SHOW = { label: 'Who is away', verb: 'show-away', data: { person: '' } } as const;

/** The person whose days are changed, where the asker may: their own, or anybody's for the governance team. */
const whose = (
  deps: Deps,
  asker: Asker,
  typed: string,
  again: Pick<WayOn, 'verb' | 'data'>,
): { person: Person; by: Person } | Refused => {
  const { person: by } = asker;
  if (!by)
    return refused(
      'I do not know who you are yet, so I cannot keep that. Ask the governance team for a code.',
    );
  if (/^(?:me|i)$/i.test(typed)) return { person: by, by };
  if (!may(deps.store.read(), by, 'keep-register'))
    return refused(
      'Everybody says for themselves when they are away; only the governance team says it for others.',
    );
  const person = personMeant(deps, asker, typed, again);
  return 'kind' in person ? person : { person, by };
};

const isAre = (person: Person, by: Person): string => (person.id === by.id ? 'You are' : `${person.name} is`);

/**
 * Records that somebody is away from the first day to the last, both included, and who is asked instead; days said
 * before are replaced where they overlap, and what is past is taken out.
 */
export const setAway = async (
  deps: Deps,
  asker: Asker,
  {
    person: typed,
    days,
    deputy: standIn,
  }: { readonly person: string; readonly days: string; readonly deputy: string },
): Promise<Result> => {
  const who = whose(deps, asker, typed, { verb: 'set-away', data: { days, deputy: standIn } });
  if ('kind' in who) return who;
  const { person, by } = who;
  const register = deps.store.read();
  const today = todayFor(register, deps);
  const stretch = parseStretch(days, today);
  if (!stretch)
    return refused(
      `I cannot read “${cut(days, 60)}” as days. For example: I’m away 12–26 October, deputy Head of Crime`,
    );
  const wrong = whyNot(stretch, today);
  if (wrong) return wrong;
  const deputy = standIn === '' ? null : personMeant(deps, asker, standIn, { verb: 'show-away', data: {} });
  // A button would say whom, and lose the rest: it is typed again.
  if (deputy && 'kind' in deputy) return { ...deputy, waysOn: [SHOW] };
  if (deputy?.id === person.id)
    return refusedPrivately('Nobody stands in for themselves. Name somebody else as the deputy.');
  if (deputy && !hasPart(register, deputy) && !may(register, by, 'keep-register'))
    return refusedPrivately(
      `${deputy.name} has no part in this work yet, and whoever stands in for you sees how yours stands. Name somebody else, or ask the governance team to say it for you.`,
    );
  const entered: Away = { ...stretch, deputy: deputy?.id ?? null };
  const full = await deps.store.change(
    { ...recordedAs(asker, by), why: 'Said when somebody is away', cause: asker.cause },
    (tx) => {
      const away = tx.get('people', person.id)?.away ?? [];
      const next = [...without(away, today, stretch), entered].sort((a, b) => (a.from < b.from ? -1 : 1));
      if (next.length > MOST_STRETCHES) return true;
      if (JSON.stringify(next) !== JSON.stringify(away))
        tx.edit('people', person.id, (draft) => {
          draft.away = next;
        });
      return false;
    },
  );
  if (full.kind === 'applied' && full.result)
    return refused(
      `That would be more than ${MOST_STRETCHES} stretches of days. Take some back first: “I’m back”.`,
    );
  const elsewhere = deputy ? '' : ' No deputy is named: the board’s own is asked, where it has one.';
  return kept(
    `${isAre(person, by)} away ${sayAway(deps.store.read(), entered)}. Nobody is chased on these days.${elsewhere}${awayToo(deputy, stretch)}`,
  );
};

const whyNot = ({ from, until }: Stretch, today: string): Refused | null => {
  if (until < today)
    return refused(`${sayStretch({ from, until })} is past. Give days that are still to come.`);
  return until > addDays(from, LONGEST_AWAY - 1)
    ? refused(
        `${sayDay(from)} to ${sayDay(until)} is more than a year. Give the first and the last day again.`,
      )
    : null;
};

const awayToo = (deputy: Person | null, { from, until }: Stretch): string => {
  const also = deputy?.away.some((one) => one.from <= until && one.until >= from);
  return also && deputy ? ` ${deputy.name} is away on some of these days too.` : '';
};

/** Records that somebody is back: the days that have begun end before today, and those ahead stay. */
export const endAway = async (
  deps: Deps,
  asker: Asker,
  { person: typed }: { readonly person: string },
): Promise<Result> => {
  const who = whose(deps, asker, typed, { verb: 'end-away', data: {} });
  if ('kind' in who) return who;
  const { person, by } = who;
  const today = todayFor(deps.store.read(), deps);
  const changed = await deps.store.change(
    { ...recordedAs(asker, by), why: 'Said that somebody is back', cause: asker.cause },
    (tx) => {
      const away = tx.get('people', person.id)?.away ?? [];
      const ahead = away.filter(({ from }) => from > today);
      if (ahead.length < away.length)
        tx.edit('people', person.id, (draft) => {
          draft.away = draft.away.filter(({ from }) => from > today);
        });
      return away.some(({ from, until }) => from <= today && until >= today);
    },
  );
  const ahead = deps.store.read().people.get(person.id)?.away ?? [];
  const rest =
    ahead.length > 0
      ? ` Still to come: ${sayList(ahead.map((one) => sayAway(deps.store.read(), one)))}.`
      : '';
  const was = changed.kind === 'repeated' || changed.result;
  return kept(`${isAre(person, by)} ${was ? 'back' : 'not away today, so nothing changed'}.${rest}`);
};

const kept = (sentence: string): Result => ({
  kind: 'kept',
  sentence,
  item: null,
  waysOn: [SHOW],
  ...PERSONAL,
});
