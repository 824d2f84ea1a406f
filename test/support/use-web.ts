import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import type { Put } from '../../src/platforms/chat/transcript.js';
import type { Card } from '../../src/ports.js';
import { createFakeBot } from './fake-bot.js';
import { createFolder, startWeb, type WebOnTest } from './web.js';

/** A message as the page posts it, from the governance officer in the direct chat unless told otherwise. */
export const message = (text: string, over: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  kind: 'message',
  persona: 'governance',
  conversation: 'direct',
  text,
  ...over,
});

/** A pressed button as the page posts it. */
export const press = (
  verb: string,
  onMessage: string | null,
  data = {},
  over: Record<string, unknown> = {},
) => ({
  ...message('', over),
  kind: 'action',
  verb,
  data,
  message: onMessage,
});

export const textsOf = (messages: readonly { readonly text: string }[]) => messages.map(({ text }) => text);

/** The card of one message, its parts open to any look. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks wherever it wants
export const cardIn = (messages: readonly { readonly card: Card | null }[], at: number): any =>
  messages[at]?.card;

interface Said {
  readonly messages: readonly Put[];
  readonly sentence: string;
}

/** The page's server for each test of a file, asked as the page asks it. */
export const useWeb = () => {
  let folder: Awaited<ReturnType<typeof createFolder>>;
  let web: WebOnTest;
  let fake: ReturnType<typeof createFakeBot>;

  beforeEach(async () => {
    folder = await createFolder();
    fake = createFakeBot();
    web = await startWeb({ folder: folder.path, bot: fake.bot });
  });
  afterEach(async () => {
    await web.close();
    await folder.remove();
  });

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(path, web.address), {
      method: 'POST',
      headers: { origin: web.address.slice(0, -1), 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Said };
  };
  const state = async (persona = 'governance') => {
    const response = await fetch(new URL(`/api/state?persona=${persona}`, web.address));
    const body = (await response.json()) as { last: number; rooms: { messages: Put[] }[] };
    return {
      last: body.last,
      direct: body.rooms[0]?.messages ?? [],
      board: body.rooms[1]?.messages ?? [],
    };
  };

  return {
    post,
    state,
    web: () => web,
    turns: () => fake.turns,
    fakeBot: () => fake.bot,
    folder: () => folder.path,
    /** Stops the server and starts it again on the same files. */
    restart: async (over: Partial<Parameters<typeof startWeb>[0]> = {}) => {
      await web.close();
      web = await startWeb({ folder: folder.path, bot: fake.bot, ...over });
    },
  };
};
