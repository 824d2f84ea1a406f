import type { Person, Register } from '../domain/register.js';
import type { Entry } from '../ports.js';
import type { OpenedRegister } from './open-register.js';
import { asRegister } from './records.js';
import { type Removed, removeTexts, type Surroundings } from './rewrite.js';
import { StoreError } from './store-error.js';
import { type EntryText, textsOf } from './texts.js';

/** What stands where an account was. */
const NO_ACCOUNT = '[forgotten]';

const ROLE_NAMES = {
  commissioner: 'commissioner',
  governance: 'governance officer',
  admin: 'administrator',
  viewer: 'viewer',
} as const;

/** The role that a person is remembered by once the name is gone: the most particular one held. */
export const roleHeld = (register: Register, person: Person): string => {
  if (person.roles.includes('commissioner')) return 'Former commissioner';
  if ([...register.boards.values()].some((board) => board.chair === person.id)) return 'Former board chair';
  if (person.roles.includes('governance')) return `Former ${ROLE_NAMES.governance}`;
  if ([...register.recommendations.values()].some((rec) => rec.owner === person.id)) {
    return 'Former recommendation owner';
  }
  const role = person.roles.find((held) => held === 'admin') ?? 'viewer';
  return `Former ${ROLE_NAMES[role]}`;
};

/** What stands in the place of a text of this person's own records; null for a text that names nobody. */
const inPlaceOf = ({ of }: EntryText, person: string, conversations: ReadonlySet<string>, role: string) => {
  if (of === null) return null;
  const field = of.field[0];
  if (of.collection === 'conversations' && conversations.has(of.id)) {
    if (field === 'name') return role;
    // The platform's words for where to send name whom it is sent to.
    return field === 'address' ? '' : null;
  }
  if (of.collection !== 'people' || of.id !== person) return null;
  if (field === 'name') return role;
  if (field === 'initials' || field === 'email') return '';
  return field === 'accounts' && of.field.at(-1) === 'id' ? NO_ACCOUNT : null;
};

const personCalled = (register: Register, wanted: string): Person => {
  const people = [...register.people.values()];
  const found = people.filter((person) => person.id === wanted || person.name === wanted);
  if (found.length === 1 && found[0] !== undefined) return found[0];
  const known = (found.length === 0 ? people : found).map((person) => person.id).join(', ');
  throw new StoreError(
    'refused',
    found.length === 0
      ? `Nobody in the register has this id or exact name; the ids are: ${known || 'none'}.`
      : `${found.length} people have this name; say which by id: ${known}.`,
  );
};

const textsNaming = (opened: OpenedRegister, person: Person, role: string) => {
  const { conversations } = asRegister(opened.maps);
  const own = new Set(
    [...conversations.values()]
      .filter((its) => its.person === person.id)
      .map((conversation) => conversation.id),
  );
  const ofEntry = (entry: Entry): Map<string, string> =>
    new Map(
      [...textsOf(entry)].flatMap((text): [string, string][] => {
        const instead = inPlaceOf(text, person.id, own, role);
        return instead === null || instead === text.text ? [] : [[text.path, instead]];
      }),
    );
  return new Map(
    opened.entries
      .map((entry): [number, Map<string, string>] => [entry.seq, ofEntry(entry)])
      .filter(([, paths]) => paths.size > 0),
  );
};

/** Every name, e-mail address and initials that a person's record ever had; initials only where nobody else has them. */
const namesOf = ({ entries, maps }: OpenedRegister, { id }: Person): readonly string[] => {
  const others = [...asRegister(maps).people.values()].filter((person) => person.id !== id);
  return entries
    .flatMap((entry) => [...textsOf(entry)])
    .filter(({ of }) => of?.collection === 'people' && of.id === id)
    .filter(({ text, of }) => {
      const field = of?.field[0];
      if (field === 'initials')
        return text.length < WORD && !others.some(({ initials }) => initials === text);
      return field === 'name' || field === 'email';
    })
    .map(({ text }) => text)
    .filter((text) => text !== '');
};

/** Shorter than this, words are looked for only where they stand alone; longer initials may be part of any word. */
const WORD = 4;

/** What was forgotten, and the role that the person is now shown as. */
export interface Forgotten extends Removed {
  readonly role: string;
}

/**
 * Takes a person's name, initials and accounts out of a stopped bot's journal and register. The role held stays in
 * their place, and so does their id, on which every entry's "by" rests: ids are not made from names.
 * @throws StoreError when a bot is running, or nobody or several people are called that.
 */
export const forget = async (
  around: Surroundings,
  { person: wanted, why, by }: { person: string; why: string; by: string },
): Promise<Forgotten> => {
  let role = '';
  const removed = await removeTexts(around, (opened) => {
    const register = asRegister(opened.maps);
    const person = personCalled(register, wanted);
    role = roleHeld(register, person);
    return {
      texts: textsNaming(opened, person, role),
      words: [...new Set(namesOf(opened, person))].filter((name) => name !== role),
      instead: role,
      by,
      why,
      work: (tx) =>
        tx.edit('people', person.id, (draft) => {
          draft.accounts = [];
          draft.active = false;
        }),
    };
  });
  return {
    ...removed,
    role,
    outOfReach: [...removed.outOfReach, 'ids of people and of conversations, which many entries rest on'],
  };
};
