import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Paper } from '../documents/paper.js';
import type { PaperFormat } from '../documents/write-paper.js';
import type { Clock } from '../ports.js';

/**
 * The paper of this id as this person may read it now; null where there is none, or where they may not. Asked each
 * time a link is followed: what somebody may read can change after the link was made.
 */
export type PaperFor = (paper: string, person: string) => Promise<Paper | null>;

/** Which file a link is for, and whom. */
export interface PaperLink {
  readonly paper: string;
  readonly person: string;
  readonly format: PaperFormat;
}

/** What somebody followed. */
export type FollowedLink =
  | ({ readonly kind: 'good' } & PaperLink)
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

export interface PaperLinks {
  /**
   * The address of this file for this person, good for 15 minutes; null where the bot has no address that people can
   * reach. To be said to that person alone, and as a button: chats fetch the addresses that stand in a text.
   */
  to(link: PaperLink): string | null;
  /** What this part of an address stands for: one of our links, one that is past its time, or nothing of ours. */
  read(token: string): FollowedLink;
}

/** For how long a link is good: long enough to open it, too short to be worth passing on. */
export const LINK_MINUTES = 15;

/** Longer than any token of ours; nothing longer is looked at. */
const TOKEN = /^([\w-]{1,2000})\.([\w-]{43})$/;

/**
 * Links to papers. Papers hold working facts, so unlike a calendar's a link is for one person, one file and a quarter
 * of an hour. It is signed with a key that exists in this process alone: a restart makes all links void, and no
 * backup holds anything that opens a paper.
 * @param base what stands before `/papers/`: nothing in a demo, `PUBLIC_URL` in live mode, null without one.
 */
export const createPaperLinks = ({
  base,
  clock,
  key = randomBytes(32),
}: {
  readonly base: string | null;
  readonly clock: Clock;
  readonly key?: Uint8Array;
}): PaperLinks => {
  const sign = (said: string): string => createHmac('sha256', key).update(said).digest('base64url');
  return {
    to: ({ paper, person, format }) => {
      if (base === null) return null;
      const until = clock.now() + LINK_MINUTES * 60_000;
      const said = Buffer.from(JSON.stringify([until, format, person, paper])).toString('base64url');
      return `${base}/papers/${said}.${sign(said)}`;
    },
    read: (token) => {
      const [, said, signature] = TOKEN.exec(token) ?? [];
      if (said === undefined || signature === undefined) return { kind: 'unknown' };
      if (!timingSafeEqual(Buffer.from(sign(said)), Buffer.from(signature))) return { kind: 'unknown' };
      // Only `to` signs, so this is what it wrote.
      const [until, format, person, paper] = JSON.parse(Buffer.from(said, 'base64url').toString()) as [
        number,
        PaperFormat,
        string,
        string,
      ];
      return clock.now() < until ? { kind: 'good', paper, person, format } : { kind: 'expired' };
    },
  };
};
