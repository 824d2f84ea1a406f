import type { NamedItem } from '../domain/agenda.js';
import { toInstant } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { nextMinuteId } from '../domain/minute.js';
import type { AgendaItem, Board, Meeting, Minute, Person } from '../domain/register.js';
import { LONGEST_FIELD } from '../domain/update.js';
import type { Tx } from '../ports.js';
import { itemMeant } from './item-meant.js';
import { meetingToRun } from './meeting-here.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** Something that is said on an item of a running meeting, by somebody who may run it. */
export interface OnItem {
  readonly meeting: Meeting;
  readonly board: Board;
  readonly person: Person;
  /** Null for the meeting as a whole. */
  readonly item: AgendaItem | null;
  /** "rec 4", "M1", "the meeting". */
  readonly name: string;
}

/**
 * The item that a command in a meeting is about, and who says it, or what refuses. Without an item said it is the one
 * on the table; where nothing lies there, the meeting as a whole.
 */
export const onItem = (
  deps: Deps,
  asker: Asker,
  { meeting: id, item: said }: { readonly meeting: string; readonly item: NamedItem | null },
): OnItem | Refused => {
  const run = meetingToRun(deps, asker, id);
  if ('kind' in run) return run;
  if (said === null && run.meeting.held?.at == null) return { ...run, item: null, name: 'the meeting' };
  const meant = itemMeant(deps, asker, run.meeting, said);
  return 'sentence' in meant ? meant : { ...run, ...meant };
};

/** What keeps somebody's words from being minuted; null where they fit. */
export const whyNotWords = (words: string, example: string): Refused | null => {
  if (words === '') return refused(`Say it in a few words, for example: ${example}`);
  return words.length > LONGEST_FIELD
    ? refused(
        `That has ${words.length.toLocaleString('en-GB')} characters; at most ${LONGEST_FIELD.toLocaleString('en-GB')} fit into the minutes. Please shorten it.`,
      )
    : null;
};

/** Adds a line to a meeting's minutes. */
export const addMinute = (
  tx: Tx,
  { meeting, person, item }: Pick<OnItem, 'meeting' | 'person' | 'item'>,
  now: number,
  said: Pick<Minute, 'kind' | 'text'> & Partial<Minute>,
): void =>
  tx.add('minutes', {
    id: nextMinuteId({ minutes: tx.all('minutes') }, meeting.id),
    meeting: meeting.id,
    item: item?.key ?? null,
    by: person.id,
    at: toInstant(now),
    action: null,
    update: null,
    former: null,
    became: null,
    undone: null,
    ...said,
  });

/** Whether a meeting that was running when somebody spoke is running still. */
export const isStillRunning = (tx: Tx, { id }: Meeting): boolean =>
  tx.get('meetings', id)?.state === 'running';

/** What is said when it is not. */
export const JUST_ENDED = 'The meeting has just been ended, so nothing was minuted now.';
/** Words in quotation marks at the end of a sentence, with one stop. */
export const quoted = (words: string): string => {
  const said = cut(words, 500);
  return /[.!?…]$/.test(said) ? `“${said}”` : `“${said}”.`;
};

/** Behind every acknowledgement. */
export const UNDO = '“undo” takes it back.';
