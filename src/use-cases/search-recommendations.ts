import { peopleNamed, select } from '../domain/lists.js';
import { lookUp } from '../domain/lookup.js';
import { may } from '../domain/permission.js';
import type { Recommendation, Register } from '../domain/register.js';
import { isOpen } from '../domain/status.js';
import { findByTopic } from '../domain/topic.js';
import type { Reference, Search } from '../intents/intent.js';
import { describe, todayFor } from './describe.js';
import { PUBLIC, type Result } from './result.js';
import { showList } from './show-list.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** Most that one search gives. */
export const MOST_FOUND = 10;
/** How much of what was asked is said again. */
const LONGEST_SAID = 60;

/**
 * What somebody looks for, to put one into whatever chat they are in: each is described as anybody may see it,
 * whoever looks. Only which are found may follow from what the asker alone may ask.
 */
export const searchRecommendations = (
  deps: Deps,
  asker: Asker,
  { search }: { readonly search: Search },
): Result => {
  const register = deps.store.read();
  const found = searched(deps, asker, register, search);
  if ('kind' in found) return found;
  if (found.length === 0) return nothingFound(search);
  const today = todayFor(register, deps);
  const anybody: Asker = { ...asker, person: null };
  return {
    kind: 'found',
    items: found.slice(0, MOST_FOUND).map((one) => describe(register, anybody, one, today)),
    ...PUBLIC,
  };
};

const nothingFound = (search: Search): Refused => {
  if (search.by === 'nothing') return refused('No recommendation is open.');
  const { asked } = search;
  const said = asked.length > LONGEST_SAID ? `${asked.slice(0, LONGEST_SAID - 1)}…` : asked;
  return refused(
    `I found no recommendation for “${said}”. Try a number (7), a word of its text, or “overdue”.`,
  );
};

const searched = (
  deps: Deps,
  asker: Asker,
  register: Register,
  search: Search,
): readonly Recommendation[] | Refused => {
  switch (search.by) {
    case 'nothing':
      return ownOrOpen(deps, asker, register);
    case 'refs':
      return [...new Set(search.refs.flatMap((ref) => everyOne(register, asker, ref)))];
    case 'list': {
      const list = showList(deps, asker, search.filter);
      if (list.kind === 'refused') return list;
      return list.kind === 'list' ? list.items.map(({ recommendation }) => recommendation) : [];
    }
    case 'topic':
      return aboutOrOwnedBy(asker, register, search);
    default:
      return search satisfies never;
  }
};

/** What is the asker's to do comes first; for those who own nothing that is open, all that is. */
const ownOrOpen = (deps: Deps, { person, conversation }: Asker, register: Register): Recommendation[] => {
  const open = select(
    register,
    { filter: 'open' },
    { today: todayFor(register, deps), person, inspection: conversation.inspection },
  );
  const own = person === null ? [] : open.filter(({ owner }) => owner === person.id);
  return own.length > 0 ? own : open;
};

/** Every recommendation that a number may mean: somebody picks, so nothing has to be asked back. */
const everyOne = (register: Register, asker: Asker, ref: Reference): readonly Recommendation[] => {
  const looked = lookUp(register, ref, asker.conversation.inspection);
  switch (looked.kind) {
    case 'found':
      return [looked.recommendation];
    case 'which':
      return looked.candidates;
    case 'no-such-number':
      return looked.elsewhere;
    case 'no-such-inspection':
      return [];
    default:
      return looked satisfies never;
  }
};

/** Those that the words are about; and, for whoever may know who owns what, the open ones of a person so named. */
const aboutOrOwnedBy = (
  { person, conversation }: Asker,
  register: Register,
  { words, asked }: Extract<Search, { by: 'topic' }>,
): readonly Recommendation[] => {
  const owners = may(register, person, 'read-working')
    ? new Set(peopleNamed(register, asked).map(({ id }) => id))
    : new Set<string>();
  const owned = [...register.recommendations.values()].filter(
    (one) => one.owner !== null && owners.has(one.owner) && isOpen(one),
  );
  const { inspection } = conversation;
  return [...new Set([...findByTopic(register, words, asked), ...owned])].filter(
    (one) => inspection === null || one.inspection === inspection,
  );
};
