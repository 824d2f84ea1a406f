import { sayDay } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { peopleNamed } from '../domain/lists.js';
import type { Attendee, Board, Person, Register } from '../domain/register.js';
import { sayList } from '../domain/words.js';
import { meetingToRun } from './meeting-here.js';
import { isStillRunning, JUST_ENDED } from './on-item.js';
import { personMentioned } from './record-action.js';
import type { Result } from './result.js';
import { showMeeting } from './show-meeting.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** As many as sit round a large table, and the longest name of one of them. */
const MOST_PEOPLE = 60;
const LONGEST_NAME = 60;

type Attendance = { readonly present: readonly Attendee[]; readonly apologies: readonly Attendee[] };

/**
 * Records who is here and who sent apologies, by initials, name or mention. Said again it is said anew; `also` adds
 * to it, as when somebody comes late. A list that is not said stays as it is.
 */
export const recordAttendance = async (
  deps: Deps,
  asker: Asker,
  said: {
    readonly meeting: string;
    readonly present: readonly string[];
    readonly apologies: readonly string[];
    readonly also: boolean;
  },
): Promise<Result> => {
  const run = meetingToRun(deps, asker, said.meeting);
  if ('kind' in run) return run;
  const { meeting, board, person } = run;
  const names = [...said.present, ...said.apologies];
  if (names.length === 0) return refused('Say who is here, for example: attendees JD, KH (apologies: MR)');
  if (names.length > MOST_PEOPLE || names.some((name) => name.length > LONGEST_NAME))
    return refused(
      `At most ${MOST_PEOPLE} people fit, each with a name of ${LONGEST_NAME} characters or fewer. Initials are enough.`,
    );
  const register = deps.store.read();
  const [present, apologies] = [said.present, said.apologies].map((ones) =>
    ones.map((name) => attendeeOf(register, asker, board, name)),
  ) as [Attendee[], Attendee[]];
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `Recorded who is at the meeting of ${sayDay(meeting.day)}`,
      cause: asker.cause,
    },
    (tx): { readonly refusal: string | null; readonly gone: readonly Attendee[] } => {
      if (!isStillRunning(tx, meeting)) return { refusal: JUST_ENDED, gone: [] };
      const before = tx.get('meetings', meeting.id)?.attendance ?? { present: [], apologies: [] };
      const after = together(before, { present, apologies }, said.also);
      tx.edit('meetings', meeting.id, (draft) => Object.assign(draft, { attendance: after }));
      return { refusal: null, gone: without(before.present, [...after.present, ...after.apologies]) };
    },
  );
  const { refusal, gone } = changed.kind === 'applied' ? changed.result : { refusal: null, gone: [] };
  const newest = deps.store.read().meetings.get(meeting.id)?.attendance;
  const happened = refusal ?? (newest ? sayAttendance(deps.store.read(), newest) + sayGone(gone) : '');
  return showMeeting(deps, asker, { meeting, happened });
};

/** Of several with the same initials, the one who sits on the board; whom the register does not know is kept as said. */
const attendeeOf = (register: Register, asker: Asker, board: Board, name: string): Attendee => {
  const bare = name.replace(/^@/, '');
  const mentioned = personMentioned(register, asker, bare);
  const found = mentioned ? [mentioned] : peopleNamed(register, bare);
  const sits = found.filter(({ id }) => board.chair === id || board.members.includes(id));
  const one: Person | undefined = found.length === 1 ? found[0] : sits.length === 1 ? sits[0] : undefined;
  return { initials: one?.initials || bare, person: one?.id ?? null };
};

const same = (a: Attendee, b: Attendee): boolean =>
  a.person === null ? b.person === null && a.initials === b.initials : a.person === b.person;
const without = (ones: readonly Attendee[], others: readonly Attendee[]): Attendee[] =>
  ones.filter((one) => !others.some((other) => same(one, other)));
const each = (ones: readonly Attendee[]): Attendee[] =>
  ones.filter((one, at) => ones.findIndex((other) => same(one, other)) === at);

/** The lists put together: nobody is in both, and what was said last counts. */
const together = (before: Attendance, now: Attendance, also: boolean): Attendance => {
  const list = (was: readonly Attendee[], is: readonly Attendee[]): Attendee[] =>
    also || is.length === 0 ? [...was, ...is] : [...is];
  return {
    present: each(without(list(before.present, now.present), now.apologies)),
    apologies: each(without(list(before.apologies, now.apologies), now.present)),
  };
};

/** Who was on the list before it was said anew, and how one message brings them back. */
const sayGone = (gone: readonly Attendee[]): string => {
  const names = gone.map(({ initials }) => initials);
  return names.length === 0
    ? ''
    : ` Not on the list any more: ${sayList(names)}; “also here: ${names.join(', ')}” puts them back.`;
};

/** "Present: … Apologies: …", by name and initials. */
export const sayAttendance = (register: Register, { present, apologies }: Attendance): string => {
  const say = ({ initials, person }: Attendee): string => {
    const name = person === null ? undefined : register.people.get(person)?.name;
    return name ? `${cut(name, 60)} (${initials})` : initials;
  };
  const strangers = [...present, ...apologies].filter(({ person }) => person === null);
  return [
    `Present: ${present.length > 0 ? sayList(present.map(say)) : 'nobody yet'}.`,
    apologies.length > 0 ? `Apologies: ${sayList(apologies.map(say))}.` : '',
    strangers.length > 0
      ? `Not in the register, and kept as you said it: ${sayList(strangers.map(say))}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
};
