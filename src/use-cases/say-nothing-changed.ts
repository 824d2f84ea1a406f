import { dayOf, sayDay, toInstant } from '../domain/calendar.js';
import type { Named } from '../domain/lookup.js';
import { lastUpdate, updatesOf, zoneOf } from '../domain/status.js';
import { sayShort } from '../domain/words.js';
import { findMeant } from './find.js';
import { whyNoUpdate } from './open-update-form.js';
import { addUpdate, showRecorded } from './record-update.js';
import { askedOf } from './request-meant.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/**
 * Records in one press that nothing has changed since the last update: an update of its own kind, with what the last
 * one said of progress and confidence. Without an earlier one there is nothing that it could be compared with.
 */
export const sayNothingChanged = async (
  deps: Deps,
  asker: Asker,
  { refs }: { readonly refs: readonly Named[] },
): Promise<Result> => {
  const register = deps.store.read();
  const meant = refs.length > 0 ? findMeant(register, asker, refs, 'nothing-changed') : null;
  if (meant?.kind === 'refused') return meant;
  const [recommendation, second] = meant?.recommendations ?? askedOf(deps, asker.person);
  const { person } = asker;
  if (!recommendation || second)
    return refused('On which recommendation has nothing changed? For example: nothing changed on rec 7.');
  const why = whyNoUpdate(deps, asker, recommendation);
  if (why || !person) return why ?? refused('I do not know who you are yet.');
  const last = lastUpdate(register, recommendation.id);
  if (last === null || last.state === 'returned')
    return refused(
      last === null
        ? `There is no earlier update on ${sayShort(recommendation)} that this could be compared with. Please say what has been done.`
        : `The last update on ${sayShort(recommendation)} was returned with a note, so please say what it asks for.`,
      [
        {
          label: `Update ${sayShort(recommendation)}`,
          verb: 'give-update',
          data: { ref: recommendation.id },
        },
      ],
    );
  const told = updatesOf(register, recommendation.id);
  // The last that said something: a row of these must not hide how old it is.
  const said = told.findLast(({ kind, state }) => kind === 'update' && state !== 'withdrawn') ?? last;
  const since = sayDay(dayOf(said.at, zoneOf(register)));
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `Said that nothing changed on ${sayShort(recommendation)}`,
      cause: asker.cause,
    },
    (tx) =>
      addUpdate(tx, recommendation, {
        kind: 'nothing-changed',
        by: person.id,
        toldBy: null,
        via: asker.via,
        at: toInstant(deps.clock.now()),
        done: `Nothing has changed since the update of ${since}.`,
        progress: last.progress,
        confidence: last.confidence,
        target: null,
        evidence: null,
        blocker: last.blocker,
        form: null,
      }),
  );
  return showRecorded(deps, asker, changed);
};
