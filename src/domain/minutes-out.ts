import { toInstant, toMilliseconds } from './calendar.js';
import type { Due } from './due.js';
import { filedBy, filing } from './filed.js';
import { monthOf } from './filings.js';
import { recipientsIn } from './recipients.js';
import type { Delivery, Meeting, Register } from './register.js';
import { deliveryKey, type Standing } from './reminder.js';

/** The rules by which a meeting's minutes go out: to its chair as a draft, to the board once they are approved. */
export const MINUTES_DRAFT = 'minutes-draft';
export const MINUTES_APPROVED = 'minutes-approved';

/**
 * How long after they were drafted or approved minutes still go out by themselves, in milliseconds: a conversation that
 * becomes a board's own later does not get the minutes of years at once.
 */
const FRESH = 7 * 24 * 60 * 60_000;

/** The instant since which minutes are to go out, and by which rule; null where none are. */
const since = ({ state, held, minutes }: Meeting): { readonly rule: string; readonly at: string } | null => {
  if (state !== 'ended' || minutes === null) return null;
  const at = minutes.state === 'approved' ? minutes.approvedAt : (held?.endedAt ?? null);
  return at === null ? null : { rule: minutes.state === 'approved' ? MINUTES_APPROVED : MINUTES_DRAFT, at };
};

/** Meetings under the month since which their minutes are to go out. */
const BY_MONTH = filing(
  (meeting: Meeting) => meeting,
  (meeting) => [since(meeting)].flatMap((out) => (out === null ? [] : [monthOf(out.at)])),
);

/**
 * The minutes that are due at `now` (milliseconds since 1970) and not in the ledger yet: a draft for each end of a
 * meeting to its chair, or to the governance team where the chair cannot be written to; approved ones to the
 * conversations of the board, once.
 */
export const dueMinutes = (register: Register, now: number): readonly Due[] =>
  filedBy(register.meetings, BY_MONTH)
    .from(monthOf(toInstant(now - FRESH)))
    .flatMap((meeting) => {
      const out = since(meeting);
      if (out === null || now - toMilliseconds(out.at) > FRESH) return [];
      const { rule, at } = out;
      return readersOf(register, meeting, rule).flatMap(({ who, conversation }): Due[] => {
        const key = deliveryKey(rule, meeting.id, at, who);
        if (register.deliveries.has(key)) return [];
        const about = { key, rule, subject: meeting.id, occurrence: at, conversation, dueAt: at };
        return [{ ...about, state: 'decided', note: null }];
      });
    });

const readersOf = (
  register: Register,
  meeting: Meeting,
  rule: string,
): readonly { readonly who: string; readonly conversation: string }[] => {
  const board = register.boards.get(meeting.board);
  if (rule === MINUTES_APPROVED)
    return (board?.conversations ?? []).map((conversation) => ({ who: conversation, conversation }));
  const chair = register.people.get(board?.chair ?? '');
  const recipients = recipientsIn(register);
  const found = chair ? recipients.of(chair) : recipients.governance;
  return found.map(({ person, conversation }) => ({ who: person.id, conversation }));
};

/** The meeting whose minutes such a message brought to a conversation by itself; null where it brought none. */
export const minutesIn = (
  { deliveries }: Pick<Register, 'deliveries'>,
  { conversation, message }: Pick<Delivery, 'conversation' | 'message'>,
): string | null => {
  for (const delivery of deliveries.values())
    if (
      (delivery.rule === MINUTES_DRAFT || delivery.rule === MINUTES_APPROVED) &&
      delivery.message === message &&
      delivery.conversation === conversation
    )
      return delivery.subject;
  return null;
};

/** Whether minutes that were decided to go out some time ago should still go out. */
export const standingOfMinutes = (
  { rule, subject, occurrence }: Pick<Delivery, 'rule' | 'subject' | 'occurrence'>,
  { meetings }: Pick<Register, 'meetings'>,
): Standing => {
  const meeting = meetings.get(subject);
  const out = meeting ? since(meeting) : null;
  if (out?.rule === rule && out.at === occurrence) return { kind: 'owed' };
  const note =
    out?.rule === MINUTES_APPROVED
      ? 'The minutes were approved before their draft was sent.'
      : 'The meeting went on before its draft minutes were sent.';
  return { kind: 'overtaken', note };
};
