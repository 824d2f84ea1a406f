import type { Platform } from '../domain/register.js';
import type { Bot, Clock, Log, Messenger, Store, ToCard } from '../ports.js';
import type { Endpoint } from './endpoint.js';

/** What every platform of others is opened with. */
export interface DoorDeps {
  readonly bot: Bot;
  readonly store: Store;
  readonly clock: Clock;
  readonly toCard: ToCard;
  readonly log: Log;
  /** Path of the JSONL file that keeps the bot's own messages. */
  readonly transcript: string;
}

/** A platform as the bot opens it: its address on the one server, and the way to send there. */
export interface Door {
  readonly platform: Platform;
  /** Null where it listens in another way, as Slack's Socket Mode does. */
  readonly endpoint: Endpoint | null;
  readonly messenger: Messenger;
  /** Lets what is under way end, and lets go of files and connections. */
  close(): Promise<void>;
}
