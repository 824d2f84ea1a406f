import { sayDay, toInstant } from '../domain/calendar.js';
import type { Named } from '../domain/lookup.js';
import { LONGEST_FIELD } from '../domain/update.js';
import { calendarOf, updatesDueOn } from '../domain/update-request.js';
import { sayShort } from '../domain/words.js';
import { parseDay } from '../intents/parse-day.js';
import { describe, todayFor } from './describe.js';
import { requestMeant } from './request-meant.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/**
 * Puts the open request off until a day, for a reason that is recorded: nobody is chased about it before. The last
 * day for updates stays, and so does the reminder on it. Without a day or a reason it asks for them.
 */
export const snooze = async (
  deps: Deps,
  asker: Asker,
  {
    refs,
    until,
    because,
  }: { readonly refs: readonly Named[]; readonly until: string; readonly because: string },
): Promise<Result> => {
  const meant = requestMeant(deps, asker, refs, 'open-snooze');
  if ('kind' in meant) return meant;
  const { request, recommendation, person } = meant;
  const register = deps.store.read();
  const today = todayFor(register, deps);
  const item = describe(register, asker, recommendation, today);
  const meeting = register.meetings.get(request.meeting);
  const board = register.boards.get(meeting?.board ?? '');
  if (!meeting || !board)
    return refused('The meeting that this was asked for is not in the register any more.');
  const dueOn = updatesDueOn(board, meeting, calendarOf(register));
  const day = parseDay(until, today)?.day ?? null;
  const problem =
    until.trim() === '' && because.trim() === ''
      ? ''
      : day === null
        ? `“${until.slice(0, 40)}” is not a day. Write it as ${sayDay(dueOn)}.`
        : day <= today
          ? `${sayDay(day)} is not ahead of us. Give a later day.`
          : day > dueOn
            ? `Updates are due by ${sayDay(dueOn)}. Give a day no later than that.`
            : because.trim() === ''
              ? 'Say why, in a few words: it is recorded.'
              : because.length > LONGEST_FIELD
                ? `The reason has ${because.length} characters; at most ${LONGEST_FIELD} fit. Shorten it.`
                : null;
  if (problem !== null || day === null)
    return { kind: 'snooze-form', item, dueOn, until, because, problem: problem ?? '', ...PERSONAL };
  const reason = because.trim();
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `Put the request on ${sayShort(recommendation)} off until ${sayDay(day)}: ${reason}`,
      cause: asker.cause,
    },
    (tx) => {
      if (tx.get('requests', request.id)?.state !== 'open') return false;
      tx.edit('requests', request.id, (draft) => {
        draft.snoozed = { until: day, reason, by: person.id, at: toInstant(deps.clock.now()) };
      });
      return true;
    },
  );
  if (changed.kind === 'applied' && !changed.result)
    return refused(
      `The request on ${sayShort(recommendation)} was settled a moment ago. Nothing was changed now.`,
    );
  return {
    kind: 'kept',
    sentence: `I will not ask about ${sayShort(recommendation)} again before ${sayDay(day)}. Updates are still due by ${sayDay(dueOn)}. Your reason is recorded.`,
    item,
    waysOn: [],
    ...PERSONAL,
  };
};
