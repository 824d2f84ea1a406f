import { toInstant } from '../domain/calendar.js';
import type { Named } from '../domain/lookup.js';
import { may } from '../domain/permission.js';
import { lastUpdate } from '../domain/status.js';
import { LONGEST_FIELD } from '../domain/update.js';
import { sayShort } from '../domain/words.js';
import { findMeant } from './find.js';
import { whyNoUpdate } from './open-update-form.js';
import { addUpdate, showRecorded } from './record-update.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Records what a body without an account said: told by it, entered by the person who types. */
export const recordTold = async (
  deps: Deps,
  asker: Asker,
  { ref, toldBy, done }: { readonly ref: Named; readonly toldBy: string; readonly done: string },
): Promise<Result> => {
  const register = deps.store.read();
  const meant = findMeant(register, asker, [ref], 'show-status');
  if (meant.kind === 'refused') return meant;
  const [recommendation] = meant.recommendations;
  const { person } = asker;
  if (!recommendation || !person || !may(register, person, 'update-on-behalf', { recommendation })) {
    return refused('Only the governance team can record what another body said.');
  }
  const why = whyNoUpdate(deps, asker, recommendation);
  if (why) return why;
  if (done.length > LONGEST_FIELD) {
    return refused(
      `That has ${done.length.toLocaleString('en-GB')} characters; at most ${LONGEST_FIELD.toLocaleString('en-GB')} fit. Shorten it and send it again.`,
    );
  }
  const last = lastUpdate(register, recommendation.id);
  const progress = last?.progress ?? recommendation.progress;
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `Recorded what ${toldBy} said on ${sayShort(recommendation)}`,
      cause: asker.cause,
    },
    (tx) =>
      addUpdate(tx, recommendation, {
        kind: 'update',
        by: person.id,
        toldBy,
        via: asker.via,
        at: toInstant(deps.clock.now()),
        done,
        progress: progress === 'awaiting-allocation' ? 'in-progress' : progress,
        confidence: null,
        target: null,
        evidence: null,
        blocker: null,
        form: null,
      }),
  );
  return showRecorded(deps, asker, changed);
};
