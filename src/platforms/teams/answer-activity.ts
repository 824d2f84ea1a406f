import type { TurnContext } from 'botbuilder';
import { type Bot, type Log, NotSent, type Reply } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { noticeView } from '../../views/notice.js';
import { hasFields } from '../card-fields.js';
import type { Converse } from '../chat/converse.js';
import type { SayDeps, Shown } from '../chat/say.js';
import { type Activity, isRefresh } from './activity.js';
import { answerExtension } from './answer-extension.js';
import { type ChannelDeps, createTurnChannel } from './channel.js';
import { FOR_ONE } from './connector-http.js';
import { extensionKind } from './extension.js';
import { giveBack } from './give-back.js';
import type { OwnConversation } from './own-conversation.js';
import type { Readers } from './readers.js';
import type { Roster } from './roster.js';
import { toMessage, toTeamsCard } from './to-card.js';
import { type Before, toTurn } from './to-turn.js';
import { showTyping } from './typing.js';

/** What answering an activity needs. */
export interface AnsweringDeps extends SayDeps, Omit<ChannelDeps, 'readers'> {
  readonly bot: Bot;
  readonly log: Log;
  readonly converse: Converse;
  readonly own: OwnConversation;
  readonly readers: Readers;
  /** Who speaks, as Teams lists them; left out where there is no roster to ask. */
  readonly roster?: Roster | undefined;
  /** After how long typing is shown, in milliseconds. */
  readonly typingAfter?: number | undefined;
}

/** Answers one activity that was let in. Rejects for nothing that came from outside. */
export type AnswerActivity = (context: TurnContext, activity: Activity) => Promise<void>;

/** Of an answer that stands where it was read and in no copy of ours. */
const NO_COPY =
  'I have answered that, and I keep no copy of what is for one reader alone. Ask me again, and I answer anew.';

const describe = (error: unknown): string => {
  if (error instanceof NotSent) return error.message;
  return error instanceof Error ? error.name : 'unknown';
};

/** How an `adaptiveCard/action` is answered: by a card in the place of the one that was pressed, or by words. */
const respond = async (
  context: TurnContext,
  status: 200 | 400,
  shown: Shown | string | null,
): Promise<void> => {
  const body =
    shown === null
      ? undefined
      : typeof shown === 'string'
        ? { statusCode: status, type: 'application/vnd.microsoft.activity.message', value: shown }
        : {
            statusCode: status,
            type: 'application/vnd.microsoft.card.adaptive',
            value: toTeamsCard(shown),
          };
  await context.sendActivity({ type: 'invokeResponse', value: { status, ...(body ? { body } : {}) } });
};

/** True where the client takes answers with its request only. */
const isBuffered = ({ deliveryMode }: Activity): boolean => deliveryMode === 'expectReplies';

