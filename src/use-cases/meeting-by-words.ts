import { sayDay, sayDayAndTime } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { hasBegun, meetingStart } from '../domain/meeting.js';
import type { Board, Meeting, Register } from '../domain/register.js';
import { calendarOf } from '../domain/update-request.js';
import { sayList } from '../domain/words.js';
import { isWorkingDay } from '../domain/working-days.js';
import { parseDay } from '../intents/parse-day.js';
import { cancelMeeting } from './cancel-meeting.js';
import { todayFor } from './describe.js';
import { moveMeeting } from './move-meeting.js';
import type { Result } from './result.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** "move meeting 12 October to 14 October 14:00 because …": the meeting and the day as people say them. */
export const moveMeetingByWords = async (
  deps: Deps,
  asker: Asker,
  {
    meeting: words,
    to,
    because,
  }: { readonly meeting: string; readonly to: string; readonly because: string },
): Promise<Result> => {
  const meeting = meetingMeant(deps, asker, words);
  if ('kind' in meeting) return meeting;
  const said = parseDay(to, todayFor(deps.store.read(), deps));
  if (!said)
    return refused(
      `I cannot read “${cut(to, 60)}” as a day. For example: move meeting 12 October to 14 October 14:00 because the room is taken`,
    );
  const result = await moveMeeting(deps, asker, {
    meeting: meeting.id,
    day: said.day,
    time: said.time ?? meeting.time,
    reason: because,
  });
  if (result.kind === 'refused') return result;
  const works = isWorkingDay(result.meeting.day, calendarOf(deps.store.read()));
  return told(
    deps,
    result.meeting,
    `the meeting of ${sayDay(meeting.day)} is now on ${sayDayAndTime(result.meeting.day, result.meeting.time)}`,
    `what hangs on it moves with it.${works ? '' : ' Please look at the day again: it is no working day.'}`,
  );
};

/** "cancel meeting 9 November because …" */
export const cancelMeetingByWords = async (
  deps: Deps,
  asker: Asker,
  { meeting: words, because }: { readonly meeting: string; readonly because: string },
): Promise<Result> => {
  const meeting = meetingMeant(deps, asker, words);
  if ('kind' in meeting) return meeting;
  const result = await cancelMeeting(deps, asker, { meeting: meeting.id, reason: because });
  if (result.kind === 'refused') return result;
  return told(
    deps,
    result.meeting,
    `the meeting of ${sayDayAndTime(meeting.day, meeting.time)} is cancelled`,
    'its reminders are off.',
  );
};

/** Which board's meeting it is, who is told, and what becomes of the rest. */
const told = (deps: Deps, meeting: Meeting, happened: string, rest: string): Result => {
  const board = deps.store.read().boards.get(meeting.board);
  const told =
    (board?.conversations.length ?? 0) > 0
      ? 'The board’s conversation is told, and'
      : 'The board has no conversation of its own to be told in;';
  return {
    kind: 'notice',
    heading: 'Done',
    sentences: [`${board?.name ?? meeting.board}: ${happened}. ${told} ${rest}`],
    waysOn: [{ label: 'Next meeting', verb: 'show-next-meeting', data: {} }],
    audience: 'board',
    inspections: board?.oversees ?? [],
  };
};

/** Words that join a board's name to a day: “the meeting of the Custody Panel on 9 November”. */
const JOINING: ReadonlySet<string> = new Set(['the', 'of', 'on', 'meeting', '’s', "'s", ',']);

/** The board that is named among these words, the one with the longest name, and the words without it. */
const boardNamedIn = (
  { boards }: Pick<Register, 'boards'>,
  words: string,
): { readonly board: Board | null; readonly rest: string } => {
  const said = words.toLowerCase();
  const [board] = [...boards.values()]
    .filter(({ name }) => said.includes(name.toLowerCase()))
    .sort((a, b) => b.name.length - a.name.length);
  if (board === undefined) return { board: null, rest: words };
  const rest = said.replace(board.name.toLowerCase(), ' ').split(/\s+/);
  return { board, rest: rest.filter((word) => word !== '' && !JOINING.has(word)).join(' ') };
};

const NEXT = /^(?:the )?next(?: one| meeting)?$/i;

/** The planned meeting that these words mean: its day, or "next", with the name of its board where several have one. */
const meetingMeant = (deps: Deps, asker: Asker, words: string): Meeting | Refused => {
  const register = deps.store.read();
  const now = deps.clock.now();
  const own = asker.conversation.board;
  const { board, rest } = boardNamedIn(register, words);
  const ahead = [...register.meetings.values()]
    .filter(
      (meeting) =>
        meeting.state === 'planned' &&
        [null, meeting.board].includes(own) &&
        [undefined, meeting.board].includes(board?.id) &&
        !hasBegun(meeting, now),
    )
    .sort((a, b) => meetingStart(a) - meetingStart(b));
  const day = parseDay(rest, todayFor(register, deps))?.day;
  const those = NEXT.test(rest)
    ? ahead.filter((one, at) => ahead.findIndex((other) => other.board === one.board) === at)
    : ahead.filter((meeting) => meeting.day === day);
  const [only, second] = those;
  if (only && !second) return only;
  if (only) {
    const names = those.map((one) => cut(register.boards.get(one.board)?.name ?? one.board, 60));
    const on = NEXT.test(rest) ? 'next' : sayDay(only.day);
    return refused(
      `Several boards meet${NEXT.test(rest) ? '' : ` on ${on}`}: ${sayList(names)}. Say which, as in “cancel meeting ${names[0]} ${on} because …”.`,
    );
  }
  const days = ahead
    .map((meeting) => meeting.day)
    .slice(0, 6)
    .map(sayDay);
  return refused(
    `I know no meeting on “${cut(words, 60)}”. ${days.length > 0 ? `Planned are ${sayList(days)}.` : 'No meeting is planned.'}`,
  );
};
