import type { NamedItem } from '../domain/agenda.js';
import { itemsOf, nameItem } from '../domain/agenda.js';
import { cut } from '../domain/cut.js';
import { minutedItems, standingMinutes } from '../domain/minute.js';
import type { AgendaItem, Held, Meeting } from '../domain/register.js';
import {
  back,
  type Course,
  type From,
  goTo,
  next,
  type Stepped,
  skip,
  type Who,
} from '../domain/running-meeting.js';
import { capital } from '../domain/words.js';
import { itemMeant } from './item-meant.js';
import { meetingToRun, runningHere } from './meeting-here.js';
import type { Result } from './result.js';
import { endAway } from './set-away.js';
import { showMeeting } from './show-meeting.js';
import type { Asker, Deps } from './use-case.js';

const LONGEST_TITLE = 80;

/** A step as a button or somebody's words have it: `from` is the item that the button's card showed, null for words. */
interface Step {
  readonly meeting: string;
  readonly from: string | null;
}

/** What lies on the table now: whoever typed the step may have the card far above. */
const onTheTable = (at: string): string =>
  at === ''
    ? 'Nothing is on the table now: the agenda is at its end, and “meeting end” ends the meeting.'
    : `On the table now: ${at}.`;

/** On to the next item; the one on the table was dealt with. */
export const nextItem = (deps: Deps, asker: Asker, step: Step): Promise<Result> =>
  take(deps, asker, step, {
    why: 'Went on to the next item of the meeting',
    step: next,
    say: (left, at) => `${capital(left)} is dealt with. ${onTheTable(at)}`,
  });

/** On to the next item; the one on the table is put by. */
export const skipItem = (deps: Deps, asker: Asker, step: Step): Promise<Result> =>
  take(deps, asker, step, {
    why: 'Passed over an item of the meeting',
    step: skip,
    say: (left, at) =>
      `${capital(left)} is put by. “go to ${left}” takes it up again; otherwise it is carried over. ${onTheTable(at)}`,
  });

/** Back to the item before; it is on the table again. */
export const previousItem = (deps: Deps, asker: Asker, step: Step): Promise<Result> =>
  take(deps, asker, step, {
    why: 'Went back to the item before in the meeting',
    step: back,
    say: (_left, at) => `Back at ${at}.`,
  });

/** "back": in a meeting that the asker is in, the item before; anywhere else that they are not away any more. */
export const goBack = async (deps: Deps, asker: Asker): Promise<Result> =>
  runningHere(deps.store.read(), asker)
    ? previousItem(deps, asker, { meeting: '', from: null })
    : endAway(deps, asker, { person: 'me' });

/** To an item of the agenda by its number. */
export const goToItem = async (
  deps: Deps,
  asker: Asker,
  { meeting, item: said }: { readonly meeting: string; readonly item: NamedItem },
): Promise<Result> => {
  const run = meetingToRun(deps, asker, meeting);
  if ('kind' in run) return run;
  const meant = itemMeant(deps, asker, run.meeting, said);
  if ('sentence' in meant) return meant;
  return take(
    deps,
    asker,
    { meeting, from: null },
    {
      why: `Went to ${meant.name}`,
      step: (held, course, who) => goTo(held, course, who, meant.item.key),
      say: (_left, at) => `At ${at} now.`,
    },
  );
};

const take = async (
  deps: Deps,
  asker: Asker,
  { meeting: id, from }: Step,
  how: {
    readonly why: string;
    readonly step: (held: Held, course: Course, who: Who, from: From) => Stepped;
    readonly say: (left: string, at: string) => string;
  },
): Promise<Result> => {
  const run = meetingToRun(deps, asker, id);
  if ('kind' in run) return run;
  const { meeting, person } = run;
  const register = deps.store.read();
  const items = itemsOf(register, meeting);
  const named = (key: string | null): string => {
    const item = items.find((one: AgendaItem) => one.key === key);
    return item ? nameItem(register, items, item) : '';
  };
  /** A matter's number says little: what it is about goes with it. */
  const inFull = (key: string | null): string => {
    const title = items.find((one) => one.key === key)?.title ?? '';
    return title === '' ? named(key) : `${named(key)}, “${cut(title, LONGEST_TITLE)}”`;
  };
  const changed = await deps.store.change(
    { by: person.id, via: asker.via, why: how.why, cause: asker.cause },
    (tx): string => {
      const newest = tx.get('meetings', meeting.id);
      if (newest?.state !== 'running' || newest.held === null) return 'The meeting has just been ended.';
      const { held } = newest;
      const minuted = minutedItems(standingMinutes({ minutes: tx.all('minutes') }, meeting.id));
      const who = { by: person.id, now: deps.clock.now() };
      const stepped = how.step(held, { items, minuted }, who, from ?? undefined);
      if (stepped.kind !== 'moved') return sayStill(deps, newest, stepped, named(held.at));
      tx.edit('meetings', meeting.id, (draft) => Object.assign(draft, { held: stepped.held }));
      return how.say(named(held.at), inFull(stepped.held.at));
    },
  );
  // The same turn again: where the meeting is says what it did.
  const happened = changed.kind === 'applied' ? changed.result : '';
  return showMeeting(deps, asker, { meeting, happened });
};

/** Why nothing moved. */
const sayStill = (
  deps: Deps,
  meeting: Meeting,
  stepped: Exclude<Stepped, { kind: 'moved' }>,
  at: string,
): string => {
  switch (stepped.kind) {
    case 'just-moved': {
      const by = deps.store.read().people.get(stepped.by)?.name ?? stepped.by;
      const where = meeting.held?.at === null ? 'to the end of the agenda' : `to ${at}`;
      return `${by} has already gone ${where}, so nothing moved now. Say it again to go on from there.`;
    }
    case 'at-the-first':
      return `${capital(at)} is the first item.`;
    case 'at-the-end':
      return 'The agenda is at its end: nothing is on the table.';
    case 'there-already':
      return `${capital(at)} is on the table.`;
  }
};
