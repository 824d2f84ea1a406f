import { sayDayAndTime, toInstant } from '../domain/calendar.js';
import { undelivered } from '../domain/health.js';
import { hasBegun, meetingStart } from '../domain/meeting.js';
import { may } from '../domain/permission.js';
import type { Meeting } from '../domain/register.js';
import { deliveryKey, occurrenceOfChange } from '../domain/reminder.js';
import type { Tx } from '../ports.js';
import { newDelivery } from './new-delivery.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

const LONGEST_REASON = 1_000;
const showNext = { label: 'Next meeting', verb: 'show-next-meeting', data: {} } as const;

/** What moving and cancelling a meeting have in common, and where they differ. */
export interface MeetingChange {
  readonly meeting: string;
  /** As typed; may be empty. */
  readonly reason: string;
  readonly verb: 'move' | 'cancel';
  /** Why it cannot be done to this meeting, or null. */
  readonly whyNot: (meeting: Meeting, now: number) => Refused | null;
  readonly edit: (tx: Tx, meeting: Meeting, now: number) => void;
}

const PAST = { move: 'moved', cancel: 'cancelled' } as const;

const whyNotAtAll = (meeting: Meeting | undefined, id: string, now: number): Refused | null => {
  if (meeting === undefined)
    return refused(`I know no meeting "${id}". Meetings still to come can be changed.`, [showNext]);
  const when = sayDayAndTime(meeting.day, meeting.time);
  if (meeting.state === 'cancelled')
    return refused(`The meeting of ${when} is cancelled. Meetings still planned can be changed.`, [showNext]);
  return hasBegun(meeting, now)
    ? refused(`The meeting of ${when} has begun. Meetings still to come can be changed.`, [showNext])
    : null;
};

/** What was decided about a meeting and has not gone out gives way to one message about the change. */
export const overtake = (tx: Tx, meeting: string, note: string): void => {
  for (const { id, subject, state } of undelivered(tx.all('deliveries'))) {
    if (subject !== meeting || state !== 'decided') continue;
    tx.edit('deliveries', id, (draft) => {
      draft.state = 'overtaken';
      draft.note = note;
    });
  }
};

const announce = (
  tx: Tx,
  meeting: Meeting,
  verb: MeetingChange['verb'],
  cause: string,
  now: number,
): void => {
  overtake(tx, meeting.id, `The meeting was ${PAST[verb]} before this was sent.`);
  const rule = `meeting-${PAST[verb]}`;
  const occurrence = occurrenceOfChange(meetingStart(meeting), cause);
  const dueAt = toInstant(now);
  for (const conversation of tx.get('boards', meeting.board)?.conversations ?? []) {
    const id = deliveryKey(rule, meeting.id, occurrence, conversation);
    const told = {
      id,
      rule,
      subject: meeting.id,
      occurrence,
      conversation,
      dueAt,
      state: 'decided',
    } as const;
    tx.add('deliveries', newDelivery({ ...told, note: null }, now));
  }
};

/**
 * Changes a meeting that has not begun, and has one message say so in the board's conversation, in one change.
 * Gives the meeting as it is now, also when the same turn comes again; refuses anybody without the governance role.
 */
export const changeMeeting = async (
  { store, clock }: Deps,
  asker: Asker,
  change: MeetingChange,
): Promise<Meeting | Refused> => {
  const { person } = asker;
  if (person === null || !may(store.read(), person, 'keep-register'))
    return refused(
      `Only somebody with the governance role can ${change.verb} a meeting. Please ask one of them.`,
    );
  if (change.reason.length > LONGEST_REASON)
    return refused(
      `The reason has ${change.reason.length} characters. Please keep it to ${LONGEST_REASON} or fewer.`,
    );
  const now = clock.now();
  const why = `The meeting was ${PAST[change.verb]}. ${change.reason}`.trim();
  const changed = await store.change({ by: person.id, via: asker.via, why, cause: asker.cause }, (tx) => {
    const meeting = tx.get('meetings', change.meeting);
    const not = whyNotAtAll(meeting, change.meeting, now);
    if (meeting === undefined || not !== null) return not;
    const notThis = change.whyNot(meeting, now);
    if (notThis !== null) return notThis;
    change.edit(tx, meeting, now);
    announce(tx, tx.get('meetings', meeting.id) ?? meeting, change.verb, asker.cause, now);
    return null;
  });
  if (changed.kind === 'applied' && changed.result !== null) return changed.result;
  // Changed just now, or by the same turn before: either way the register says how the meeting stands.
  const meeting = store.read().meetings.get(change.meeting);
  return meeting ?? refused(`I know no meeting "${change.meeting}".`, [showNext]);
};
