import { may } from '../domain/permission.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Who is in the register, what each owns and chairs. Told to people who work with it, one by one. */
export const showPeople = (deps: Deps, asker: Asker): Result => {
  const register = deps.store.read();
  if (!may(register, asker.person, 'read-working') && !may(register, asker.person, 'administer')) {
    return refused('Who is in the register is for the people who work with it. Ask the governance team.');
  }
  const links = may(register, asker.person, 'invite-people');
  const recommendations = [...register.recommendations.values()];
  const boards = [...register.boards.values()];
  return {
    kind: 'people',
    people: [...register.people.values()]
      .filter(({ active }) => active)
      .map((person) => ({
        person,
        owns: recommendations.filter(({ owner }) => owner === person.id),
        chairs: boards.filter(({ chair }) => chair === person.id).map(({ name }) => name),
        linked: links ? person.accounts : null,
      })),
    ...PERSONAL,
  };
};
