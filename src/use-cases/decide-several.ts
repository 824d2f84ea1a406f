import { itemsOf } from '../domain/agenda.js';
import { cut } from '../domain/cut.js';
import type { Named } from '../domain/lookup.js';
import type { Recommendation } from '../domain/register.js';
import { waitingUpdate } from '../domain/status.js';
import { sayList, sayShort } from '../domain/words.js';
import { acceptUpdate, returnUpdate } from './decide-update.js';
import { describe, todayFor } from './describe.js';
import { findMeant } from './find.js';
import { meetingAbout, runningHere } from './meeting-here.js';
import { quoted, UNDO } from './on-item.js';
import { exposureOf, type Result } from './result.js';
import { showList } from './show-list.js';
import { showMeeting } from './show-meeting.js';
import { type Asker, type Deps, refused } from './use-case.js';

/**
 * Accepts, or returns with one note, the updates that wait on the recommendations named. One is settled as its button
 * would; of several each is a change of its own, and what could not be settled is said with its reason.
 */
export const decideSeveral = async (
  deps: Deps,
  asker: Asker,
  { refs, note }: { readonly refs: readonly Named[]; readonly note: string | null },
): Promise<Result> => {
  const named = refs.length > 0 ? refs : onTheTable(deps, asker);
  if (named.length === 0 && note === null) return showList(deps, asker, { filter: 'waiting' });
  const meant = findMeant(deps.store.read(), asker, named, 'show-status');
  if (meant.kind === 'refused') return meant;
  const waiting = meant.recommendations.map((recommendation) => ({
    recommendation,
    update: waitingUpdate(deps.store.read(), recommendation.id),
  }));
  const settleOne = (update: string, cause: string): Promise<Result> =>
    note === null
      ? acceptUpdate(deps, { ...asker, cause }, { update })
      : returnUpdate(deps, { ...asker, cause }, { update, note });
  const [first, second] = waiting;
  if (first && !second)
    return first.update
      ? inMeeting(deps, asker, first.recommendation, await settleOne(first.update.id, asker.cause))
      : refused(`No update on ${sayShort(first.recommendation)} waits for acceptance.`, [
          { label: 'All that wait', verb: 'show-list', data: { filter: 'waiting' } },
        ]);
  if (note?.trim() === '')
    return refused('Say what is missing, for example: return 1 and 4 because the dates are missing.');
  const done: Recommendation[] = [];
  const problems: string[] = [];
  for (const { recommendation, update } of waiting) {
    if (update === null) {
      problems.push(`No update on ${sayShort(recommendation)} waits.`);
      continue;
    }
    const result = await settleOne(update.id, `${asker.cause}/${update.id}`);
    if (result.kind === 'update') done.push(recommendation);
    else
      problems.push(
        result.kind === 'refused' ? result.sentence : `${sayShort(recommendation)} was not settled.`,
      );
  }
  const register = deps.store.read();
  const items = meant.recommendations.map((one) => describe(register, asker, one, todayFor(register, deps)));
  const did = note === null ? 'Accepted' : 'Returned with your note';
  const what = done.length === 0 ? 'Nothing was settled.' : `${did}: ${sayList(done.map(sayShort))}.`;
  return {
    kind: 'notice',
    heading: done.length === 0 ? 'Please note' : 'Done',
    sentences: [what, ...new Set(problems)],
    waysOn: [{ label: 'All that wait', verb: 'show-list', data: { filter: 'waiting' } }],
    ...exposureOf(items),
  };
};

/** The recommendation on the table of the meeting that is running here, where nobody said which one. */
const onTheTable = (deps: Deps, asker: Asker): readonly Named[] => {
  const register = deps.store.read();
  const meeting = runningHere(register, asker);
  const item = meeting && itemsOf(register, meeting).find(({ key }) => key === meeting.held?.at);
  const one = item?.recommendation ? register.recommendations.get(item.recommendation) : undefined;
  return one ? [{ inspection: one.inspection, number: one.number, kind: one.kind }] : [];
};

/** Returns an update by the form that a meeting asked with. */
export const returnInMeeting = async (
  deps: Deps,
  asker: Asker,
  said: { readonly update: string; readonly note: string },
): Promise<Result> => {
  const { updates, recommendations } = deps.store.read();
  const recommendation = recommendations.get(updates.get(said.update)?.recommendation ?? '');
  const result = await returnUpdate(deps, asker, said);
  return recommendation ? inMeeting(deps, asker, recommendation, result) : result;
};

/** In a meeting the answer is where the meeting is, for everybody there; the form that asks for a note stands there too. */
const inMeeting = (deps: Deps, asker: Asker, recommendation: Recommendation, result: Result): Result => {
  const about = meetingAbout(deps.store.read(), asker, recommendation);
  if (about === null) return result;
  if (result.kind === 'return-form') return { ...result, inMeeting: true, ...exposureOf([result.item]) };
  if (result.kind !== 'update') return result;
  const did = result.happened === 'accepted' ? 'Accepted' : 'Returned';
  const { note } = result.update.decided ?? { note: '' };
  const by = result.by ? ` by ${cut(result.by.name, 60)}` : '';
  const words = note === '' ? '.' : `: ${quoted(note)}`;
  const happened = `${did} the update${by} on ${sayShort(recommendation)}${words} ${UNDO}`;
  return showMeeting(deps, asker, { meeting: about.meeting, happened });
};
