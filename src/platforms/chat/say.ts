import type { Answer, Card, Clock, Reply, ToCard } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { retire } from './retire.js';
import type { Put, Transcript } from './transcript.js';

/** What a message shows: the card, and the words that stand for it. */
export interface Shown {
  readonly card: Card;
  readonly text: string;
  /** How each reader asks for their own view of it; see {@link Reply}. */
  readonly own?: Reply['own'] | undefined;
  /** See {@link Reply}. */
  readonly aside?: true | undefined;
  /** For everybody there, even where it was asked for privately: about the message `under`, where that is known. */
  readonly aloud?: { readonly under: string | null } | undefined;
  /** The message that it was meant to take the place of; a platform may know better how than we do. */
  readonly replaces?: string | null | undefined;
}

/** How a platform shows what is said. Everything else about saying an answer is the same on all of them. */
export interface Channel {
  /**
   * Shows a new message and gives the platform's id of it; `id` is one it may take where it has none of its own.
   * Null where the message cannot be found again, such as one that only its reader sees.
   */
  post(conversation: string, shown: Shown, id: string): Promise<string | null>;
  /** Shows something else in the place of a message; false where that message cannot be changed any more. */
  update(conversation: string, message: string, shown: Shown): Promise<boolean>;
  /** True where people read the transcript itself, so that it must hold what they are shown. */
  readonly readsTranscript?: true;
}

/** Where the answers to a turn go. */
export interface Rooms {
  readonly here: string;
  /** The speaker's own conversation with the bot; opened where there is none yet. */
  readonly own: () => Promise<string>;
}

/** What saying an answer stands on. */
export interface SayDeps {
  readonly transcript: Transcript;
  readonly clock: Clock;
  readonly toCard: ToCard;
}

/** The instant of the clock, ISO 8601 in UTC. */
export const isoNow = (clock: Clock): string => new Date(clock.now()).toISOString();

/** Takes the buttons away from every other card about the same thing in this conversation. */
const retireOthers = async (transcript: Transcript, channel: Channel, newest: Put): Promise<void> => {
  if (newest.living === null) return;
  const { conversation, living } = newest;
  for (const id of transcript.living(conversation, living)) {
    const message = id === newest.id ? undefined : transcript.find(id);
    if (!message?.card) continue;
    const card = retire(message.card, transcript.isAbove(id, newest.id) ? 'below' : 'above');
    // Marked first: a platform that cannot change the old card is not asked again with every newer one.
    await transcript.put({ ...message, card, living: null });
    await channel.update(message.conversation, message.id, { card, text: message.text });
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
  transcript: Transcript,
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

/** The message that stands in a conversation about something; the newest of several. */
const standingIn = (transcript: Transcript, conversation: string, about: string): Put | undefined =>
  transcript.find(transcript.living(conversation, about).at(-1) ?? '');

/** For everybody there, and under which message. */
const aloudOf = (transcript: Transcript, conversation: string, { stands, under }: Reply): Shown['aloud'] => {
  if (under !== undefined) return { under: standingIn(transcript, conversation, under)?.id ?? null };
  return stands ? { under: null } : undefined;
};

/** What is kept of a message that holds a one-time code: that there was one. */
const UNKEPT = { card: null, text: '' } as const;

const sayOne = async (
  { transcript, clock, toCard }: SayDeps,
  channel: Channel,
  reply: Reply,
  {
    id,
    conversation,
    verb,
  }: { readonly id: string; readonly conversation: string; readonly verb: string | null },
): Promise<string | null> => {
  const card = toCard(reply.view);
  const { text } = reply.view;
  const aloud = aloudOf(transcript, conversation, reply);
  const shown: Shown = { card, text, own: reply.own, aside: reply.aside, aloud, replaces: reply.replaces };
  const inPlace =
    reply.stands && reply.living !== null
      ? standingIn(transcript, conversation, reply.living)
      : pressedIn(transcript, reply.replaces, verb, conversation);
  const changed = inPlace !== undefined && (await channel.update(conversation, inPlace.id, shown));
  // An answer that cannot stand where it was asked for is said below, and what was pressed says so.
  const message = changed ? inPlace.id : await channel.post(conversation, shown, id);
  if (inPlace?.card && !changed)
    await transcript.put({ ...inPlace, card: retire(inPlace.card), living: null });
  if (message === null) return null;
  const put = await transcript.put({
    id: message,
    conversation,
    at: changed ? inPlace.at : isoNow(clock),
    from: null,
    // A one-time code stands where it is read, and in no copy of ours.
    ...(reply.view.secret && !channel.readsTranscript ? UNKEPT : { card, text }),
    living: reply.living,
    key: null,
  });
  await retireOthers(transcript, channel, put);
  return put.id;
};

/** Says an answer, in order, and gives the ids of its messages. Ids offered come from the turn's. */
export const sayAnswer = async (
  deps: SayDeps,
  channel: Channel,
  turn: Turn,
  answer: Answer,
  rooms: Rooms,
): Promise<readonly string[]> => {
  const said: string[] = [];
  const verb = turn.kind === 'action' ? turn.verb : null;
  for (const [index, reply] of answer.replies.entries()) {
    const conversation = reply.room ?? (reply.to === 'person' ? await rooms.own() : rooms.here);
    const id = `${turn.id}/${index + 1}`;
    const message = await sayOne(deps, channel, reply, { id, conversation, verb });
    if (message !== null) said.push(message);
  }
  return said;
};
