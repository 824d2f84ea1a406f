import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where the files for diaries are: of a board, or of one of its meetings. */
export interface CalendarLinks {
  /** The address of a board's feed, or of one meeting's file. */
  to(board: string, meeting: string | null): string;
  /** The board that this part of an address stands for, of those that there are; null where it stands for none. */
  boardOf(token: string, boards: Iterable<string>): string | null;
}

/** The file of a meeting is called by the day that the calendar first gave it, which stays when the meeting moves. */
const fileOf = (meeting: string | null): string =>
  meeting === null ? 'board.ics' : `${meeting.slice(meeting.lastIndexOf(':') + 1)}.ics`;

/** In a demo a board is named as it is: the demo answers to its own machine only. */
export const demoLinks: CalendarLinks = {
  to: (board, meeting) => `/calendar/${encodeURIComponent(board)}/${fileOf(meeting)}`,
  boardOf: (token, boards) => [...boards].find((board) => board === token) ?? null,
};

/**
 * In live mode a diary has no sign-in, so the address itself is the secret: 256 bits made from `secret` and the board,
 * which nobody can guess, and which another secret takes back.
 */
export const liveLinks = ({
  secret,
  publicUrl,
}: {
  readonly secret: string;
  readonly publicUrl: string;
}): CalendarLinks => {
  const tokenOf = (board: string): string =>
    createHmac('sha256', secret).update(`calendar of board ${board}`).digest('base64url');
  const same = (a: string, b: string): boolean =>
    a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
  return {
    to: (board, meeting) => `${publicUrl}/calendar/${tokenOf(board)}/${fileOf(meeting)}`,
    boardOf: (token, boards) =>
      /^[\w-]{43}$/.test(token) ? ([...boards].find((board) => same(tokenOf(board), token)) ?? null) : null,
  };
};
