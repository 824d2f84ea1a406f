import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bankHolidays } from '../../src/domain/bank-holidays.js';

/** Computed here without the library: Butcher's Easter, the first and last Mondays, the substitute days. */
const utc = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month - 1, day));
const said = (date: Date): string => date.toISOString().slice(0, 10);
const later = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);

const easterSunday = (year: number): Date => {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return utc(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
};

const mondayFrom = (date: Date): Date => later(date, (8 - date.getUTCDay()) % 7);
const mondayUntil = (date: Date): Date => later(date, -((date.getUTCDay() + 6) % 7));

/** A holiday on a weekend is kept on the next weekday that is no holiday already. */
const kept = (date: Date, taken: readonly string[]): string => {
  let day = date;
  while ([0, 6].includes(day.getUTCDay()) || taken.includes(said(day))) day = later(day, 1);
  return said(day);
};

const ONE_OFFS: Record<number, { readonly less: readonly string[]; readonly more: readonly string[] }> = {
  2020: { less: ['2020-05-04'], more: ['2020-05-08'] },
  2022: { less: ['2022-05-30'], more: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { less: [], more: ['2023-05-08'] },
};

const computed = (year: number): string[] => {
  const christmas = utc(year, 12, 25);
  // On a Sunday it goes behind Boxing Day, which keeps its Monday.
  const boxing = kept(utc(year, 12, 26), christmas.getUTCDay() === 6 ? [kept(christmas, [])] : []);
  const usual = [
    kept(utc(year, 1, 1), []),
    said(later(easterSunday(year), -2)),
    said(later(easterSunday(year), 1)),
    said(mondayFrom(utc(year, 5, 1))),
    said(mondayUntil(utc(year, 5, 31))),
    said(mondayUntil(utc(year, 8, 31))),
    kept(christmas, [boxing]),
    boxing,
  ];
  const { less, more } = ONE_OFFS[year] ?? { less: [], more: [] };
  return [...usual.filter((day) => !less.includes(day)), ...more].sort();
};

const years = (from: number, until: number): number[] =>
  Array.from({ length: until - from + 1 }, (_, index) => from + index);

describe('the bank holidays of England and Wales', () => {
  test.each(years(2019, 2035))('%i comes out as computed without the library', (year) => {
    expect([...bankHolidays(year)].sort()).toEqual(computed(year));
  });

  test('so do the years after, as far as anybody plans', () => {
    const ahead = years(2036, 2099);
    expect(ahead.map((year) => [...bankHolidays(year)].sort())).toEqual(ahead.map(computed));
  });

  // As published on gov.uk/bank-holidays.
  test.each([
    ['2019-01-01 2019-04-19 2019-04-22 2019-05-06 2019-05-27 2019-08-26 2019-12-25 2019-12-26'],
    ['2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28'],
    ['2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28'],
    [
      '2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27',
    ],
    ['2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26'],
    ['2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26'],
    ['2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26'],
    ['2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28'],
    ['2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28'],
  ])('are those of gov.uk: %s', (published) => {
    const year = Number(published.slice(0, 4));
    expect([...bankHolidays(year)].sort().join(' ')).toBe(published);
    expect(computed(year).join(' ')).toBe(published);
  });

  test.each(['Pacific/Auckland', 'America/Los_Angeles'])('are the same on a machine in %s', (zone) => {
    const built = pathToFileURL(resolve(import.meta.dirname, '../../dist/domain/bank-holidays.js')).href;
    const there = execFileSync(
      process.execPath,
      [
        '-e',
        `import(${JSON.stringify(built)}).then((m) => console.log([2021, 2022, 2027].map((y) => [...m.bankHolidays(y)].sort())))`,
      ],
      { encoding: 'utf8', env: { ...process.env, TZ: zone } },
    );
    expect(there.match(/\d{4}-\d\d-\d\d/g)).toEqual([2021, 2022, 2027].flatMap(computed));
  });

  test.each([0, 99, 1899, 10_000, 2021.5, Number.NaN])('%s is no year', (year) => {
    expect(() => bankHolidays(year)).toThrow(/Allowed are whole years/);
  });
});
