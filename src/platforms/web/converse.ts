import type { Bot } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { createConverse } from '../chat/converse.js';
import { type Channel, isoNow, type SayDeps } from '../chat/say.js';
import type { Put } from '../chat/transcript.js';
import type { Room } from './to-turn.js';

/** The rooms of a turn: the speaker's own, and the one they spoke in. */
export interface PageRooms {
  readonly own: Room;
  readonly here: Room;
}

/** One turn on the page: shows what was said, asks the bot, says the answer, gives both as they stand. */
export type ConverseOnPage = (turn: Turn, shown: string | null, rooms: PageRooms) => Promise<readonly Put[]>;

/** The page shows what its transcript holds: there is nothing more to do, and ids are the transcript's own. */
const PAGE: Channel = {
  post: async (_conversation, _shown, id) => id,
  update: async () => true,
  readsTranscript: true,
};

/** Makes turns of the page happen once, however often they are posted. */
export const createPageConverse = (deps: SayDeps & { readonly bot: Bot }): ConverseOnPage => {
  const { transcript, clock } = deps;
  const converse = createConverse(deps);
  return async (turn, shown, { own, here }) => {
    const begin = async (): Promise<void> => {
      if (shown === null || transcript.find(turn.id)) return;
      const where = { id: turn.id, conversation: here.id, at: isoNow(clock) };
      await transcript.put({
        ...where,
        from: turn.account,
        text: shown,
        card: null,
        living: null,
        key: null,
      });
    };
    const said = await converse(turn, { here: here.id, own: async () => own.id }, PAGE, { begin });
    return [turn.id, ...said].flatMap((id) => {
      const put = transcript.find(id);
      // An id that another person's turn had gives nothing of theirs away.
      return put && [own.id, here.id].includes(put.conversation) ? [put] : [];
    });
  };
};
