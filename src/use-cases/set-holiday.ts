import { sayDay } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { sayList } from '../domain/words.js';
import { parseDay } from '../intents/parse-day.js';
import { todayFor } from './describe.js';
import { allowed } from './keep.js';
import { PUBLIC, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

const SHOW = { label: 'Holidays', verb: 'show-holidays', data: {} } as const;

/**
 * Makes a day a holiday of this office, or none after all, beside the bank holidays of England and Wales: days that
 * are no working days count in no deadline and nobody is chased on them.
 */
export const setHoliday = async (
  deps: Deps,
  asker: Asker,
  { day: words, how }: { readonly day: string; readonly how: 'add' | 'remove' },
): Promise<Result> => {
  const person = allowed(deps, asker, 'keep-register', 'change holidays');
  if ('kind' in person) return person;
  const day = parseDay(words, todayFor(deps.store.read(), deps))?.day;
  if (day === undefined)
    return refused(`I cannot read “${cut(words, 60)}” as a day. For example: holiday 6 May 2011`, [SHOW]);
  const why = how === 'add' ? 'Made a day a holiday' : 'Made a day no holiday';
  const changed = await deps.store.change({ by: person.id, via: asker.via, why, cause: asker.cause }, (tx) =>
    tx.edit('settings', 'register', ({ holidays }) => {
      const [to, away] = how === 'add' ? (['added', 'removed'] as const) : (['removed', 'added'] as const);
      if (holidays[away].includes(day)) holidays[away] = holidays[away].filter((one) => one !== day);
      if (!holidays[to].includes(day)) holidays[to] = [...holidays[to], day].sort();
    }),
  );
  const so = changed.kind === 'applied' && changed.entry === undefined;
  return {
    kind: 'kept',
    sentence: `${so ? 'Nothing changed: it was so already. ' : ''}${sayDay(day)} is ${how === 'add' ? 'a holiday here' : 'no holiday here'}: it counts as ${how === 'add' ? 'no working day' : 'a working day, unless it is on a weekend'}.`,
    item: null,
    waysOn: [SHOW],
    ...PUBLIC,
  };
};

const MOST_SHOWN = 20;

/** The days that were made holidays here, or none, from today on. */
export const showHolidays = (deps: Deps, asker: Asker): Result => {
  const register = deps.store.read();
  const { added = [], removed = [] } = register.settings.get('register')?.holidays ?? {};
  const today = todayFor(register, deps);
  const ahead = (days: readonly string[]): string =>
    sayList(
      days
        .filter((day) => day >= today)
        .slice(0, MOST_SHOWN)
        .map(sayDay),
    ) || 'none';
  return {
    kind: 'notice',
    heading: 'Holidays',
    sentences: [
      'Weekends and the bank holidays of England and Wales are no working days.',
      `Days that are holidays here besides: ${ahead(added)}.`,
      `Bank holidays that are none here: ${ahead(removed)}.`,
      ...(asker.person
        ? ['The governance team changes them: “holiday 6 May 2011”, “no holiday on 6 May 2011”.']
        : []),
    ],
    waysOn: [],
    ...PUBLIC,
  };
};
