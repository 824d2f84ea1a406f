import { passing } from '../../passing.js';
import type { Answer, Bot } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { type Channel, type Rooms, type SayDeps, sayAnswer } from './say.js';
import type { Transcript } from './transcript.js';

/** What happens around one turn, where a platform wants to know. */
export interface Around {
  /** Before the bot is asked, once for a turn: the page shows what was said. */
  readonly begin?: () => Promise<void>;
  /** Once what the turn changed is durable and before anything is said: the moment to acknowledge it. */
  readonly decided?: (answer: Answer) => void;
}

/** One turn of a conversation: asks the bot, says the answer, gives the ids of the messages that it was answered with. */
export type Converse = (
  turn: Turn,
  rooms: Rooms,
  channel: Channel,
  around?: Around,
) => Promise<readonly string[]>;

/** A reply to a card of ours in the same conversation, with what that card is about. */
const withWhatItIsAbout = (transcript: Pick<Transcript, 'find'>, turn: Turn): Turn => {
  if (turn.kind !== 'message' || turn.repliesTo === undefined) return turn;
  const replied = transcript.find(turn.repliesTo);
  return replied?.conversation === turn.conversation.id && replied.from === null && replied.living !== null
    ? { about: replied.living, ...turn }
    : turn;
};

/** A turn that is being answered: when what it changed is durable, and when all is said. */
interface UnderWay {
  readonly decided: Promise<Answer>;
  readonly said: Promise<readonly string[]>;
}

/**
 * Makes turns happen once: the same id again, at the same time or after a restart, gets the answer that it had.
 * What a turn changes is durable when `decided` is called; a turn that fails may be sent again.
 */
export const createConverse = (deps: SayDeps & { readonly bot: Bot }): Converse => {
  const { bot, transcript } = deps;
  const underWay = passing<string, UnderWay>();

  const run = async (
    turn: Turn,
    { rooms, channel }: { readonly rooms: Rooms; readonly channel: Channel },
    begin: Around['begin'],
    decided: (answer: Answer) => void,
  ): Promise<readonly string[]> => {
    await begin?.();
    const answer = await bot(withWhatItIsAbout(transcript, turn));
    decided(answer);
    const said = await sayAnswer(deps, channel, turn, answer, rooms);
    await transcript.answer(turn.id, said);
    return said;
  };

  return (turn, rooms, channel, { begin, decided } = {}) => {
    const before = transcript.answered(turn.id);
    if (before) return Promise.resolve(before);
    const running = underWay.get(turn.id);
    if (running) {
      // Delivered again meanwhile: acknowledged as soon as the first is, however long it takes to say the answer.
      if (decided) void running.decided.then(decided);
      return running.said;
    }
    let tell: (answer: Answer) => void = () => {};
    const isDecided = new Promise<Answer>((resolve) => {
      tell = resolve;
    });
    const said = run(turn, { rooms, channel }, begin, (answer) => {
      tell(answer);
      decided?.(answer);
    }).finally(() => underWay.delete(turn.id));
    underWay.set(turn.id, { decided: isDecided, said });
    return said;
  };
};
