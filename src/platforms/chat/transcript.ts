import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Card } from '../../ports.js';
import { appendLines } from './append-lines.js';
import { createKeptMessages, drop, KEPT_LINES } from './kept-messages.js';
import { readLines } from './read-lines.js';
import { DAY, dropOld, type Keeping, type Line, readLine } from './transcript-line.js';

/** One message of a platform, as it now stands. */
export interface Message {
  readonly id: string;
  readonly conversation: string;
  /** ISO 8601 in UTC, by the demo clock. */
  readonly at: string;
  /** Null for the bot. */
  readonly from: { readonly id: string; readonly name: string } | null;
  readonly text: string;
  readonly card: Card | null;
  /** What the card is about, while it is the newest about it. */
  readonly living: string | null;
  /** The delivery's key, for asking whether it was sent. */
  readonly key: string | null;
}

/** A message as of one line of the transcript: a higher `seq` is a newer state of the same message. */
export type Put = Message & { readonly seq: number };

/** A platform's messages as the bot knows them. On the page they are all there is; Teams and Slack keep their own beside. */
export interface Transcript {
  /** Messages of one conversation in the order of their first line. */
  messages(conversation: string): readonly Put[];
  find(id: string): Put | undefined;
  /** Ids of the messages of a conversation that are about this and have their buttons yet. */
  living(conversation: string, about: string): readonly string[];
  /** Whether one message stands above another of its conversation; false where one is not kept. */
  isAbove(one: string, other: string): boolean;
  /** The ids that a turn was answered with, or undefined while it has not been. */
  answered(turn: string): readonly string[] | undefined;
  sentUnder(conversation: string, key: string): string | undefined;
  /** Every line after `seq` about these conversations, or null when that is further back than is kept. */
  since(seq: number, conversations: readonly string[]): readonly Put[] | null;
  last(): number;
  /** Adds a message or replaces the one of that id; visible and told to listeners once it is on disk. */
  put(message: Message): Promise<Put>;
  answer(turn: string, messages: readonly string[]): Promise<void>;
  listen(listener: (put: Put) => void): () => void;
  close(): Promise<void>;
}

/** Answered turns kept in memory: platforms send an event again within the hour, and a busy hour has far fewer. */
const KEPT_ANSWERS = 50_000;
/** Keys of deliveries kept in memory: one that may or may not have been sent is asked for within minutes. */
const KEPT_KEYS = 50_000;

/** How far what need not be waited for is written behind, in milliseconds. */
const BEHIND_MS = 50;

/** Opens the transcript, or begins one. A line that cannot be read is left where it is and passed over. */
export const openTranscript = async (
  path: string,
  warn: (line: string) => void,
  keeping: Keeping | null = null,
): Promise<Transcript> => {
  await mkdir(dirname(path), { recursive: true });
  if (keeping) await dropOld(path, keeping);
  const openFile = () => open(path, 'a+', 0o600);
  let file = await openFile();
  // Only the page asks what came meanwhile, and its transcript has no end of keeping.
  const kept = createKeptMessages(keeping === null ? KEPT_LINES : 0);
  const answers = new Map<string, readonly string[]>();
  const keys = new Map<string, string>();
  const listeners = new Set<(put: Put) => void>();
  let last = 0;

  const apply = (entry: Line, line: Buffer): void => {
    if ('answered' in entry) {
      last = Math.max(last, entry.seq);
      answers.set(entry.answered, entry.messages);
      drop(answers, KEPT_ANSWERS);
      return;
    }
    const { seq, id, conversation, key } = entry.put;
    last = Math.max(last, seq);
    kept.add(entry.put, line);
    if (key) keys.set(`${conversation} ${key}`, id);
    drop(keys, KEPT_KEYS);
  };

  let unread = 0;
  let torn = false;
  for await (const { line, ended } of readLines(path)) {
    torn = !ended;
    const entry = readLine(line.toString('utf8'));
    if (entry) apply(entry, line);
    else unread += 1;
  }
  if (unread > 0) warn(`${path}: ${unread} line(s) of the transcript could not be read; passed over.`);
  // A torn line was never shown as sent: a new line before the next one keeps it from swallowing that.
  const { append, idle, between } = appendLines(file, torn);
  const keepOut = (days: Keeping): Promise<void> =>
    between(async (former) => {
      await dropOld(path, days);
      file = await openFile();
      await former.close();
      return file;
    }).catch((error: unknown) =>
      warn(
        `${path}: what is too old could not be left out: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`,
      ),
    );
  const daily = keeping && setInterval(() => void keepOut(keeping), keeping.every ?? DAY).unref();
  /** The last number given; `last` is the last that is on disk. */
  let given = last;
  const nextSeq = (): number => {
    given += 1;
    return given;
  };

  /** Lines that are written a moment later: see {@link Keeping}. */
  let behind: Buffer[] = [];
  let timer: NodeJS.Timeout | undefined;
  const catchUp = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const lines = behind;
    behind = [];
    if (lines.length > 0)
      append(lines, () => {}).catch(() => warn(`${path}: some lines could not be written.`));
  };
  const record = async (entry: Line, key: string | null, done: () => void): Promise<void> => {
    const line = Buffer.from(JSON.stringify(entry));
    const written = (): void => {
      apply(entry, line);
      done();
    };
    if (keeping === null || key !== null) {
      catchUp();
      return append([line], written);
    }
    written();
    behind.push(line);
    timer ??= setTimeout(catchUp, BEHIND_MS);
  };

  return {
    messages: kept.messages,
    living: kept.living,
    isAbove: kept.isAbove,
    find: kept.find,
    answered: (id) => answers.get(id),
    sentUnder: (conversation, key) => keys.get(`${conversation} ${key}`),
    since: (seq, wanted) => (seq > last ? null : kept.since(seq, wanted)),
    last: () => last,
    put: async (message) => {
      const { id, conversation, at, from, text, card, living, key } = message;
      const added: Put = { seq: nextSeq(), id, conversation, at, from, text, card, living, key };
      await record({ put: added }, message.key, () => {
        for (const listener of listeners) listener(added);
      });
      return added;
    },
    answer: async (id, messages) => {
      // Nothing to hand back after a restart: what the turn changed is in the record, and counts once by that.
      if (keeping && messages.length === 0) {
        answers.set(id, messages);
        drop(answers, KEPT_ANSWERS);
        return;
      }
      const at = keeping ? { at: new Date(keeping.clock.now()).toISOString() } : {};
      await record({ seq: nextSeq(), answered: id, messages, ...at }, null, () => {});
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearInterval(daily ?? undefined);
      catchUp();
      await idle();
      await file.close();
    },
  };
};
