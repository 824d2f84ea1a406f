import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Card, Clock } from '../../ports.js';
import { replaceFile, writePieces } from '../../store/durable-file.js';

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

/** Messages kept in memory for each conversation; older ones stay in the file. */
export const KEPT_MESSAGES = 500;
const KEPT_LINES = 5_000;
/** Answered turns kept in memory: platforms send an event again within the hour, and a busy hour has far fewer. */
const KEPT_ANSWERS = 50_000;

const put = z.object({
  seq: z.int(),
  id: z.string(),
  conversation: z.string(),
  at: z.string(),
  from: z.object({ id: z.string(), name: z.string() }).nullable(),
  text: z.string(),
  card: z.looseObject({ type: z.literal('AdaptiveCard') }).nullable(),
  living: z.string().nullable(),
  key: z.string().nullable(),
});
const line = z.union([
  z.object({ put }),
  z.object({ seq: z.int(), answered: z.string(), messages: z.array(z.string()), at: z.string().optional() }),
]);
type Line =
  | { put: Put }
  | { seq: number; answered: string; messages: readonly string[]; at?: string | undefined };

/** For platforms that keep their own history: how long ours is kept, so that the file does not grow for ever. */
export interface Keeping {
  readonly clock: Clock;
  readonly days: number;
}

const DAY = 86_400_000;

/** True for a line that says when it was, and that was too long ago. */
const isOld = (entry: Line, before: number): boolean => {
  const at = 'put' in entry ? entry.put.at : entry.at;
  return at !== undefined && Date.parse(at) < before;
};

/** Leaves out of the file what is older than it is kept, before it is opened. */
const dropOld = async (path: string, { clock, days }: Keeping): Promise<void> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((one) => one !== '');
  const before = clock.now() - days * DAY;
  const left = lines.filter((one) => {
    const entry = readLine(one);
    return entry === undefined || !isOld(entry, before);
  });
  if (left.length === lines.length) return;
  await replaceFile(path, (file) =>
    writePieces(
      file,
      left.map((one) => `${one}\n`),
    ),
  );
};

const readLine = (text: string): Line | undefined => {
  try {
    return line.parse(JSON.parse(text)) as Line;
  } catch {
    return undefined;
  }
};

const drop = <K>(map: Map<K, unknown>, kept: number): void => {
  for (const key of map.keys()) {
    if (map.size <= kept) return;
    map.delete(key);
  }
};

interface Waiting {
  readonly entry: Line;
  /** Called with what went wrong, or null. */
  readonly done: (error: unknown) => void;
}

/** Opens the transcript, or begins one. A line that cannot be read is left where it is and passed over. */
export const openTranscript = async (
  path: string,
  warn: (line: string) => void,
  keeping: Keeping | null = null,
): Promise<Transcript> => {
  await mkdir(dirname(path), { recursive: true });
  if (keeping) await dropOld(path, keeping);
  const file: FileHandle = await open(path, 'a+', 0o600);
  const conversations = new Map<string, Map<string, Put>>();
  const places = new Map<string, string>();
  const answers = new Map<string, readonly string[]>();
  const keys = new Map<string, string>();
  const recent: Put[] = [];
  const listeners = new Set<(put: Put) => void>();
  let last = 0;
  /** The highest line that `recent` no longer holds. */
  let forgotten = 0;

  const apply = (entry: Line): void => {
    if ('answered' in entry) {
      last = Math.max(last, entry.seq);
      answers.set(entry.answered, entry.messages);
      drop(answers, KEPT_ANSWERS);
      return;
    }
    const message = entry.put;
    last = Math.max(last, message.seq);
    const inIt = conversations.get(message.conversation) ?? new Map<string, Put>();
    conversations.set(message.conversation, inIt.set(message.id, message));
    drop(inIt, KEPT_MESSAGES);
    places.set(message.id, message.conversation);
    drop(places, KEPT_LINES);
    if (message.key) keys.set(`${message.conversation} ${message.key}`, message.id);
    recent.push(message);
    if (recent.length > KEPT_LINES) forgotten = recent.shift()?.seq ?? forgotten;
  };

  const text = await file.readFile('utf8');
  const lines = text.split('\n').filter((one) => one !== '');
  const read = lines.map(readLine);
  for (const entry of read) if (entry) apply(entry);
  const unread = read.filter((entry) => !entry).length;
  if (unread > 0) warn(`${path}: ${unread} line(s) of the transcript could not be read; passed over.`);
  // A torn line was never shown as sent: a new line before the next one keeps it from swallowing that.
  let torn = text !== '' && !text.endsWith('\n');

  /** Lines that wait to be written: those that come at the same time share one write and one sync. */
  const waiting: Waiting[] = [];
  let flushing: Promise<void> | null = null;
  let issued = last;
  const nextSeq = (): number => {
    issued += 1;
    return issued;
  };

  const writeBatch = async (batch: readonly Waiting[]): Promise<void> => {
    const begin = torn ? '\n' : '';
    torn = true;
    await file.appendFile(`${begin}${batch.map(({ entry }) => `${JSON.stringify(entry)}\n`).join('')}`);
    torn = false;
    await file.datasync();
    for (const { entry, done } of batch) {
      apply(entry);
      done(null);
    }
  };
  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      await writeBatch(batch).catch((error: unknown) => {
        for (const { done } of batch) done(error);
      });
    }
    flushing = null;
  };
  /** Answers once the line is on disk and visible. */
  const write = (entry: Line): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ entry, done: (error) => (error === null ? resolve() : reject(error)) });
      flushing ??= flush();
    });

  return {
    messages: (conversation) => [...(conversations.get(conversation)?.values() ?? [])],
    find: (id) => conversations.get(places.get(id) ?? '')?.get(id),
    answered: (id) => answers.get(id),
    sentUnder: (conversation, key) => keys.get(`${conversation} ${key}`),
    since: (seq, wanted) =>
      seq > last || seq < forgotten
        ? null
        : recent.filter((message) => message.seq > seq && wanted.includes(message.conversation)),
    last: () => last,
    put: async (message) => {
      const added: Put = { ...message, seq: nextSeq() };
      await write({ put: added });
      for (const listener of listeners) listener(added);
      return added;
    },
    answer: (id, messages) =>
      write({
        seq: nextSeq(),
        answered: id,
        messages,
        ...(keeping ? { at: new Date(keeping.clock.now()).toISOString() } : {}),
      }),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await flushing;
      await file.close();
    },
  };
};
