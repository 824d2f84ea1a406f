import { nextActionNumber } from '../domain/action.js';
import type { NamedItem } from '../domain/agenda.js';
import { dayOf, sayDay, toInstant } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { peopleNamed } from '../domain/lists.js';
import { nextMeeting } from '../domain/meeting.js';
import type { Meeting, Person, Register } from '../domain/register.js';
import { parseDay } from '../intents/parse-day.js';
import type { Changed } from '../ports.js';
import { addMinute, isStillRunning, JUST_ENDED, onItem, quoted, UNDO, whyNotWords } from './on-item.js';
import { actionForm } from './open-minute-form.js';
import { personMeant } from './person-meant.js';
import type { Result } from './result.js';
import { showMeeting } from './show-meeting.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

const EXAMPLE = 'action 4 KH by Friday “send the plan to every member”';
const LONGEST_OWNER = 300;

/**
 * Gives somebody an action, by mention, initials or name, until a day that is said back in full. Whom the register
 * does not know is kept as they were named.
 */
export const recordAction = async (
  deps: Deps,
  asker: Asker,
  said: {
    readonly meeting: string;
    readonly item: NamedItem | null;
    readonly owner: string;
    readonly due: string;
    readonly text: string;
    /** Sent by the form, which comes back with what is wrong. */
    readonly form: boolean;
  },
): Promise<Result> => {
  const on = onItem(deps, asker, said);
  if ('sentence' in on) return on;
  const { meeting, board, person, item, name } = on;
  const words = said.text.trim();
  const ownerSaid = said.owner.trim().replace(/^@/, '');
  const wrong = (why: Refused): Result => (said.form ? actionForm(deps, on, said, why.sentence) : why);
  if (ownerSaid === '' || ownerSaid.length > LONGEST_OWNER)
    return wrong(refused(`Say who is to do it, for example: ${EXAMPLE}`));
  const not = whyNotWords(words, EXAMPLE);
  if (not) return wrong(not);
  const day = dueDay(deps, meeting, said.due, EXAMPLE);
  if (day !== null && typeof day !== 'string') return wrong(day);
  const data = { meeting: meeting.id, item: item?.key ?? '', due: said.due, words };
  const owner = ownerMeant(deps, asker, ownerSaid, { verb: 'record-action', data });
  if (owner && 'kind' in owner) return owner;
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `Gave an action on ${name} to ${cut(owner?.name ?? ownerSaid, 100)}: ${words}`,
      cause: asker.cause,
    },
    (tx): number | null => {
      if (!isStillRunning(tx, meeting)) return null;
      const number = nextActionNumber({ actions: tx.all('actions') });
      const at = toInstant(deps.clock.now());
      tx.add('actions', {
        id: `A${number}`,
        number,
        board: board.id,
        meeting: meeting.id,
        recommendation: item?.recommendation ?? null,
        owner: owner?.id ?? null,
        ownerSaid,
        due: day,
        text: words,
        state: 'open',
        settled: null,
        former: [],
        by: person.id,
        at,
      });
      addMinute(tx, on, deps.clock.now(), { kind: 'action', text: words, action: `A${number}` });
      return number;
    },
  );
  const number = numberOf(deps.store.read(), changed);
  const who = cut(owner?.name ?? ownerSaid, 100);
  const until = day === null ? 'without a date' : `by ${sayDay(day)}`;
  const unknown = owner ? '' : ' I know nobody of that name, so nobody is reminded of it.';
  const happened =
    number === null
      ? JUST_ENDED
      : `Action ${number} on ${name}, for ${who}, ${until}: ${quoted(words)}${unknown} ${UNDO}`;
  return showMeeting(deps, asker, { meeting, happened });
};

/** The action's number, given now or when the same turn came before. */
const numberOf = (register: Register, changed: Changed<number | null>): number | null => {
  if (changed.kind === 'applied') return changed.result;
  const id = changed.entry.changes.find(({ collection }) => collection === 'actions')?.id;
  return id === undefined ? null : (register.actions.get(id)?.number ?? null);
};

/** The last day, read in the board's zone; null where none is said. */
export const dueDay = (
  { store, clock }: Deps,
  meeting: Pick<Meeting, 'board' | 'zone'>,
  words: string,
  example: string,
): string | null | Refused => {
  const due = words.trim();
  if (due === '') return null;
  const now = clock.now();
  const today = dayOf(now, meeting.zone);
  if (/^(?:the\s+)?next\s+(?:board\s+)?meeting$/i.test(due)) {
    const next = nextMeeting(store.read(), meeting.board, now);
    return next?.day ?? refused('No other meeting of this board is planned yet. Say a day instead.');
  }
  const day = parseDay(due, today)?.day ?? null;
  if (day === null) return refused(`I cannot read “${cut(due, 60)}” as a day. For example: ${example}`);
  return day < today
    ? refused(`${sayDay(day)} has passed. Say today or a later day, with its year if you mean another one.`)
    : day;
};

/** Who was named: by an account that was mentioned, by initials or by name; null where the register does not know them. */
const ownerMeant = (
  deps: Deps,
  asker: Asker,
  said: string,
  again: Parameters<typeof personMeant>[3],
): Person | Refused | null => {
  const register = deps.store.read();
  const mentioned = register.people.get(said) ?? personMentioned(register, asker, said);
  if (mentioned) return mentioned;
  const named = said.replace(/^the\s+/i, '');
  return named.toLowerCase() === 'me' || peopleNamed(register, named).length > 0
    ? personMeant(deps, asker, named, again)
    : null;
};

/** Who has the account that a platform writes a mention with, such as Slack's `U0123ABC`. */
export const personMentioned = (register: Register, { via }: Asker, said: string): Person | undefined =>
  [...register.people.values()].find(
    ({ active, accounts }) =>
      active && accounts.some(({ platform, id }) => platform === via && id.endsWith(`:${said}`)),
  );
