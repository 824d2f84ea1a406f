import { toAnswer } from './answer.js';
import { identify } from './identify.js';
import { toIntent } from './intents/to-intent.js';
import { passing } from './passing.js';
import type { Answer, Bot, Log, Store } from './ports.js';
import { StoreError } from './store/store-error.js';
import type { Turn } from './turn.js';
import { noteConversation } from './use-cases/note-conversation.js';
import { perform } from './use-cases/perform.js';
import type { Result } from './use-cases/result.js';
import { toldInRooms } from './use-cases/told-in-rooms.js';
import type { Asker, Deps } from './use-cases/use-case.js';
import { noticeView } from './views/notice.js';

/** What the bot stands on. */
export interface BotDeps extends Deps {
  readonly log: Log;
}

/**
 * The road a message takes. Whatever the outside said is a turn; from there it is one way for all of it:
 * who speaks → what they want → the use case decides → who may see the result → the card and the words.
 * It never rejects: a person's mistake is an answer, and ours is said as one.
 */
export const createBot = ({ log, ...deps }: BotDeps): Bot => {
  const { store } = deps;
  return once(store, async (turn) => {
    try {
      const asker = identify(store.read(), turn); //                              who, and where
      await noteConversation(deps, asker, turn); //                               where to find them again
      const intent = toIntent(turn); //                                           what they want
      const result = await perform(deps, asker, intent, turn.account); // the one place that decides
      if (result === null) return NOTHING;
      const published = await publishedPart(deps, asker, turn, result);
      const told = toldInRooms(deps, asker, result);
      return toAnswer(result, published, { turn, intent, asker, told, register: store.read() }); // card and words
    } catch (error) {
      return apologise(log, turn, error);
    }
  });
};

const NOTHING: Answer = { replies: [] };

/** What anybody may see of an answer that is not for all who are there: what a viewer would have been told. */
const publishedPart = async (
  deps: Deps,
  asker: Asker,
  turn: Turn,
  result: Result,
): Promise<Result | null> => {
  if (
    asker.conversation.kind === 'direct' ||
    !['status', 'list', 'fact', 'next-meeting', 'response-due'].includes(result.kind)
  )
    return null;
  const seen = await perform(deps, { ...asker, person: null }, toIntent(turn), turn.account);
  return seen && seen.kind !== 'refused' && seen.audience === 'public' ? seen : null;
};

/**
 * The same turn, delivered again while it runs, gets the same answer; soon after as well where the register changed
 * meanwhile, and the journal keeps the rest. What only asked is asked anew: kept by the thousand, answers keep the
 * collection of garbage busy.
 */
const once = (store: Store, answer: Bot): Bot => {
  const recent = passing<string, Promise<Answer>>();
  return (turn) => {
    const before = recent.get(turn.id);
    if (before) return before;
    const { seq } = store.anchor();
    const answering = answer(turn).then((answered) => {
      if (store.anchor().seq === seq) recent.delete(turn.id);
      return answered;
    });
    recent.set(turn.id, answering);
    const oldest = recent.size > REMEMBERED ? recent.oldest() : undefined;
    if (oldest !== undefined) recent.delete(oldest);
    return answering;
  };
};

const REMEMBERED = 2_000;

/** The one catch. The log gets the kind of failure, never what people typed. */
const apologise = (log: Log, turn: Turn, error: unknown): Answer => {
  const ours = error instanceof StoreError ? error.kind : error instanceof Error ? error.name : 'unknown';
  log.error(`A turn (${turn.kind}, ${turn.platform}) failed: ${ours}${where(error)}`);
  const sentence =
    error instanceof StoreError
      ? 'I could not write that to the record, so nothing was changed. Please try again in a minute; if it goes on, tell whoever runs Scrutiny.'
      : 'Something went wrong on my side, and nothing was changed. Please try again; if it goes on, tell whoever runs Scrutiny.';
  return {
    failed: true,
    replies: [
      {
        view: noticeView('Sorry', [sentence], [], 'public'),
        to: 'conversation',
        replaces: null,
        living: null,
      },
    ],
  };
};

/** Where in our own code it failed: file and line, no message, which may hold what people typed. */
const where = (error: unknown): string => {
  const frame =
    error instanceof Error ? /\((?:[^()]*\/)?([\w-]+\.js:\d+):\d+\)/.exec(error.stack ?? '')?.[1] : undefined;
  return frame ? ` at ${frame}` : '';
};
