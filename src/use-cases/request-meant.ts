import type { Named } from '../domain/lookup.js';
import { may } from '../domain/permission.js';
import type { Person, Recommendation, UpdateRequest } from '../domain/register.js';
import { openRequest } from '../domain/update-request.js';
import { capital, sayShort } from '../domain/words.js';
import { buttonFor, findMeant } from './find.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** A request that is open, and whoever may answer it or say when and by whom it will be. */
export interface MeantRequest {
  readonly request: UpdateRequest;
  readonly recommendation: Recommendation;
  readonly person: Person;
}

/** The open requests that somebody is asked about, in the register's order. */
export const askedOf = (deps: Deps, person: Person | null): readonly Recommendation[] => {
  const register = deps.store.read();
  return [...register.recommendations.values()].filter(
    (one) => person !== null && openRequest(register, one)?.respondent === person.id,
  );
};

/**
 * The open request on the recommendation that was named; without a name the only one that the asker is asked about.
 * Its respondent may act on it, and the governance team on behalf.
 */
export const requestMeant = (
  deps: Deps,
  asker: Asker,
  refs: readonly Named[],
  verb: string,
): MeantRequest | Refused => {
  const register = deps.store.read();
  const { person } = asker;
  const named = refs.length > 0 ? findMeant(register, asker, refs, verb) : null;
  if (named?.kind === 'refused') return named;
  const choice = named?.recommendations ?? askedOf(deps, person);
  const [recommendation, second] = choice;
  if (recommendation === undefined)
    return refused(
      'Nobody waits for an update from you at the moment. Name the recommendation, for example rec 7.',
    );
  if (second !== undefined)
    return refused(
      'One at a time, please. Which one do you mean?',
      choice.slice(0, 5).map((one) => buttonFor(one, verb)),
    );
  const request = openRequest(register, recommendation);
  if (!person || !may(register, person, 'submit-update', { recommendation }))
    return refused(
      `Only whoever is asked about ${sayShort(recommendation)}, its owner or the governance team can do that.`,
      [buttonFor(recommendation, 'show-status', `Status of ${sayShort(recommendation)}`)],
    );
  if (request === null)
    return refused(
      `${capital(sayShort(recommendation))} is not being asked about at the moment, so there is nothing to put off or hand over.`,
      [buttonFor(recommendation, 'give-update', `Update ${sayShort(recommendation)}`)],
    );
  return { request, recommendation, person };
};
