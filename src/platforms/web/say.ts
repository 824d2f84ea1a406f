import type { Answer, Clock, Messenger, Reply, ToCard } from '../../ports.js';
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

const sayOne = async (deps: Deps, reply: Reply, id: string, rooms: { own: Room; here: Room }) => {
  const { transcript } = deps;
  const conversation = (reply.to === 'person' ? rooms.own : rooms.here).id;
  const replaced = reply.replaces === null ? undefined : transcript.find(reply.replaces);
  // A card of another conversation is left alone: what is meant for one person is not shown to a board.
  const inPlace = replaced?.conversation === conversation ? replaced : undefined;
  const message = botMessage(deps, conversation, inPlace?.id ?? id, reply.view, {
    living: reply.living,
    key: inPlace?.key ?? null,
  });
  const put = await transcript.put(inPlace ? { ...message, at: inPlace.at } : message);
  await retireOthers(deps, put);
  return put.id;
};

/** Says an answer, in order. Message ids come from the turn's, so saying it again changes nothing. */
export const sayAnswer = async (
  deps: Deps,
  turn: string,
  answer: Answer,
  rooms: { readonly own: Room; readonly here: Room },
): Promise<readonly string[]> => {
  const said: string[] = [];
  for (const [index, reply] of answer.replies.entries()) {
    said.push(await sayOne(deps, reply, `${turn}/${index + 1}`, rooms));
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
