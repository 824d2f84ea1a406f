import { createRequire } from 'node:module';

/** The library's class. It is loaded when a year is first asked for (0.3 s): most commands never ask. */
type Holidays = typeof import('date-holidays').default;

const load = createRequire(import.meta.url);
let england: InstanceType<Holidays> | null = null;
const years = new Map<number, ReadonlySet<string>>();

/**
 * The bank holidays of England and Wales in a year, days `YYYY-MM-DD`, as gov.uk lists them: Monday to Friday, so
 * a Christmas Day on a Saturday stands there as the Monday that is its substitute. Exact from 2019 to the last year
 * that is proclaimed; after it the usual ones. Kept for each year: the first question loads the library (0.3 s),
 * a new year takes 6 ms, one that was asked for before nothing.
 * Source: `date-holidays`, `GB/ENG`, whose data follow gov.uk/bank-holidays.
 * @throws RangeError when the year is not one from 1900 to 9999.
 */
export const bankHolidays = (year: number): ReadonlySet<string> => {
  const known = years.get(year);
  if (known) return known;
  if (!Number.isInteger(year) || year < 1900 || year > 9999)
    throw new RangeError(`${year} is not a year. Allowed are whole years from 1900 to 9999.`);
  england ??= new (load('date-holidays') as Holidays)('GB', 'ENG');
  const days = england
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10))
    .filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
  const found = new Set(days);
  years.set(year, found);
  return found;
};
