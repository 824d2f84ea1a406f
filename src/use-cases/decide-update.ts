import { sayInstant, toInstant } from '../domain/calendar.js';
import { meetingStart } from '../domain/meeting.js';
import { factsOf } from '../domain/minute.js';
import { may } from '../domain/permission.js';
import type { Minute, Recommendation, Update } from '../domain/register.js';
import { zoneOf } from '../domain/status.js';
import { LONGEST_FIELD, writtenBack } from '../domain/update.js';
import { SAY_UPDATE, sayShort } from '../domain/words.js';
import type { Tx } from '../ports.js';
import { describe, todayFor } from './describe.js';
import { tellOfRequest, tellOfReturn } from './hand-over.js';
import { meetingAbout } from './meeting-here.js';
import { addMinute, isStillRunning } from './on-item.js';
import { PERSONAL, type Result } from './result.js';
import { isAuthors, showUpdate } from './show-update.js';
import { type Asker, type Deps, type Refused, refused, refusedPrivately } from './use-case.js';

/** Accepts an update: its values are written back to the recommendation, and nothing else is. */
export const acceptUpdate = (
  deps: Deps,
  asker: Asker,
  { update }: { readonly update: string },
): Promise<Result> =>
  settle(deps, asker, update, 'accepted', '', (tx, recommendation, accepted) => {
    const mayExtend = may(deps.store.read(), asker.person, 'approve-extension', { recommendation });
    const { id } = recommendation;
    tx.edit('recommendations', id, (draft) => Object.assign(draft, writtenBack(accepted, draft, mayExtend)));
  });

/** Returns an update to its author with a note that says what is missing; without one, asks for it. */
export const returnUpdate = async (
  deps: Deps,
  asker: Asker,
  { update: id, note }: { readonly update: string; readonly note: string },
): Promise<Result> => {
  const register = deps.store.read();
  const update = register.updates.get(id);
  const recommendation = update && register.recommendations.get(update.recommendation);
  const words = note.trim();
  if (update?.state === 'submitted' && recommendation && (words === '' || words.length > LONGEST_FIELD)) {
    if (!may(register, asker.person, 'decide-update', { recommendation })) return notTheirs;
    const item = describe(register, asker, recommendation, todayFor(register, deps));
    const problem =
      words === ''
        ? ''
        : `The note has ${words.length} characters; at most ${LONGEST_FIELD} fit. Shorten it.`;
    return { kind: 'return-form', item, update, problem, ...PERSONAL };
  }
  return settle(deps, asker, id, 'returned', words, (tx, recommendation, returned) =>
    askAgain(tx, recommendation, returned, 'returned', deps.clock.now()),
  );
};

/** Takes back one's own update before it is settled. The words stay in the record, marked withdrawn. */
export const withdrawUpdate = (
  deps: Deps,
  asker: Asker,
  { update }: { readonly update: string },
): Promise<Result> =>
  settle(deps, asker, update, 'withdrawn', '', (tx, recommendation, withdrawn) =>
    askAgain(tx, recommendation, withdrawn, 'withdrawn', deps.clock.now()),
  );

/**
 * A returned or withdrawn update no longer answers its request, which opens again while its meeting lies ahead and
 * nobody was asked anew. Of a returned one its author is told at once, and so is the respondent of what opens again:
 * somebody else may have answered in their place.
 */
const askAgain = (
  tx: Tx,
  recommendation: Recommendation,
  update: Update,
  state: 'returned' | 'withdrawn',
  now: number,
): void => {
  const request = update.request === null ? undefined : tx.get('requests', update.request);
  const meeting = request && tx.get('meetings', request.meeting);
  const ahead = meeting?.state === 'planned' && meetingStart(meeting) > now;
  const asked = tx.get('recommendations', recommendation.id)?.asked ?? null;
  if (request?.state !== 'answered' || asked !== null || !ahead) {
    if (state === 'returned') tellOfReturn(tx, update, now);
    return;
  }
  tx.edit('requests', request.id, (draft) => {
    draft.state = 'open';
    draft.settled = null;
  });
  tx.edit('recommendations', recommendation.id, (draft) => {
    draft.asked = request.id;
  });
  if (state !== 'returned') return;
  tellOfRequest(tx, request, 'update-returned', now);
  if (request.respondent !== update.by) tellOfReturn(tx, update, now);
};

const DID = { accepted: 'Accepted', returned: 'Returned', withdrawn: 'Withdrew' } as const;
const notTheirs = refused(
  'Only the governance team or the chair of its board can accept or return an update.',
);

const settle = async (
  deps: Deps,
  asker: Asker,
  id: string,
  state: keyof typeof DID,
  note: string,
  and: (tx: Tx, recommendation: Recommendation, update: Update) => void,
): Promise<Result> => {
  const register = deps.store.read();
  const update = register.updates.get(id);
  const recommendation = update && register.recommendations.get(update.recommendation);
  const { person } = asker;
  if (!update || !recommendation)
    return refused('I do not know that update. The button may come from another register.');
  const allowed =
    state === 'withdrawn'
      ? isAuthors(register, update, recommendation, asker)
      : may(register, person, 'decide-update', { recommendation });
  if (!person || !allowed)
    return state === 'withdrawn' ? refused('Only its author can withdraw an update.') : notTheirs;
  const inMeeting = meetingAbout(register, asker, recommendation);
  /** What is settled while the meeting that has it on its agenda is running here is part of its minutes. */
  const minuteIt = (
    tx: Tx,
    before: Recommendation,
    settled: string,
    said: Pick<Minute, 'kind' | 'text'>,
  ): void => {
    const after = tx.get('recommendations', recommendation.id) ?? before;
    if (inMeeting === null || !isStillRunning(tx, inMeeting.meeting)) return;
    const facts = { former: factsOf(before), became: factsOf(after) };
    addMinute(tx, { ...inMeeting, person }, deps.clock.now(), { ...said, update: settled, ...facts });
  };
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `${DID[state]} the update on ${sayShort(recommendation)}${note ? `: ${note}` : ''}`,
      cause: asker.cause,
    },
    (tx): Refused | null => {
      const newest = tx.get('updates', id) ?? update;
      if (newest.state !== 'submitted') return already(deps, newest);
      tx.edit('updates', id, (draft) => {
        draft.state = state;
        draft.decided = { by: person.id, at: toInstant(deps.clock.now()), note };
      });
      const before = tx.get('recommendations', recommendation.id) ?? recommendation;
      and(tx, recommendation, newest);
      if (state !== 'withdrawn') minuteIt(tx, before, id, { kind: state, text: note });
      return null;
    },
  );
  if (changed.kind === 'applied' && changed.result) return changed.result;
  return showUpdate(deps, asker, { update: id, happened: state });
};

const already = (deps: Deps, update: Update): Refused => {
  const register = deps.store.read();
  const { decided } = update;
  const by = decided ? (register.people.get(decided.by)?.name ?? decided.by) : '';
  const when = decided ? ` by ${by}, ${sayInstant(decided.at, zoneOf(register))}` : '';
  return refusedPrivately(
    `That update is already settled: ${SAY_UPDATE[update.state]}${when}. Nothing was changed now.`,
    [{ label: 'Show it', verb: 'show-update', data: { update: update.id } }],
  );
};
