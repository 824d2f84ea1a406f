import { dayOf, sayDay } from '../domain/calendar.js';
import type { Person, Update } from '../domain/register.js';
import { SAY_UPDATE } from '../domain/words.js';
import type { Described } from '../use-cases/describe.js';
import { type Line, lines, shorten } from './parts.js';

const LONGEST_NAME = 80;
const LONGEST_LAST = 160;

interface Given {
  readonly update: Update;
  /** Whoever entered it. */
  readonly by: Person | null;
}

/** "Head of Crime, Friday 1 October 2021": who said it and when, without what the status has besides. */
export const sayGave = ({ update, by }: Given, zone: string): string => {
  const name = shorten(by?.name ?? update.by, LONGEST_NAME);
  const who = update.toldBy ? `${shorten(update.toldBy, LONGEST_NAME)}, entered by ${name}` : name;
  return `${who}, ${sayDay(dayOf(update.at, zone))}`;
};

/** What was last said of an item on which nothing waits: the board looks at it all the same. */
export const lastOf = ({ last, zone }: Described): Line[] =>
  lines([
    'Last update',
    last
      ? `${sayGave(last, zone)}, ${SAY_UPDATE[last.update.state]}: “${shorten(last.update.done, LONGEST_LAST)}”`
      : 'None yet',
  ]);
