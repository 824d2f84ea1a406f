import type { Collection, DraftOf, Platform, RecordOf, Register } from './domain/register.js';
import type { Turn } from './turn.js';
import type { View } from './views/view.js';

/** The current time, and the only way to it. Demo mode's clock can be ahead of the machine's. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

/** Why a change is made: who, through what, the reason, and the outside event that caused it. */
export interface Reason {
  /** Id of the person, or `scrutiny` for what the clock decided. */
  readonly by: string;
  readonly via: Platform | 'clock' | 'start' | 'operator';
  /** One sentence for the history. */
  readonly why: string;
  /** The platform's event id, a form's id or a rule's key: the same cause is applied once. `null` for none. */
  readonly cause: string | null;
}

/** One field-level step inside a record, as immer gives it: path from the record's root. */
export interface Patch {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
}

export interface Change {
  readonly collection: Collection;
  readonly id: string;
  readonly patches: readonly Patch[];
}

/** One line of the journal. `digest` covers why and changes, `hash` all else, `prev` and `digest` included. */
export interface Entry extends Reason {
  readonly seq: number;
  readonly at: string;
  readonly changes: readonly Change[];
  /** `null` once words were taken out of it by `redact`. */
  readonly salt: string | null;
  readonly digest: string;
  readonly prev: string;
  readonly hash: string;
}

/** Where the journal stands: entry and the first 8 hex digits of its hash. */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

/** What a change may do. It sees the newest state, its own writes included, and never awaits. */
export interface Tx {
  get<C extends Collection>(collection: C, id: string): RecordOf<C> | undefined;
  all<C extends Collection>(collection: C): ReadonlyMap<string, RecordOf<C>>;
  /** Adds a complete record; refuses an id that exists. */
  add<C extends Collection>(collection: C, record: DraftOf<C> | RecordOf<C>): void;
  /** Edits one record through an immer draft; refuses an id that does not exist. */
  edit<C extends Collection>(collection: C, id: string, recipe: (draft: DraftOf<C>) => void): void;
}

/** What became of a change. `repeated`: its cause was applied before, by that entry; nothing was done now. */
export type Changed<T> =
  | { readonly kind: 'applied'; readonly result: T; readonly entry: Entry | undefined }
  | { readonly kind: 'repeated'; readonly entry: Entry };

export interface Store {
  /** The durable state: nothing in it can be lost any more. The maps are live; records in them are frozen. */
  read(): Register;
  /**
   * Runs `work` alone on the newest state, writes what it changed as one journal entry, and answers once that
   * entry is on disk. Work that changes nothing writes nothing, and still waits for what it read to be durable.
   * @throws what `work` throws, and StoreError when the entry cannot be made durable (nothing is changed then).
   */
  change<T>(reason: Reason, work: (tx: Tx) => T): Promise<Changed<T>>;
  /** Entries oldest first, optionally only those touching one record. */
  entries(of?: { collection: Collection; id: string }): Iterable<Entry>;
  /**
   * Entries oldest first, from the first that was written at `at` (ISO 8601 with milliseconds) or later. Where the clock
   * was set back after it, earlier ones may follow.
   */
  entriesFrom(at: string): Iterable<Entry>;
  anchor(): Anchor;
  /** Writes what is pending, then lets go of files and lock. */
  close(): Promise<void>;
}

/**
 * Why a platform did not take a message, where it said so. `gone`: nothing can be sent there any more (blocked,
 * uninstalled); `later`: it asks to wait, `after` milliseconds where it says how long; `unclear`: the connection broke
 * or nobody answered, and the message may have arrived all the same.
 */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  constructor(
    readonly kind: 'gone' | 'later' | 'unclear',
    message: string,
    readonly after: number | null = null,
  ) {
    super(message);
  }
}

/** A place that a view can be sent to, on one platform. Sending throws {@link NotSent} where the platform says why. */
export interface Messenger {
  /** Sends a new message. `key` is the delivery's, so that a platform that can be asked knows it again. */
  send(conversation: string, view: View, key: string | null): Promise<{ readonly message: string }>;
  /** Replaces a message's card in place. */
  replace(conversation: string, message: string, view: View): Promise<void>;
  /**
   * The message sent under this key, at `since` (milliseconds since 1970) or later, where the platform can be asked;
   * `unknown` where it cannot. Throws where it could not be asked just now.
   */
  sentUnder(
    conversation: string,
    key: string,
    since?: number,
  ): Promise<{ readonly message: string } | 'none' | 'unknown'>;
}

/** Operator's log: one line, no personal data, no text that people typed. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** One thing the bot says back. */
export interface Reply {
  readonly view: View;
  /** `person`: to the speaker's own direct conversation, because this one may not see it. */
  readonly to: 'conversation' | 'person';
  /** The id of another conversation, where it is said instead: in the room of a meeting, what was done in it from elsewhere. */
  readonly room?: string;
  /** The message whose card this one takes the place of, or null for a new message. */
  readonly replaces: string | null;
  /** Only says that the answer itself goes to the speaker alone. */
  readonly aside?: true;
  /** What the card is about. A newer message with the same key takes the buttons away from the former one. */
  readonly living: string | null;
  /**
   * The card of this `living` key that stands in the conversation is changed where it is, from wherever that was asked
   * for, and everybody there sees it; a new one is shown only where none stands or it cannot be changed.
   */
  readonly stands?: true;
  /**
   * The living card that this is said about, for everybody there even where it was asked for privately: in its thread,
   * where the platform has threads.
   */
  readonly under?: string;
  /** How each reader asks for their own view of it, with the buttons that they may press, where the platform can. */
  readonly own?: { readonly verb: string; readonly data: Readonly<Record<string, string>> };
}

/** The whole result of a turn, in the order to be said. Empty when the turn was not meant for the bot. */
export interface Answer {
  readonly replies: readonly Reply[];
  /** Something went wrong on our side and nothing was changed: what was sent may be sent again. */
  readonly failed?: true;
}

/** The road a message takes, as platforms see it. Never rejects for what a person did wrong. */
export type Bot = (turn: Turn) => Promise<Answer>;

/** An Adaptive Card 1.5, ready to be drawn or converted. */
export type Card = { readonly type: 'AdaptiveCard' } & Readonly<Record<string, unknown>>;

/** Fills the template that the view names. */
export type ToCard = (view: View) => Card;

/** Demo mode's settable clock. Each call moves it, runs the tick, and gives the new time. */
export interface DemoClock extends Clock {
  advance(milliseconds: number): Promise<number>;
  /** To the next instant at which a reminder is due; null when none lies ahead. */
  toNextReminder(): Promise<number | null>;
}
