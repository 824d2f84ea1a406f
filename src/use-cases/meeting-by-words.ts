import { sayDay, sayDayAndTime } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { hasBegun, meetingStart } from '../domain/meeting.js';
import type { Meeting } from '../domain/register.js';
import { sayList } from '../domain/words.js';
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
  return told(
    deps,
    result.meeting,
    `The meeting of ${sayDay(meeting.day)} is now on ${sayDayAndTime(result.meeting.day, result.meeting.time)}. The board’s conversation is told, and its reminders move with it.`,
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
    `The meeting of ${sayDayAndTime(meeting.day, meeting.time)} is cancelled. The board’s conversation is told, and its reminders are off.`,
  );
};

const told = (deps: Deps, meeting: Meeting, sentence: string): Result => ({
  kind: 'notice',
  heading: 'Done',
  sentences: [sentence],
  waysOn: [{ label: 'Next meeting', verb: 'show-next-meeting', data: {} }],
  audience: 'board',
  inspections: deps.store.read().boards.get(meeting.board)?.oversees ?? [],
});

/** The planned meeting that these words mean: its day, or "next". */
const meetingMeant = (deps: Deps, asker: Asker, words: string): Meeting | Refused => {
  const register = deps.store.read();
  const now = deps.clock.now();
  const own = asker.conversation.board;
  const ahead = [...register.meetings.values()]
    .filter(
      (meeting) =>
        meeting.state === 'planned' && (own === null || meeting.board === own) && !hasBegun(meeting, now),
    )
    .sort((a, b) => meetingStart(a) - meetingStart(b));
  const [next] = ahead;
  if (/^(?:the )?next(?: one| meeting)?$/i.test(words) && next) return next;
  const day = parseDay(words, todayFor(register, deps))?.day;
  const [only, second] = ahead.filter((meeting) => meeting.day === day);
  if (only && !second) return only;
  if (second)
    return refused(`Several boards meet on ${sayDay(second.day)}. Say it in the board’s own conversation.`);
  const days = ahead
    .map((meeting) => meeting.day)
    .slice(0, 6)
    .map(sayDay);
  return refused(
    `I know no meeting on “${cut(words, 60)}”. ${days.length > 0 ? `Planned are ${sayList(days)}.` : 'No meeting is planned.'}`,
  );
};
