import { MINUTES_APPROVED } from '../domain/minutes-out.js';
import { chairs } from '../domain/permission.js';
import type { Delivery, Register } from '../domain/register.js';
import { type PaperKind, paperOf } from '../papers/paper-of.js';
import { type MeetingMeant, mayCorrect, paperMeant } from './paper-meant.js';
import type { PaperShown, Result } from './result.js';
import { sinceLastMeeting } from './since-last-meeting.js';
import type { Asker, Deps } from './use-case.js';

/** A page of a meeting's pack, or of its minutes, as they stand now. */
export const showPaper = (
  deps: Deps,
  asker: Asker,
  of: { readonly what: PaperKind; readonly meeting: string; readonly page: number },
): Result => {
  const meant = paperMeant(deps, asker, of.what, of.meeting);
  return 'kind' in meant ? meant : paperShown(deps, asker, meant, { ...of, happened: '' });
};

/** A meeting's pack as it goes out by itself; null where the meeting is not there any more. */
export const packSent = (deps: Deps, register: Register, id: string): PaperShown | null => {
  const meeting = register.meetings.get(id);
  const board = meeting && register.boards.get(meeting.board);
  if (!meeting || !board) return null;
  return paperShown(deps, { person: null }, { board, meeting }, { what: 'pack', page: 0, happened: '' });
};

/**
 * A meeting's minutes as they go out by themselves: the draft to whoever chairs, or keeps the register, and the approved
 * ones to the board; null where the meeting is not there any more.
 */
export const minutesSent = (
  deps: Deps,
  register: Register,
  { subject, rule, conversation }: Pick<Delivery, 'subject' | 'rule' | 'conversation'>,
): PaperShown | null => {
  const meeting = register.meetings.get(subject);
  const board = meeting && register.boards.get(meeting.board);
  if (!meeting || !board) return null;
  const reader = register.people.get(register.conversations.get(conversation)?.person ?? '') ?? null;
  const approves = chairs(reader, board) ? 'you have approved them' : 'the chair has approved them';
  const happened =
    rule === MINUTES_APPROVED
      ? 'The minutes of the meeting are approved.'
      : `The meeting has ended, and these are its draft minutes. They go to the board once ${approves}; “correct minutes: …” corrects them until then.`;
  const of = { what: 'minutes', page: 0, happened } as const;
  const person = rule === MINUTES_APPROVED ? null : reader;
  return paperShown(deps, { person }, { board, meeting }, of);
};

/** The paper, and what has just happened to it; '' where it is only shown. */
export const paperShown = (
  deps: Deps,
  asker: Pick<Asker, 'person'>,
  { board, meeting: given }: MeetingMeant,
  { what, page, happened }: { readonly what: PaperKind; readonly page: number; readonly happened: string },
): PaperShown => {
  const register = deps.store.read();
  const meeting = register.meetings.get(given.id) ?? given;
  const now = deps.clock.now();
  const draft = meeting.state === 'ended' && meeting.minutes?.state !== 'approved';
  return {
    kind: 'paper',
    what,
    meeting: meeting.id,
    paper: paperOf(
      what,
      {
        register,
        anchor: deps.store.anchor(),
        now,
        changed: (one) => sinceLastMeeting(deps, one, now),
      },
      { board, meeting },
    ),
    page,
    happened,
    mayApprove: what === 'minutes' && draft && chairs(asker.person, board),
    mayCorrect: what === 'minutes' && draft && mayCorrect(register, asker.person, board),
    corrections: what === 'minutes' ? (meeting.minutes?.corrections.length ?? 0) : 0,
    links: [],
    audience: 'board',
    inspections: board.oversees,
  };
};
