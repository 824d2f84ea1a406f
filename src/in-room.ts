import type { Register } from './domain/register.js';
import type { Intent } from './intents/intent.js';
import { IN_PLACE, livingKey } from './living.js';
import type { Reply } from './ports.js';
import type { Turn } from './turn.js';
import type { Result, RunningMeeting } from './use-cases/result.js';
import type { ToldInRoom } from './use-cases/told-in-rooms.js';
import type { Asker } from './use-cases/use-case.js';
import { meetingLine } from './views/line.js';
import { toViews } from './views/to-views.js';

/** Something was done in a meeting, in the room of its board: everybody there sees the one card change. */
export const isForTheRoom = (turn: Turn, result: Result, asker: Asker): result is RunningMeeting =>
  result.kind === 'running-meeting' &&
  result.happened !== '' &&
  turn.conversation.kind === 'shared' &&
  result.meeting.board === asker.conversation.board;

/**
 * What was done in a meeting, as its room hears it: the one card changes where it stands, and under it a line says
 * what was done; only a step that was pressed on the card needs none, because whoever pressed looks at it.
 */
export const inTheRoom = (turn: Turn, intent: Intent, card: Reply, result: RunningMeeting): Reply[] => {
  const stands: Reply = { ...card, replaces: null, stands: true };
  // A question whether it begins, or is over, is answered where it stands, and so is a form: the line takes its place.
  if (turn.kind === 'action' && (turn.data.asked === 'yes' || turn.data.form === 'yes') && turn.message)
    return [stands, { view: meetingLine(result), to: 'conversation', replaces: turn.message, living: null }];
  if (
    intent.kind === 'start-meeting' ||
    turn.kind === 'meeting' ||
    (turn.kind === 'action' && IN_PLACE.has(intent.kind) && turn.message)
  )
    return [stands];
  return [stands, under(stands, result)];
};

/** The line under a meeting's card, in the room where the card stands. */
const under = ({ living, room }: Reply, result: RunningMeeting): Reply => ({
  view: meetingLine(result),
  to: 'conversation',
  replaces: null,
  living: null,
  ...(living === null ? {} : { under: living }),
  ...(room === undefined ? {} : { room }),
});

/** What was done from elsewhere, in a room of the meeting: its card changes there, and the line under it says who did what. */
export const fromElsewhere = (intent: Intent, { room, result }: ToldInRoom, register: Register): Reply[] => {
  const [view] = toViews(result, register);
  if (!view) return [];
  const living = livingKey(result);
  const stands: Reply = { view, to: 'conversation', room, replaces: null, living, stands: true };
  return intent.kind === 'start-meeting' ? [stands] : [stands, under(stands, result)];
};
