import { z } from 'zod';
import type { Turn } from '../../turn.js';

/** Who is speaking: a person of the register, by their account on the page. */
export interface Persona {
  /** Id of their account on the platform `web`. */
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  /** Whether they may be in the board's channel: who may is the register's rule, not the page's. */
  readonly inBoard: boolean;
}

/** A conversation of the page, as one persona sees it. */
export interface Room {
  readonly key: 'direct' | 'board';
  readonly id: string;
  readonly kind: 'direct' | 'shared';
  readonly name: string;
}

/** The rooms of a persona: their own with the bot, and the board's channel where they may be in it. */
export const roomsOf = (
  persona: Persona,
  board: { readonly conversation: string; readonly name: string },
): { readonly direct: Room; readonly board: Room | null } => ({
  direct: { key: 'direct', id: `web:direct:${persona.id}`, kind: 'direct', name: persona.name },
  board: persona.inBoard ? { key: 'board', id: board.conversation, kind: 'shared', name: board.name } : null,
});

/** Ids are made by the page: the same id is the same event, however often it arrives. */
export const eventId = z.uuid();

const from = {
  id: eventId,
  persona: z.string().min(1).max(200),
  conversation: z.enum(['direct', 'board']),
};

/** What the page posts when a person sends a message or presses a card's button. */
export const posted = z.discriminatedUnion('kind', [
  z.object({
    ...from,
    kind: z.literal('message'),
    text: z.string().trim().min(1).max(20_000),
    /** The message that this one answers, when the person said so. */
    replyTo: z.string().max(300).nullable().default(null),
  }),
  z.object({
    ...from,
    kind: z.literal('action'),
    verb: z.string().min(1).max(200),
    data: z.record(z.string().max(200), z.string().max(25_000)),
    message: z.string().max(300).nullable(),
  }),
]);
export type Posted = z.infer<typeof posted>;

const MENTION = /(^|[\s(])@scrutiny\b[:,]?/gi;
const COMMAND = /^\/rec(?:\s+|$)/i;

/** What the page posted, in our words. `toBotsMessage`: it answers a message that the bot sent there. */
export const toTurn = (post: Posted, persona: Persona, room: Room, toBotsMessage: boolean): Turn => {
  const said = {
    id: `web:${post.id}`,
    platform: 'web',
    conversation: { id: room.id, kind: room.kind, name: room.name },
    account: { id: persona.id, name: persona.name },
  } as const;
  switch (post.kind) {
    case 'message': {
      const words = post.text.replace(MENTION, '$1').trim();
      if (COMMAND.test(words)) return { ...said, kind: 'command', text: words.replace(COMMAND, '') };
      const mentioned = words !== post.text;
      return {
        ...said,
        kind: 'message',
        text: words,
        toBot: room.kind === 'direct' || mentioned || toBotsMessage,
        ...(toBotsMessage && post.replyTo ? { repliesTo: post.replyTo } : {}),
      };
    }
    case 'action':
      return { ...said, kind: 'action', verb: post.verb, data: post.data, message: post.message };
    default:
      return post satisfies never;
  }
};
