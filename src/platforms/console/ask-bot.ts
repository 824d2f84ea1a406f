import { z } from 'zod';
import type { Answer, Bot } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { directOf } from './session.js';

/**
 * What another program on this machine asks the running bot through the lock's socket: which register it has
 * (`hello`), or one turn. A file's bytes travel as base64.
 */
const request = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello') }),
  z.object({
    kind: z.literal('turn'),
    turn: z.looseObject({
      id: z.string().min(1).max(200),
      kind: z.enum(['message', 'action', 'file']),
      platform: z.literal('console'),
      bytes: z.string().max(8_000_000).optional(),
    }),
  }),
]);

/** What the running bot says of itself. */
export const hello = z.object({ mode: z.enum(['demo', 'live']) });
export type Hello = z.infer<typeof hello>;

/** A turn as it travels. */
export const packTurn = (turn: Turn): unknown => ({
  kind: 'turn',
  turn: turn.kind === 'file' ? { ...turn, bytes: Buffer.from(turn.bytes).toString('base64') } : turn,
});

/**
 * Answers such requests. In a live register whoever asks is the login that runs the bot, whatever they say: only
 * that login can read the data folder's token, so nobody else can have connected. In a demo a turn names its own
 * account, as the page's do.
 * @throws when the request is not one of ours; the caller gets the sentence.
 */
export const answerRequest =
  (bot: Bot, { mode, login }: Hello & { readonly login: string }) =>
  async (asked: unknown): Promise<Answer | Hello> => {
    const read = request.safeParse(asked);
    if (!read.success)
      throw new Error(
        'That is not a question that the running bot knows. Use the same version of Scrutiny for both.',
      );
    if (read.data.kind === 'hello') return { mode };
    const { turn } = read.data;
    const bytes =
      turn.bytes === undefined ? {} : { bytes: new Uint8Array(Buffer.from(turn.bytes, 'base64')) };
    const speaker = mode === 'live' ? directOf(login) : {};
    return bot({ ...turn, ...bytes, ...speaker } as unknown as Turn);
  };
