import { sayDay } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import type { Named } from '../domain/lookup.js';
import type { InspectorateState } from '../domain/register.js';
import { SAY_INSPECTORATE, sayShort } from '../domain/words.js';
import { parseDay } from '../intents/parse-day.js';
import { todayFor } from './describe.js';
import { keep, meantAndAllowed } from './keep.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

const STATES: Readonly<Record<string, InspectorateState>> = {
  open: 'open',
  reopened: 'open',
  'awaiting review': 'awaiting-review',
  'no further action': 'no-further-action',
  'no further action needed': 'no-further-action',
  closed: 'closed',
  superseded: 'superseded',
};

/** Records what the inspectorate decided, on which day, and where it is written. */
export const setInspectorateState = async (
  deps: Deps,
  asker: Asker,
  {
    ref,
    state,
    on,
    source,
  }: { readonly ref: Named; readonly state: string; readonly on: string; readonly source: string },
): Promise<Result> => {
  const meant = meantAndAllowed(deps, asker, ref, 'keep-register', 'record what the inspectorate decided');
  if ('kind' in meant) return meant;
  const rec = sayShort(meant.recommendation);
  const to = STATES[state];
  const today = todayFor(deps.store.read(), deps);
  const day = on === '' ? today : parseDay(on, today, 'behind')?.day;
  const example = `For example: inspectorate closed ${meant.recommendation.number} on 1 October, letter of 30 September`;
  if (!to)
    return refused(
      `I do not know the state “${state}”. It is open, awaiting review, no further action, closed or superseded. ${example}`,
    );
  if (!day) return refused(`I cannot read “${cut(on, 40)}” as a day. ${example}`);
  if (day > today)
    return refused(`${sayDay(day)} lies ahead. Give the day on which the inspectorate decided. ${example}`);
  const published = deps.store.read().inspections.get(meant.recommendation.inspection)?.publishedOn ?? null;
  if (published !== null && day < published) {
    return refused(
      `${sayDay(day)} is before the report was published, on ${sayDay(published)}. Say the year if you mean another one. ${example}`,
    );
  }
  if (source === '')
    return refused(`Say where it is written, so that anybody can look it up later. ${example}`);
  return keep(deps, asker, meant, {
    why: `The inspectorate says ${SAY_INSPECTORATE[to]} on ${rec}, ${sayDay(day)}: ${source}`,
    sentence: `The inspectorate’s state of ${rec} is ${SAY_INSPECTORATE[to]} since ${sayDay(day)} (${source}).`,
    edit: (draft) => {
      draft.inspectorate = { state: to, on: day, source };
    },
  });
};
