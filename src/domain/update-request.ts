import { agendaOf } from './board.js';
import { addDays, dayOf, toMilliseconds } from './calendar.js';
import { chasingPolicy } from './defaults.js';
import { filedBy, madeOf } from './filed.js';
import { REQUESTS_BY_MEETING } from './filings.js';
import { hasBegun, lastMeeting, meetingStart } from './meeting.js';
import type {
  ASKED_AS,
  Board,
  Meeting,
  Person,
  Recommendation,
  Register,
  Settings,
  Update,
  UpdateRequest,
} from './register.js';
import { lastUpdates } from './status.js';
import {
  addWorkingDays,
  clearWorkingDaysBefore,
  ENGLAND_AND_WALES,
  type WorkingCalendar,
} from './working-days.js';

/**
 * Before each meeting every open recommendation on its agenda is asked about once, of one person. All of it follows
 * from dates and the register: who is asked, until when, and, where nobody is asked, why not.
 */

/** The office's working days: those of England and Wales, with what was proclaimed or taken back. */
export const calendarOf = (register: Pick<Register, 'settings'>): WorkingCalendar =>
  register.settings.get('register')?.holidays ?? ENGLAND_AND_WALES;

/** How this office asks and chases, in working days. */
export const policyOf = (register: Pick<Register, 'settings'>): Settings['policy'] =>
  register.settings.get('register')?.policy ?? chasingPolicy();

interface LastDay {
  readonly board: Board;
  readonly calendar: WorkingCalendar;
  readonly day: string;
}
const lastDays = new WeakMap<Meeting, LastDay>();

/**
 * The last day for updates: so many clear working days lie between it and the meeting. Kept for each record, which
 * never changes: it is asked for each open request.
 */
export const updatesDueOn = (board: Board, meeting: Meeting, calendar: WorkingCalendar): string => {
  const known = lastDays.get(meeting);
  if (known?.board === board && known.calendar === calendar) return known.day;
  const day = clearWorkingDaysBefore(meeting.day, board.updatesDue, calendar);
  lastDays.set(meeting, { board, calendar, day });
  return day;
};

/** The day on which the meeting's papers go out. */
export const papersOutOn = (board: Board, meeting: Meeting): string => addDays(meeting.day, -board.papersOut);

/** The first day on which owners are asked for this meeting. */
export const asksFrom = (register: Register, board: Board, meeting: Meeting): string => {
  const calendar = calendarOf(register);
  return addWorkingDays(updatesDueOn(board, meeting, calendar), -policyOf(register).askBefore, calendar);
};

const asked = madeOf((recommendations: Register['recommendations']): readonly Recommendation[] =>
  [...recommendations.values()].filter((one) => one.asked !== null),
);

/** The recommendations on which a request is open, in the order of the register. */
export const askedAbout = ({ recommendations }: Pick<Register, 'recommendations'>) => asked(recommendations);

/** The request that is open on a recommendation; null where nobody is asked now. */
export const openRequest = (register: Register, { asked }: Recommendation): UpdateRequest | null =>
  asked === null ? null : (register.requests.get(asked) ?? null);

/** Whether somebody is away on this day, `YYYY-MM-DD` in their zone. */
export const awayOn = ({ away }: Person, day: string): Person['away'][number] | null =>
  away.find(({ from, until }) => from <= day && day <= until) ?? null;

/** The last day that somebody who is away on `day` is away without a break; null where they are there. */
export const awayUntil = (person: Person, day: string): string | null => {
  let until: string | null = null;
  for (let one = awayOn(person, day); one !== null; one = awayOn(person, addDays(one.until, 1)))
    until = one.until;
  return until;
};

/** The person with this id, unless they have left. */
export const activePerson = (register: Register, id: string | null | undefined): Person | null => {
  const person = id ? register.people.get(id) : undefined;
  return person?.active ? person : null;
};

/** Who stands in for a person on this board: whom they named when they went away, else whom the board names. */
export const deputyOf = (register: Register, person: Person, board: Board, day: string): Person | null => {
  const named = awayOn(person, day)?.deputy ?? board.deputies.find(({ of }) => of === person.id)?.deputy;
  const deputy = activePerson(register, named);
  return deputy === null || deputy.id === person.id || awayOn(deputy, day) ? null : deputy;
};

/**
 * Who is asked about a recommendation on this day: its owner, or the deputy while the owner is away. An owner who is
 * away and has no deputy is asked all the same, and not written to before they are back. Null where nobody owns it.
 */
