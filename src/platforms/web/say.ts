import type { Answer, Clock, Messenger, Reply, ToCard } from '../../ports.js';
import type { Turn } from '../../turn.js';
import type { View } from '../../views/view.js';
import { retire } from './retire.js';
import type { Room } from './to-turn.js';
import type { Message, Put, Transcript } from './transcript.js';

interface Deps {
  readonly transcript: Transcript;
  readonly clock: Clock;
  readonly toCard: ToCard;
}

/** The instant of the demo clock, ISO 8601 in UTC. */
export const isoNow = (clock: Clock): string => new Date(clock.now()).toISOString();

const botMessage = (
  { clock, toCard }: Deps,
  conversation: string,
  id: string,
  view: View,
  more: { readonly living: string | null; readonly key: string | null },
): Message => ({
  id,
  conversation,
  at: isoNow(clock),
  from: null,
  text: view.text,
  card: toCard(view),
  ...more,
});

/** Takes the buttons away from every other card about the same thing in this conversation. */
const retireOthers = async ({ transcript }: Deps, newest: Put): Promise<void> => {
  if (newest.living === null) return;
  const all = transcript.messages(newest.conversation);
  const place = all.findIndex((message) => message.id === newest.id);
  for (const [index, message] of all.entries()) {
    if (message.id === newest.id || message.living !== newest.living || !message.card) continue;
    const card = retire(message.card, index < place ? 'below' : 'above');
    await transcript.put({ ...message, card, living: null });
  }
};

/** Whether a card has this verb on one of its buttons, or on a row that can be pressed. */
const carries = (part: unknown, verb: string): boolean => {
  if (Array.isArray(part)) return part.some((inner) => carries(inner, verb));
  if (typeof part !== 'object' || part === null) return false;
  const { type, verb: own } = part as { type?: unknown; verb?: unknown };
  return (type === 'Action.Execute' && own === verb) || carries(Object.values(part), verb);
};

/** The message whose card was pressed. Only what carries the button may be replaced, and never what was delivered. */
const pressedIn = (
  { transcript }: Deps,
  message: string | null,
  verb: string | null,
  conversation: string,
): Put | undefined => {
  const former = message === null ? undefined : transcript.find(message);
  // A card of another conversation is left alone: what is meant for one person is not shown to a board.
  return former?.conversation === conversation &&
    former.from === null &&
    former.key === null &&
    verb !== null &&
    carries(former.card, verb)
    ? former
    : undefined;
};

interface Where {
  readonly rooms: { readonly own: Room; readonly here: Room };
  /** The verb that was pressed; null where nothing was. */
  readonly verb: string | null;
}

const sayOne = async (deps: Deps, reply: Reply, id: string, { rooms, verb }: Where) => {
  const { transcript } = deps;
  const conversation = (reply.to === 'person' ? rooms.own : rooms.here).id;
  const inPlace = pressedIn(deps, reply.replaces, verb, conversation);
  const message = botMessage(deps, conversation, inPlace?.id ?? id, reply.view, {
    living: reply.living,
    key: null,
  });
  const put = await transcript.put(inPlace ? { ...message, at: inPlace.at } : message);
  await retireOthers(deps, put);
  return put.id;
};

/** Says an answer, in order. Message ids come from the turn's, so saying it again changes nothing. */
export const sayAnswer = async (
  deps: Deps,
  turn: Turn,
  answer: Answer,
  rooms: Where['rooms'],
): Promise<readonly string[]> => {
  const said: string[] = [];
  const verb = turn.kind === 'action' ? turn.verb : null;
  for (const [index, reply] of answer.replies.entries()) {
    said.push(await sayOne(deps, reply, `${turn.id}/${index + 1}`, { rooms, verb }));
  }
  return said;
};

/** The page as a place to send to. It keeps its own messages, so it always knows what was sent. */
export const createMessenger = (deps: Deps & { readonly newId: () => string }): Messenger => ({
  send: async (conversation, view, key) => {
    const sent = key === null ? undefined : deps.transcript.sentUnder(conversation, key);
    if (sent !== undefined) return { message: sent };
    const id = `web:${deps.newId()}`;
    const put = await deps.transcript.put(botMessage(deps, conversation, id, view, { living: null, key }));
    return { message: put.id };
  },
  replace: async (conversation, message, view) => {
    const former = deps.transcript.find(message);
    if (former?.conversation !== conversation) {
      throw new Error(
        `web: no message ${message} in ${conversation} to replace; was the transcript removed?`,
      );
    }
    const { living, key, at } = former;
    await deps.transcript.put({ ...botMessage(deps, conversation, message, view, { living, key }), at });
  },
  sentUnder: async (conversation, key) => {
    const message = deps.transcript.sentUnder(conversation, key);
    return message === undefined ? 'none' : { message };
  },
});
