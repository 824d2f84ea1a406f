import type { Put } from './transcript.js';

/** Messages kept in memory, of each conversation and of all; older ones stay in the file. */
const KEPT_HERE = 500;
const KEPT_IN_ALL = 10_000;
/** Lines kept for whoever asks what came meanwhile, where anybody does. */
export const KEPT_LINES = 5_000;

/**
 * What is looked for in a message that is kept; the rest of it stays as its line. A card is hundreds of small objects,
 * and those of thousands of messages would keep the collection of garbage busy.
 */
interface Kept extends Pick<Put, 'seq' | 'id' | 'conversation' | 'living'> {
  readonly line: Buffer;
  /** Its first line: where it stands in its conversation. */
  readonly first: number;
}

const whole = ({ line }: Kept): Put => (JSON.parse(line.toString('utf8')) as { readonly put: Put }).put;

const aboutOf = (conversation: string, living: string): string => `${conversation} ${living}`;

/** Lets go of the first of a map until so many are left; `gone` gets what was let go. */
export const drop = <V>(map: Map<string, V>, kept: number, gone?: (value: V, key: string) => void): void => {
  for (const [key, value] of map) {
    if (map.size <= kept) return;
    map.delete(key);
    gone?.(value, key);
  }
};

/** The newest messages of a transcript in memory. However many come, it holds no more than a number of them. */
export interface KeptMessages {
  /** Adds a message, or a newer state of it, with the line that it stands in. */
  add(put: Put, line: Buffer): void;
  /** Those of one conversation, in the order of their first line. */
  messages(conversation: string): readonly Put[];
  find(id: string): Put | undefined;
  /** Ids of the messages of a conversation that are about this and have their buttons yet. */
  living(conversation: string, about: string): readonly string[];
  /** Whether one message stands above another of its conversation; false where one is not kept. */
  isAbove(one: string, other: string): boolean;
  /** Every line after `seq` about these conversations, or null when that is further back than is kept. */
  since(seq: number, conversations: readonly string[]): readonly Put[] | null;
}

/** `lines` is how many are kept for {@link KeptMessages.since}. */
export const createKeptMessages = (lines: number): KeptMessages => {
  const conversations = new Map<string, Map<string, Kept>>();
  /** Where each message is, those that were put last at the end. */
  const places = new Map<string, string>();
  /** The messages that are the newest about something, by conversation and what it is. */
  const alive = new Map<string, Set<string>>();
  const recent: Kept[] = [];
  /** The highest line that `recent` no longer holds. */
  let forgotten = 0;

  const unlist = ({ id, conversation, living }: Kept): void => {
    if (!living) return;
    const about = aboutOf(conversation, living);
    const there = alive.get(about);
    there?.delete(id);
    if (there?.size === 0) alive.delete(about);
  };

  const placeOf = (id: string): number | undefined => conversations.get(places.get(id) ?? '')?.get(id)?.first;

  const letGo = (conversation: string, id: string): void => {
    const inIt = conversations.get(conversation);
    const message = inIt?.get(id);
    if (!inIt || !message) return;
    unlist(message);
    inIt.delete(id);
    if (inIt.size === 0) conversations.delete(conversation);
  };

  return {
    add: ({ seq, id, conversation, living }, line) => {
      const inIt = conversations.get(conversation) ?? new Map<string, Kept>();
      const former = inIt.get(id);
      const message: Kept = { seq, id, conversation, living, line, first: former?.first ?? seq };
      if (former) unlist(former);
      if (living) {
        const about = aboutOf(conversation, living);
        alive.set(about, (alive.get(about) ?? new Set<string>()).add(id));
      }
      conversations.set(conversation, inIt.set(id, message));
      drop(inIt, KEPT_HERE, (old) => {
        unlist(old);
        places.delete(old.id);
      });
      places.delete(id);
      places.set(id, conversation);
      drop(places, KEPT_IN_ALL, letGo);
      if (lines > 0) recent.push(message);
      else forgotten = Math.max(forgotten, seq);
      if (recent.length > lines) forgotten = recent.shift()?.seq ?? forgotten;
    },
    messages: (conversation) => [...(conversations.get(conversation)?.values() ?? [])].map(whole),
    isAbove: (one, other) => (placeOf(one) ?? Number.NaN) < (placeOf(other) ?? Number.NaN),
    find: (id) => {
      const kept = conversations.get(places.get(id) ?? '')?.get(id);
      return kept && whole(kept);
    },
    living: (conversation, about) => [...(alive.get(aboutOf(conversation, about)) ?? [])],
    since: (seq, wanted) =>
      seq < forgotten
        ? null
        : recent.filter((message) => message.seq > seq && wanted.includes(message.conversation)).map(whole),
  };
};