export const respondentOf = (
  register: Register,
  recommendation: Recommendation,
  board: Board,
  day: string,
): { readonly person: Person; readonly as: (typeof ASKED_AS)[number] } | null => {
  const owner = activePerson(register, recommendation.owner);
  if (owner === null) return null;
  const deputy = awayOn(owner, day) ? deputyOf(register, owner, board, day) : null;
  return deputy ? { person: deputy, as: 'deputy' } : { person: owner, as: 'owner' };
};

/** How one recommendation stands towards one meeting: asked about, answered, or why nobody is asked. */
export type ForMeeting =
  | { readonly kind: 'asked'; readonly request: UpdateRequest }
  | { readonly kind: 'answered'; readonly request: UpdateRequest }
  /** Told of without being asked, since the board last met, or not long ago where it has not met yet. */
  | { readonly kind: 'told'; readonly update: Update }
  /** Somebody took the question back. */
  | { readonly kind: 'withdrawn'; readonly request: UpdateRequest }
  /** Another meeting asks about it: a nearer one, or a later one where `tooLate` to ask for this one. */
  | {
      readonly kind: 'asked-elsewhere';
      readonly request: UpdateRequest;
      readonly meeting: Meeting;
      readonly tooLate: boolean;
    }
  | { readonly kind: 'too-early'; readonly from: string }
  | { readonly kind: 'nobody-owns' }
  /** Nothing stands in the way: it is to be asked now, of this person. */
  | { readonly kind: 'to-ask'; readonly person: Person; readonly as: (typeof ASKED_AS)[number] };

/** For a board that has not met yet, an update is news for so many days: whoever gave it is not asked again. */
const NEWS_DAYS = 28;

/** The requests of one meeting, by recommendation, the newest last. */
const requestsOf = (register: Register, meeting: Meeting): ReadonlyMap<string, UpdateRequest> => {
  const requests = filedBy(register.requests, REQUESTS_BY_MEETING).under(meeting.id);
  return new Map(requests.map((request) => [request.recommendation, request]));
};

/** How one recommendation stands towards a meeting, beside what another meeting has asked (`alone`) and with it. */
export const standingTowards = (register: Register, board: Board, meeting: Meeting, now: number) => {
  const today = dayOf(now, board.zone);
  const from = asksFrom(register, board, meeting);
  const dueOn = updatesDueOn(board, meeting, calendarOf(register));
  // Gone through only where they are asked for: this is asked for many meetings and moments.
  let requests: ReadonlyMap<string, UpdateRequest> | undefined;
  const updates = lastUpdates(register);
  const met = lastMeeting(register, board.id, now);
  const since = met === null ? now - NEWS_DAYS * 86_400_000 : meetingStart(met);

  const alone = (recommendation: Recommendation): ForMeeting => {
    requests ??= requestsOf(register, meeting);
    const request = requests.get(recommendation.id);
    if (request?.state === 'open') return { kind: 'asked', request };
    if (request?.state === 'answered') return { kind: 'answered', request };
    // What ended by itself (a meeting that is on again, a recommendation that is open again) is asked again.
    if (request?.state === 'withdrawn' && request.settled?.by !== 'scrutiny')
      return { kind: 'withdrawn', request };
    if (today < from) return { kind: 'too-early', from };
    const update = updates.get(recommendation.id);
    const settled = update?.state === 'submitted' || update?.state === 'accepted';
    if (update && settled && toMilliseconds(update.at) > since) return { kind: 'told', update };
    const respondent = respondentOf(register, recommendation, board, today);
    return respondent === null ? { kind: 'nobody-owns' } : { kind: 'to-ask', ...respondent };
  };
  const elsewhere = (recommendation: Recommendation): (ForMeeting & { kind: 'asked-elsewhere' }) | null => {
    const request = openRequest(register, recommendation);
    const other = request && register.meetings.get(request.meeting);
    if (!request || !other || other.id === meeting.id || hasBegun(other, now)) return null;
    const nearer = meetingStart(meeting) < meetingStart(other);
    return { kind: 'asked-elsewhere', request, meeting: other, tooLate: nearer && today >= dueOn };
  };
  return { alone, elsewhere };
};

/**
 * How everything on a meeting's agenda stands towards it at `now` (milliseconds since 1970), in the register's order.
 * Nothing open is left out: it is asked about, answered, to be asked, or it says why nobody is asked.
 */
export const agendaForMeeting = (
  register: Register,
  board: Board,
  meeting: Meeting,
  now: number,
): readonly { readonly recommendation: Recommendation; readonly stands: ForMeeting }[] => {
  const { alone, elsewhere } = standingTowards(register, board, meeting, now);
  return agendaOf(register, board).map((recommendation) => ({
    recommendation,
    stands: elsewhere(recommendation) ?? alone(recommendation),
  }));
};