/** Takes activities through the road: once, in the place where they came from, and with what Teams waits for. */
export const createAnswerActivity = (deps: AnsweringDeps): AnswerActivity => {
  const { transcript, converse, own, log, bot, readers } = deps;
  const before: Before = {
    isOurs: (message) => transcript.find(message)?.from === null,
    isAnswered: (turn) => transcript.answered(turn) !== undefined,
  };
  const channelDeps: ChannelDeps = { ...deps, readers: readers.of };
  const pressing = new Map<string, Promise<readonly string[]>>();

  const asItStands = (key: string | null, conversation: string): Shown | null => {
    const put = key === null ? undefined : transcript.find(key);
    return put?.card && put.conversation === conversation ? { card: put.card, text: put.text } : null;
  };

  /** A reader's own view of a card: only ever a card, and nothing is sent. */
  const refresh = async (context: TurnContext, turn: Turn): Promise<void> => {
    if (turn.kind !== 'action' || !turn.verb.startsWith('refresh-')) return respond(context, 400, null);
    const replies = (await bot(turn)).replies.filter(({ to }) => to === 'conversation');
    const shownOf = ({ view }: Reply): Shown => ({ card: deps.toCard(view), text: view.text });
    // What is for this reader alone, or says why not, has no place on a card that stands for all: theirs stays.
    const mine = replies.find(({ own: asked }) => asked !== undefined);
    const [first] = replies;
    const base = asItStands(turn.message, turn.conversation.id);
    return respond(context, 200, mine ? shownOf(mine) : (base ?? (first ? shownOf(first) : null)));
  };

  /** A slow answer makes clients send a press again, under another id: it joins the one that is under way. */
  const sayOnce = (context: TurnContext, activity: Activity, turn: Turn): Promise<readonly string[]> => {
    const rooms = { here: turn.conversation.id, own: () => own(activity, turn) };
    const channel = createTurnChannel(channelDeps, context, {
      here: turn.conversation.id,
      privately: turn.privately === true,
    });
    if (turn.kind !== 'action') return converse(turn, rooms, channel);
    const key = JSON.stringify([turn.conversation.id, turn.account.id, turn.message, turn.verb, turn.data]);
    const underWay = pressing.get(key);
    if (underWay) return underWay;
    const begun = converse(turn, rooms, channel).finally(() => pressing.delete(key));
    pressing.set(key, begun);
    return begun;
  };

  /** What was answered before, handed back again to a client that takes answers with its request only. */
  const handBack = async (context: TurnContext, turn: Turn, said: readonly string[]): Promise<void> => {
    const kept = said.flatMap((id) => asItStands(id, turn.conversation.id) ?? []);
    for (const shown of kept) await context.sendActivity(toMessage(shown));
    if (kept.length > 0 || (said.length === 0 && !turn.privately)) return;
    const view = noticeView('Answered already', [NO_COPY], [], 'public');
    const message = toMessage({ card: deps.toCard(view), text: view.text });
    await context.sendActivity(turn.privately ? { ...message, ...FOR_ONE } : message);
  };

  /** The pressed card as it stands now. A form that still stands was not taken: it keeps what was typed, and says why. */
  const standing = (
    turn: Turn & { readonly kind: 'action' },
    said: readonly string[],
  ): Shown | string | null => {
    const here = turn.conversation.id;
    const stands = asItStands(turn.message, here);
    const others = said.flatMap((id) => (id === turn.message ? [] : (asItStands(id, here) ?? [])));
    if (stands === null) return others[0]?.text ?? null;
    if (!hasFields(stands.card.body) || (turn.message !== null && said.includes(turn.message))) return stands;
    const why = others.find(({ card }) => !hasFields(card.body))?.text ?? null;
    return giveBack(stands, turn.data, why);
  };

  const take = async (context: TurnContext, activity: Activity, asked: Turn): Promise<void> => {
    const turn = deps.roster ? await deps.roster(context, activity, asked) : asked;
    if (extensionKind(activity) !== null) {
      const body = await answerExtension(deps, activity, turn);
      const value = body === null ? { status: 400 } : { status: 200, body };
      await context.sendActivity({ type: 'invokeResponse', value });
      return;
    }
    if (turn.conversation.kind === 'shared' && !turn.account.guest)
      readers.spoke(turn.conversation.id, activity.from.id);
    if (isRefresh(activity)) return refresh(context, turn);
    let said: readonly string[] = [];
    try {
      said = await sayOnce(context, activity, turn);
    } catch (error) {
      // What it changed is in the record; asked again, it is said again and counts once.
      log.warn(`teams: an answer (${turn.kind}) could not be shown: ${describe(error)}`);
    }
    if (isBuffered(activity) && !context.responded) await handBack(context, turn, said);
    if (turn.kind === 'action' && activity.type === 'invoke')
      await respond(context, 200, standing(turn, said));
  };

  return async (context, activity) => {
    const invoked = activity.type === 'invoke';
    const asked = toTurn(activity, before);
    if (asked === null || (invoked && asked.kind !== 'action')) {
      if (invoked) await respond(context, 400, null);
      return;
    }
    // What others say to one another is none of ours: nothing of it is kept, not even that it was said.
    if (asked.kind === 'message' && !asked.toBot) return;
    const waits = !invoked && !isBuffered(activity) && asked.kind !== 'meeting';
    // From here on: looking up who speaks is part of the wait.
    const settle = waits ? showTyping(context, log, deps.typingAfter) : async () => {};
    try {
      await take(context, activity, asked);
    } finally {
      await settle();
    }
  };
};
