import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { isBoardFile } from '../../intents/board-file.js';
import type { Bot, Card, DemoClock, Log, Messenger, ToCard } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { openTranscript } from '../chat/transcript.js';
import { createAssets } from './assets.js';
import { type ConverseOnPage, createPageConverse } from './converse.js';
import { createEvents } from './events.js';
import { guardDemo, securityHeaders } from './guard.js';
import { createMessenger } from './messenger.js';
import { eventId, type Persona, posted, type Room, roomsOf, toTurn } from './to-turn.js';

export type { Persona } from './to-turn.js';

/** What the demo page needs. `people` and `suggestions` are asked each time, so they may change. */
export interface WebDeps {
  readonly bot: Bot;
  readonly clock: DemoClock;
  readonly toCard: ToCard;
  readonly people: () => readonly Persona[];
  readonly board: () => { readonly conversation: string; readonly name: string };
  readonly suggestions: () => readonly string[];
  /** Every card with its sample data, for the page that shows them all. */
  readonly samples: () => readonly CardSample[];
  /** Path of the JSONL file that keeps the page's messages. */
  readonly transcript: string;
  /** The project's root folder, for the page's files. */
  readonly root: string;
  /** IANA zone that the page shows times in. */
  readonly zone: string;
  readonly log: Log;
}

/** A card with its sample data, and what Slack is sent for it. */
export interface CardSample {
  readonly name: string;
  readonly card: Card;
  readonly blocks: readonly unknown[];
  /** The blocks of its form; null for a card without one. */
  readonly modal: readonly unknown[] | null;
}

/** The demo page as a platform. Everything in `app` stands behind the demo's guard. */
export interface Web {
  readonly app: Hono;
  readonly messenger: Messenger;
  close(): Promise<void>;
}

const TURN_LIMIT = 64 * 1024;
const FILE_LIMIT = 5 * 1024 * 1024;
/** A file just over the limit still reaches the bot, whose sentence says more than ours can. */
const FILE_MARGIN = 64 * 1024;
const DAY = 86_400_000;

const fileQuery = z.object({
  id: eventId,
  persona: z.string().min(1),
  name: z.string().trim().min(1).max(200),
  /** A letter's inspection; boards have none. */
  code: z.string().trim().max(100).default(''),
});
const moves = z.object({ advance: z.enum(['day', 'next-reminder']) });

const refuse = (c: Context, status: 400 | 403 | 404 | 413, sentence: string) => c.json({ sentence }, status);
const tooLong = (sentence: string) => (c: Context) => refuse(c, 413, sentence);
const readJson = (c: Context): Promise<unknown> => c.req.json().catch(() => undefined);
const NOT_JSON = 'That was not a message that the page sends. Reload the page and try again.';
const NOT_IN_BOARD =
  'Only the board and those who may read working facts are in this channel. Ask in your own chat with Scrutiny.';
const NO_CODE = 'A file needs a name and the code of its inspection, like RAPE-P1-2021.';
const NOBODY = 'Nobody of that name is here. Reload the page and choose who is speaking.';

