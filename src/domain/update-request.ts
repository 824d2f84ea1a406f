import { agendaOf } from './board.js';
import { addDays, dayOf, toMilliseconds } from './calendar.js';
import { chasingPolicy } from './defaults.js';
import { lastMeeting, meetingStart, nextMeeting } from './meeting.js';
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
import { isOpen, lastUpdates } from './status.js';
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

/** The request that is open on a recommendation; null where nobody is asked now. */
export const openRequest = (register: Register, { asked }: Recommendation): UpdateRequest | null =>
  asked === null ? null : (register.requests.get(asked) ?? null);

/** Whether somebody is away on this day, `YYYY-MM-DD` in their zone. */
export const awayOn = ({ away }: Person, day: string): Person['away'][number] | null =>
  away.find(({ from, until }) => from <= day && day <= until) ?? null;

const activePerson = (register: Register, id: string | null | undefined): Person | null => {
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
  /** Another board's nearer meeting asks about it. */
  | { readonly kind: 'asked-elsewhere'; readonly request: UpdateRequest }
  | { readonly kind: 'too-early'; readonly from: string }
  | { readonly kind: 'nobody-owns' }
  /** Nothing stands in the way: it is to be asked now, of this person. */
  | { readonly kind: 'to-ask'; readonly person: Person; readonly as: (typeof ASKED_AS)[number] };

/** For a board that has not met yet, an update is news for so many days: whoever gave it is not asked again. */
const NEWS_DAYS = 28;

/** Whether the meeting that a request was made for has begun: it ends with the next tick. */
const hasBegun = (register: Register, { meeting: id }: UpdateRequest, now: number): boolean => {
  const meeting = register.meetings.get(id);
  return meeting === undefined || meetingStart(meeting) <= now;
};

/** The requests of one meeting, by recommendation, the newest last. */
const requestsOf = (register: Register, meeting: Meeting): ReadonlyMap<string, UpdateRequest> => {
  const found = new Map<string, UpdateRequest>();
  for (const request of register.requests.values())
    if (request.meeting === meeting.id) found.set(request.recommendation, request);
  return found;
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
  const today = dayOf(now, board.zone);
  const from = asksFrom(register, board, meeting);
  const asked = requestsOf(register, meeting);
  const last = lastUpdates(register);
  const met = lastMeeting(register, board.id, now);
  const since = met === null ? now - NEWS_DAYS * 86_400_000 : meetingStart(met);

  const standing = (recommendation: Recommendation): ForMeeting => {
    const request = asked.get(recommendation.id);
    const open = openRequest(register, recommendation);
    if (open !== null && open.meeting !== meeting.id && !hasBegun(register, open, now))
      return { kind: 'asked-elsewhere', request: open };
    if (request?.state === 'open') return { kind: 'asked', request };
    if (request?.state === 'answered') return { kind: 'answered', request };
    // What ended by itself (a meeting that is on again, a recommendation that is open again) is asked again.
    if (request?.state === 'withdrawn' && request.settled?.by !== 'scrutiny')
      return { kind: 'withdrawn', request };
    if (today < from) return { kind: 'too-early', from };
    const update = last.get(recommendation.id);
    const settled = update?.state === 'submitted' || update?.state === 'accepted';
    if (update && settled && toMilliseconds(update.at) > since) return { kind: 'told', update };
    const respondent = respondentOf(register, recommendation, board, today);
    return respondent === null ? { kind: 'nobody-owns' } : { kind: 'to-ask', ...respondent };
  };
  return agendaOf(register, board).map((recommendation) => ({
    recommendation,
    stands: standing(recommendation),
  }));
};

/** A request that is due and not made yet. */
export interface NewRequest {
  readonly recommendation: string;
  readonly meeting: string;
  readonly respondent: string;
  readonly as: (typeof ASKED_AS)[number];
}

/** The register without what is being asked about for a meeting that lies ahead: nothing more is owed there. */
const notAsked = (register: Register, now: number): Register => {
  const free = [...register.recommendations].filter(([, one]) => {
    const open = openRequest(register, one);
    return open === null || hasBegun(register, open, now);
  });
  return { ...register, recommendations: new Map(free) };
};

/**
 * The requests to make at `now` (milliseconds since 1970): for each board's next meeting, what its agenda has to be
 * asked. Where two boards oversee the same, the nearer meeting asks.
 */
export const requestsOwed = (register: Register, now: number): readonly NewRequest[] => {
  const next = [...register.boards.values()]
    .flatMap((board) => {
      const meeting = nextMeeting(register, board.id, now);
      return meeting === null ? [] : [{ board, meeting }];
    })
    .sort((a, b) => meetingStart(a.meeting) - meetingStart(b.meeting))
    .filter(({ board, meeting }) => dayOf(now, board.zone) >= asksFrom(register, board, meeting));
  if (next.length === 0) return [];
  const free = notAsked(register, now);
  if (free.recommendations.size === 0) return [];
  const owed = new Map<string, NewRequest>();
  for (const { board, meeting } of next) {
    for (const { recommendation, stands } of agendaForMeeting(free, board, meeting, now))
      if (stands.kind === 'to-ask' && !owed.has(recommendation.id))
        owed.set(recommendation.id, {
          recommendation: recommendation.id,
          meeting: meeting.id,
          respondent: stands.person.id,
          as: stands.as,
        });
  }
  return [...owed.values()];
};

/** An open request that can no longer be answered as it was meant, and what becomes of it. */
export interface Ended {
  readonly request: UpdateRequest;
  readonly state: 'lapsed' | 'withdrawn';
  readonly note: string;
}

/** The open requests that end at `now`: their meeting has begun or is cancelled, or the inspectorate has settled it. */
export const requestsEnded = (register: Register, now: number): readonly Ended[] => {
  const ended: Ended[] = [];
  for (const recommendation of register.recommendations.values()) {
    const request = openRequest(register, recommendation);
    if (request === null) continue;
    const meeting = register.meetings.get(request.meeting);
    if (!isOpen(recommendation))
      ended.push({ request, state: 'withdrawn', note: 'The inspectorate has settled it.' });
    else if (meeting === undefined || meeting.state === 'cancelled')
      ended.push({ request, state: 'withdrawn', note: 'The meeting was cancelled.' });
    else if (meetingStart(meeting) <= now)
      ended.push({ request, state: 'lapsed', note: 'The meeting began without an answer.' });
  }
  return ended;
};

/** A free id for the next request about a recommendation for a meeting; `taken` says whether there is one with an id. */
export const requestId = (
  taken: (id: string) => boolean,
  meeting: string,
  recommendation: string,
): string => {
  let time = 1;
  while (taken(`${meeting}|${recommendation}|${time}`)) time += 1;
  return `${meeting}|${recommendation}|${time}`;
};
