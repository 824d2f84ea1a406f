import { type Block, bold, plain, quote, type Run, type Runs } from '../documents/paper.js';
import { dayOf, sayDay } from '../domain/calendar.js';
import type { Action, Meeting, Minute, Person, Register, Update } from '../domain/register.js';
import { sayClaim } from '../domain/update.js';
import { capital, SAY_RAG } from '../domain/words.js';
import { LINK_MINUTES } from './links.js';

/** The words that the pack and the minutes share. */

/** Somebody's name; what the register does not know is said as it was entered. */
export const nameOf = (register: Pick<Register, 'people'>, id: string): string =>
  register.people.get(id)?.name ?? id;

/** "KH", as minutes name people; the whole name of somebody without initials. */
export const initialsOf = (person: Pick<Person, 'initials' | 'name'>): string =>
  person.initials || person.name;

/** Who is to do an action, as the minutes name them. */
export const whoDoes = (register: Pick<Register, 'people'>, { owner, ownerSaid }: Action): string => {
  const person = owner === null ? undefined : register.people.get(owner);
  return person ? initialsOf(person) : ownerSaid;
};

/** "to bring the figures" is how an action is said after a name, however it was typed. */
const toDo = (text: string): string => (/^to\s/i.test(text) ? text : `to ${text}`);

/** "Action 12 – KH to bring the figures by Friday 15 October 2021". */
export const actionBlock = (register: Pick<Register, 'people'>, action: Action): Block => ({
  kind: 'callout',
  label: `Action ${action.number}`,
  runs: [
    bold(whoDoes(register, action)),
    plain(` ${toDo(action.text)}${action.due === null ? '' : ` by ${sayDay(action.due)}`}`),
  ],
});

/** What became of an action, as the log says it. */
export const sayActionState = (
  register: Pick<Register, 'people'>,
  { state, settled, due }: Action,
  today: string,
  zone: string,
): Runs => {
  if (settled === null)
    return [plain(due !== null && due < today ? `Open, due ${sayDay(due)}: late.` : 'Open.')];
  const said = `${state === 'done' ? 'Done' : 'Withdrawn'} on ${sayDay(dayOf(settled.at, zone))}, says ${nameOf(register, settled.by)}`;
  return settled.note === '' ? [plain(`${said}.`)] : [plain(`${said}: `), quote(settled.note)];
};

/** The log of earlier actions; a sentence where there are none. */
export const actionLogBlocks = (
  register: Pick<Register, 'people'>,
  actions: readonly Action[],
  today: string,
  zone: string,
): readonly Block[] =>
  actions.length === 0
    ? [paragraph(plain('No action is open from earlier meetings.'))]
    : [
        {
          kind: 'table',
          caption: 'Actions from earlier meetings, and what became of each',
          header: ['Action', 'Who', 'What', 'By', 'What became of it'],
          rows: actions.map((action) => [
            [plain(String(action.number))],
            [plain(whoDoes(register, action))],
            [plain(action.text)],
            [plain(action.due === null ? 'no day' : sayDay(action.due))],
            sayActionState(register, action, today, zone),
          ]),
        },
      ];

/** Who gave an update and when: "Head of Crime, Friday 1 October 2021"; who told and who entered it, for a body. */
export const sayGiver = (register: Pick<Register, 'people'>, update: Update, zone: string): string => {
  const by = nameOf(register, update.by);
  const who = update.toldBy === null ? by : `${update.toldBy}, entered by ${by}`;
  return `${who}, ${sayDay(dayOf(update.at, zone))}`;
};

/** An update in the words of whoever gave it, with its evidence and what stands in the way. */
export const updateBlocks = (
  register: Pick<Register, 'people'>,
  update: Update,
  zone: string,
): readonly Block[] => {
  const { done, evidence, blocker } = update;
  const said: Run[] = [plain(`${sayGiver(register, update, zone)}: `), quote(done)];
  const more: Run[] = [plain(`${sayClaim(update)}.`)];
  if (blocker) more.push(plain(' In the way: '), quote(blocker));
  if (evidence) more.push(plain(` Evidence: ${[evidence.title, evidence.link].filter(Boolean).join(', ')}.`));
  return [
    { kind: 'paragraph', runs: said },
    { kind: 'paragraph', runs: more },
  ];
};

const AGAIN = 'Please ask for the paper again in the chat.';

/** What somebody reads who follows a link and gets no file. */
export const SAY_NO_FILE = {
  expired: `This link has expired: it was good for ${LINK_MINUTES} minutes. ${AGAIN}`,
  unknown: `This link does not work. ${AGAIN}`,
  none: `This paper is not there, or you may not read it any more. ${AGAIN}`,
  failed: 'The paper cannot be made now. Please try again later.',
} as const;

/** What somebody said as minutes have it: beginning with a capital, and with a full stop where it ends with no mark. */
export const sentenceOf = (text: string): string =>
  capital(/[.!?…:;][”’"')\]]?$/.test(text.trimEnd()) ? text : `${text.trimEnd()}.`);

/** One paragraph. */
export const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', runs });

/** "Amber", as a statement begins. */
export const sayRag = (rag: keyof typeof SAY_RAG): string => capital(SAY_RAG[rag]);

/** The lines of a meeting that stand on one item, in order. */
export const onItem = (minutes: readonly Minute[], item: string | null): readonly Minute[] =>
  minutes.filter((minute) => minute.item === item);

/** The file's name without its ending: "Governance Board 2021-10-12 minutes". */
export const fileName = (board: string, { day }: Meeting, what: string): string => `${board} ${day} ${what}`;
