import { en } from 'chrono-node';

/** A day and perhaps a time, as somebody said them. */
export interface SaidDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `HH:MM`, or null where no time was said. */
  readonly time: string | null;
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/**
 * Reads a day as people say it in Britain: "31 March", "next Friday", "3/5/2022" (day first), "2022-05-03".
 * `today` (`YYYY-MM-DD`) is what it counts from; `way` says whether a day without a year lies ahead or behind.
 * null where the words hold no day.
 */
export const parseDay = (words: string, today: string, way: 'ahead' | 'behind' = 'ahead'): SaidDay | null => {
  const text = words.trim().slice(0, 100);
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[ T]+(?:at )?(\d{2}:\d{2}))?$/.exec(text);
  if (iso?.[1]) return isReal(iso[1]) ? { day: iso[1], time: iso[2] ?? null } : null;
  // chrono counts in the host's zone; noon keeps the day the same in every one of them.
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const reference = new Date(year, month - 1, day, 12);
  const [found] = en.GB.parse(text, reference, { forwardDate: way === 'ahead' });
  if (!found || !(found.start.isCertain('day') || found.start.isCertain('weekday'))) return null;
  const at = found.start;
  let said = `${pad(at.get('year') ?? 0, 4)}-${pad(at.get('month') ?? 0)}-${pad(at.get('day') ?? 0)}`;
  if (way === 'behind' && said > today && !at.isCertain('year'))
    said = `${pad(Number(said.slice(0, 4)) - 1, 4)}${said.slice(4)}`;
  if (!isReal(said)) return null;
  return {
    day: said,
    time: at.isCertain('hour') ? `${pad(at.get('hour') ?? 0)}:${pad(at.get('minute') ?? 0)}` : null,
  };
};

const isReal = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day;
};
