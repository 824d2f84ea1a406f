import type { Bot, Clock, ToCard } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { isoNow, sayAnswer } from './say.js';
import type { Room } from './to-turn.js';
import type { Put, Transcript } from './transcript.js';

/** The rooms of a turn: the speaker's own, and the one they spoke in. */
export interface Rooms {
  readonly own: Room;
  readonly here: Room;
}

/** One turn of a conversation: shows what was said, asks the bot, says the answer, gives both as they stand. */
export type Converse = (turn: Turn, shown: string | null, rooms: Rooms) => Promise<readonly Put[]>;

/** Makes turns happen once: the same id again, now or after a restart, gets the answer that it had. */
export const createConverse = (deps: {
  readonly bot: Bot;
  readonly transcript: Transcript;
  readonly clock: Clock;
  readonly toCard: ToCard;
}): Converse => {
  const { bot, transcript, clock } = deps;
  const underWay = new Map<string, Promise<readonly string[]>>();

  const run: (...turn: Parameters<Converse>) => Promise<readonly string[]> = async (turn, shown, rooms) => {
    if (shown !== null && !transcript.find(turn.id)) {
      const words = { text: shown, card: null, living: null, key: null };
      const where = { id: turn.id, conversation: rooms.here.id, at: isoNow(clock) };
      await transcript.put({ ...where, from: turn.account, ...words });
    }
    const said = await sayAnswer(deps, turn, await bot(turn), rooms);
    await transcript.answer(turn.id, said);
    return said;
  };

  const runOnce: typeof run = (turn, shown, rooms) => {
    const before = transcript.answered(turn.id);
    if (before) return Promise.resolve(before);
    const running = underWay.get(turn.id);
    if (running) return running;
    const begun = run(turn, shown, rooms).finally(() => underWay.delete(turn.id));
    underWay.set(turn.id, begun);
    return begun;
  };

  return async (turn, shown, rooms) => {
    const said = await runOnce(turn, shown, rooms);
    return [turn.id, ...said].flatMap((id) => {
      const put = transcript.find(id);
      // An id that another person's turn had gives nothing of theirs away.
      return put && [rooms.own.id, rooms.here.id].includes(put.conversation) ? [put] : [];
    });
  };
};
