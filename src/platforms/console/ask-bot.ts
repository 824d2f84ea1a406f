import { z } from 'zod';
import type { Answer, Bot } from '../../ports.js';
import type { Turn } from '../../turn.js';

/**
 * What another program on this machine asks the running bot through the lock's socket: one turn. A file's bytes
 * travel as base64. Whoever can read the data folder may ask, and may therefore speak for any console account.
 */
const request = z.object({
  kind: z.literal('turn'),
  turn: z.looseObject({
    id: z.string().min(1).max(200),
    kind: z.enum(['message', 'action', 'file']),
    platform: z.literal('console'),
    bytes: z.string().max(8_000_000).optional(),
  }),
});

/** A turn as it travels. */
export const packTurn = (turn: Turn): unknown => ({
  kind: 'turn',
  turn: turn.kind === 'file' ? { ...turn, bytes: Buffer.from(turn.bytes).toString('base64') } : turn,
});

/** Answers such requests. @throws when the request is not one of ours; the caller gets the sentence. */
export const answerRequest =
  (bot: Bot) =>
  async (asked: unknown): Promise<Answer> => {
    const read = request.safeParse(asked);
    if (!read.success)
      throw new Error(
        'That is not a question that the running bot knows. Use the same version of Scrutiny for both.',
      );
    const { turn } = read.data;
    const bytes =
      turn.bytes === undefined ? {} : { bytes: new Uint8Array(Buffer.from(turn.bytes, 'base64')) };
    return bot({ ...turn, ...bytes } as unknown as Turn);
  };