/** Builds the page's server: routes, messages, and the messenger for what the clock sends. */
export const createWeb = async (deps: WebDeps): Promise<Web> => {
  const { bot, clock, log } = deps;
  const transcript = await openTranscript(deps.transcript, log.warn);
  const saying = { transcript, clock, toCard: deps.toCard };
  const converse = createPageConverse({ ...saying, bot });
  const events = createEvents({ transcript, clock });
  const asset = createAssets(deps.root);
  const personaOf = (id: string | undefined) => deps.people().find((persona) => persona.id === id);

  const shownTo = (persona: Persona): readonly Room[] => {
    const { direct, board } = roomsOf(persona, deps.board());
    return board ? [direct, board] : [direct];
  };

  const answerTurn = async (c: Context, ...turn: Parameters<ConverseOnPage>) => {
    try {
      return c.json({ messages: await converse(...turn) });
    } catch (error) {
      log.error(`web: a turn failed: ${error instanceof Error ? error.message : String(error)}`);
      return c.json(
        { sentence: 'Scrutiny could not finish that. Send it again: it will not count twice.' },
        500,
      );
    }
  };

  const app = new Hono();
  app.use('*', securityHeaders);
  app.use('*', guardDemo);
  const nothingHere = (c: Context) => refuse(c, 404, 'There is nothing at this address. The page is at /.');
  app.onError((error, c) => {
    log.error(`web: ${c.req.method} failed: ${error.message}`);
    return c.json({ sentence: 'Something went wrong on this side; the log says what. Try again.' }, 500);
  });

  const serveAsset = async (c: Context, name: string) => {
    const found = await asset(name);
    return found
      ? c.body(found.bytes, 200, { 'Content-Type': found.type, 'Cache-Control': 'no-cache' })
      : nothingHere(c);
  };
  app.get('/', (c) => serveAsset(c, 'index.html'));
  app.get('/assets/:name', (c) => serveAsset(c, c.req.param('name')));

  app.get('/cards', (c) => serveAsset(c, 'cards.html'));
  app.get('/api/cards', (c) => c.json({ cards: deps.samples() }));

  app.get('/api/state', (c) => {
    const people = deps.people();
    const persona = personaOf(c.req.query('persona')) ?? people[0];
    if (!persona) return refuse(c, 404, 'Nobody has an account on the page yet.');
    const rooms = shownTo(persona);
    return c.json({
      persona: persona.id,
      people,
      clock: { now: clock.now(), zone: deps.zone },
      rooms: rooms.map((room) => ({ ...room, messages: transcript.messages(room.id) })),
      suggestions: deps.suggestions(),
      last: transcript.last(),
    });
  });

  app.get('/api/events', (c) => {
    const persona = personaOf(c.req.query('persona'));
    if (!persona) return refuse(c, 404, NOBODY);
    const after = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? 0);
    // Asked anew for each message: who leaves the board hears nothing more of it.
    const heard = () => {
      const now = personaOf(persona.id);
      return now ? shownTo(now).map(({ id }) => id) : [];
    };
    const stream = events.open(Number.isFinite(after) ? after : 0, heard);
    return c.body(stream, 200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  });

  const turnLimit = bodyLimit({
    maxSize: TURN_LIMIT,
    onError: tooLong('That is too long for one message. Send a letter as a file.'),
  });
  app.post('/api/turns', turnLimit, async (c) => {
    const post = posted.safeParse(await readJson(c));
    if (!post.success) return refuse(c, 400, NOT_JSON);
    const persona = personaOf(post.data.persona);
    if (!persona) return refuse(c, 400, NOBODY);
    const rooms = roomsOf(persona, deps.board());
    const here = rooms[post.data.conversation];
    if (!here) return refuse(c, 403, NOT_IN_BOARD);
    const answers =
      post.data.kind === 'message' && post.data.replyTo ? transcript.find(post.data.replyTo) : undefined;
    const toBotsMessage = answers?.conversation === here.id && answers.from === null;
    const turn = toTurn(post.data, persona, here, toBotsMessage);
    const shown = post.data.kind === 'message' ? post.data.text : null;
    return answerTurn(c, turn, shown, { own: rooms.direct, here });
  });

  const fileLimit = bodyLimit({
    maxSize: FILE_LIMIT + FILE_MARGIN,
    onError: tooLong('That file is larger than 5 MB. Letters are far smaller: is it the right file?'),
  });
  app.post('/api/files', fileLimit, async (c) => {
    const query = fileQuery.safeParse(c.req.query());
    if (!query.success) return refuse(c, 400, NO_CODE);
    const { id, name, code } = query.data;
    if (code === '' && !isBoardFile(name)) return refuse(c, 400, NO_CODE);
    const persona = personaOf(query.data.persona);
    if (!persona) return refuse(c, 400, NOBODY);
    const own = roomsOf(persona, deps.board()).direct;
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const turn: Turn = {
      id: `web:${id}`,
      platform: 'web',
      conversation: { id: own.id, kind: own.kind, name: own.name },
      account: { id: persona.id, name: persona.name },
      kind: 'file',
      name,
      bytes,
      data: { code },
    };
    return answerTurn(c, turn, [name, code].filter(Boolean).join(' · '), { own, here: own });
  });

  app.post('/api/clock', turnLimit, async (c) => {
    const move = moves.safeParse(await readJson(c));
    if (!move.success) return refuse(c, 400, NOT_JSON);
    const now = move.data.advance === 'day' ? await clock.advance(DAY) : await clock.toNextReminder();
    events.clockMoved();
    return c.json({ now: clock.now(), moved: now !== null });
  });

  // A handler, not `notFound`: the page shares its server with other platforms.
  app.all('*', nothingHere);

  return { app, messenger: createMessenger({ ...saying, newId: randomUUID }), close: transcript.close };
};
