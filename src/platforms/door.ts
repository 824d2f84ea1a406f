import type { Hono } from 'hono';
import type { Platform } from '../domain/register.js';
import type { Messenger } from '../ports.js';

/** A platform as the bot opens it: its routes on the one server, and the way to send there. */
export interface Door {
  readonly platform: Platform;
  /** Null where it listens in another way, as Slack's Socket Mode does. */
  readonly routes: Hono | null;
  readonly messenger: Messenger;
  /** Lets what is under way end, and lets go of files and connections. */
  close(): Promise<void>;
}
