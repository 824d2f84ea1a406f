import { actionLog, heldAt } from './action-log.js';
import { formerHeld, itemsOf } from './agenda.js';
import { dayOf, toMilliseconds } from './calendar.js';
import { type Doubts, doubtsOf } from './claims.js';
import type { Action, AgendaItem, Board, Meeting, Recommendation, Register, Update } from './register.js';
import { lastUpdate, type Standing, standingOn, updatesOf } from './status.js';
import { agendaForMeeting, type ForMeeting } from './update-request.js';

/** One item of a meeting's pack: all that the board needs to look at it. */
export interface PackItem {
  readonly item: AgendaItem;
  /** Null for a matter. */
  readonly recommendation: Recommendation | null;
  readonly standing: Standing | null;
  /** What was said since the board met before: accepted, and waiting for acceptance; oldest first. */
  readonly accepted: readonly Update[];
  readonly waiting: Update | null;
  /** How it stands towards this meeting: asked of whom, answered, or why nobody is asked. */
  readonly stands: ForMeeting | null;
  readonly doubts: Doubts | null;
}

/** What is put before a board for a meeting. */
export interface Pack {
  readonly board: Board;
  readonly meeting: Meeting;
  /** The meeting before it that was run; null where there is none. */
  readonly former: Meeting | null;
  readonly items: readonly PackItem[];
  /** Actions of earlier meetings, whatever became of them. */
  readonly log: readonly Action[];
  /** Today in the board's zone. */
  readonly today: string;
}

/** Whether the board has nothing new on it, whoever was asked: a matter is never missing anything. */
export const isMissing = ({ stands, waiting, accepted }: PackItem): boolean =>
  waiting === null &&
  accepted.length === 0 &&
  stands !== null &&
  stands.kind !== 'answered' &&
  stands.kind !== 'told';

/** The pack of a meeting as it stands at `now`, milliseconds since 1970. */
export const packOf = (register: Register, board: Board, meeting: Meeting, now: number): Pack => {
  const today = dayOf(now, board.zone);
  const former = formerHeld(register, meeting);
  const since = former === null ? Number.NEGATIVE_INFINITY : heldAt(former);
  const stands = new Map(
    agendaForMeeting(register, board, meeting, now).map((row) => [row.recommendation.id, row.stands]),
  );
  const packed = (item: AgendaItem): PackItem => {
    const recommendation =
      item.recommendation === null ? null : (register.recommendations.get(item.recommendation) ?? null);
    if (recommendation === null)
      return {
        item,
        recommendation,
        standing: null,
        accepted: [],
        waiting: null,
        stands: null,
        doubts: null,
      };
    const given = updatesOf(register, recommendation.id);
    return {
      item,
      recommendation,
      standing: standingOn(
        register,
        recommendation,
        lastUpdate(register, recommendation.id),
        today,
        board.zone,
      ),
      accepted: given.filter(({ state, at }) => state === 'accepted' && toMilliseconds(at) > since),
      waiting: given.findLast(({ state }) => state === 'submitted') ?? null,
      stands: stands.get(recommendation.id) ?? null,
      doubts: doubtsOf(register, recommendation),
    };
  };
  return {
    board,
    meeting,
    former,
    items: itemsOf(register, meeting).map(packed),
    log: actionLog(register, meeting, former),
    today,
  };
};
