import type { Named } from '../domain/lookup.js';
import { may, type Right } from '../domain/permission.js';
import type { Person, Recommendation } from '../domain/register.js';
import type { Tx } from '../ports.js';
import { describe, todayFor } from './describe.js';
import { findMeant } from './find.js';
import { exposureOf, type Result } from './result.js';
import { type Asker, type Deps, type Refused, refused, type WayOn } from './use-case.js';

/** Who may do what a right names, for the sentence that refuses. */
const WHO: Readonly<Partial<Record<Right, string>>> = {
  'keep-register': 'the governance team',
  'set-target': 'the governance team or the chair of its board',
  'approve-extension': 'the chair of its board',
  'draft-position': 'the governance team or the Commissioner',
  'approve-position': 'the Commissioner',
  'invite-people': 'the governance team or an administrator',
  administer: 'an administrator',
};

/** The person, where the right is theirs; the sentence that says whose it is otherwise. */
export const allowed = (
  deps: Deps,
  asker: Asker,
  right: Right,
  what: string,
  recommendation?: Recommendation,
): Person | Refused => {
  const { person } = asker;
  if (person && may(deps.store.read(), person, right, { recommendation })) return person;
  return refused(`Only ${WHO[right] ?? 'somebody with that right'} can ${what}.`, [
    { label: 'What I can do', verb: 'help', data: {} },
  ]);
};

/** The one recommendation meant and the person who may change it so, or what refuses. */
export const meantAndAllowed = (
  deps: Deps,
  asker: Asker,
  ref: Named,
  right: Right,
  what: string,
): { readonly recommendation: Recommendation; readonly person: Person } | Refused => {
  const meant = findMeant(deps.store.read(), asker, [ref], 'show-status');
  if (meant.kind === 'refused') return meant;
  const [recommendation] = meant.recommendations;
  if (!recommendation) return refused('Say which recommendation you mean, for example rec 7.');
  const person = allowed(deps, asker, right, what, recommendation);
  return 'kind' in person ? person : { recommendation, person };
};

/** As `meantAndAllowed`, for a reference as a button carries it or as somebody typed it: whole, or a number. */
export const pressedAndAllowed = (
  deps: Deps,
  asker: Asker,
  ref: string,
  right: Right,
  what: string,
): { readonly recommendation: Recommendation; readonly person: Person } | Refused => {
  const at = ref.lastIndexOf('/');
  const named: Named = {
    inspection: at < 0 ? null : ref.slice(0, at),
    number: ref.slice(at + 1),
    kind: 'recommendation',
  };
  return meantAndAllowed(deps, asker, named, right, what);
};

/** One change to one recommendation: who, why, and what is said back. Nothing is written when nothing changes. */
export const keep = async (
  deps: Deps,
  asker: Asker,
  { recommendation, person }: { readonly recommendation: Recommendation; readonly person: Person },
  {
    why,
    sentence,
    edit,
    waysOn = [],
  }: {
    readonly why: string;
    readonly sentence: string;
    readonly edit: Parameters<typeof editor>[1];
    readonly waysOn?: readonly WayOn[];
  },
): Promise<Result> => {
  const changed = await deps.store.change({ by: person.id, via: asker.via, why, cause: asker.cause }, (tx) =>
    editor(tx, edit, recommendation.id),
  );
  const register = deps.store.read();
  const now = register.recommendations.get(recommendation.id) ?? recommendation;
  const item = describe(register, asker, now, todayFor(register, deps));
  const done = changed.kind === 'repeated' || changed.entry !== undefined;
  return {
    kind: 'kept',
    sentence: done ? sentence : `Nothing changed: it was so already. ${sentence}`,
    item,
    waysOn,
    ...exposureOf([item]),
  };
};

const editor = (tx: Tx, edit: Parameters<typeof tx.edit<'recommendations'>>[2], id: string): void =>
  tx.edit('recommendations', id, edit);
