import { mayBeInBoard } from '../domain/permission.js';
import type { Clock, Store } from '../ports.js';
import type { PaperFor } from './links.js';
import { type MadeFrom, PAPERS, paperOf } from './paper-of.js';

/** What papers are made from when a link is followed. */
export interface PapersFrom extends Pick<MadeFrom, 'changed'> {
  readonly store: Pick<Store, 'read' | 'anchor'>;
  readonly clock: Clock;
}

/** The paper of an id such as `pack|board:2021-10-12`, for somebody who may read it at the moment that it is asked for. */
export const createPaperFor =
  ({ store, clock, changed }: PapersFrom): PaperFor =>
  async (id, personId) => {
    const register = store.read();
    const what = PAPERS.find((one) => id.startsWith(`${one}|`));
    const meeting = register.meetings.get(id.slice(id.indexOf('|') + 1));
    const board = meeting && register.boards.get(meeting.board);
    const person = register.people.get(personId) ?? null;
    if (!what || !meeting || !board || !mayBeInBoard(register, person, board)) return null;
    if (what === 'minutes' && meeting.held === null) return null;
    return paperOf(what, { register, anchor: store.anchor(), now: clock.now(), changed }, { board, meeting });
  };
