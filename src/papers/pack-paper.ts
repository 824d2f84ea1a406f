import { type Block, bold, italic, type Paper, plain, quote, type Runs } from '../documents/paper.js';
import { headItem, nameItem } from '../domain/agenda.js';
import { dayOf, sayDay, sayDayAndTime } from '../domain/calendar.js';
import type { Doubts } from '../domain/claims.js';
import { shorten } from '../domain/cut.js';
import { isMissing, type Pack, type PackItem } from '../domain/pack.js';
import type { Recommendation, Register } from '../domain/register.js';
import {
  capital,
  count,
  SAY_CONFIDENCE,
  SAY_INSPECTORATE,
  SAY_POSITION,
  SAY_PROGRESS,
  sayList,
} from '../domain/words.js';
import type { Making } from './minutes-paper.js';
import { actionLogBlocks, fileName, nameOf, paragraph, sayGiver, sayRag, updateBlocks } from './words.js';

/** What is put before a board for its meeting: the agenda, what is missing, what became of actions, and a page an item. */
export const packPaper = (
  register: Register,
  pack: Pack,
  making: Making,
  changes: readonly Block[],
): Paper => {
  const { board, meeting, items, log, today } = pack;
  return {
    title: `${board.name}: papers for the meeting`,
    subtitle: [sayDayAndTime(meeting.day, meeting.time)],
    marking: making.marking,
    record: making.record,
    made: { at: new Date(making.now).toISOString(), said: sayDay(dayOf(making.now, board.zone)) },
    name: fileName(board.name, meeting, 'pack'),
    blocks: [
      heading('Agenda'),
      agendaBlock(register, pack),
      heading('What is missing'),
      ...missingBlocks(register, pack),
      ...changes,
      heading('Previous action log'),
      ...actionLogBlocks(register, log, today, board.zone),
      ...items.flatMap((item, at) => itemBlocks(register, pack, item, at + 1)),
    ],
  };
};

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text, newPage: false });
const sub = (text: string): Block => ({ kind: 'heading', level: 2, text, newPage: false });

/** How much of an item's text stands on the agenda. */
const LONGEST_OPENING = 90;

const agendaBlock = (register: Register, { items }: Pack): Block =>
  items.length === 0
    ? paragraph(plain('Nothing is on the agenda.'))
    : {
        kind: 'list',
        numbered: true,
        items: items.map(
          ({ item, recommendation }): Runs => [
            plain(`${headItem(register, item)}: `),
            plain(shorten((recommendation?.text ?? item.title).replace(/\s+/g, ' '), LONGEST_OPENING)),
            ...(item.carriedFrom === null ? [] : [italic(' (carried over)')]),
          ],
        ),
      };

/** Why there is nothing new, and from whom it would have come: "asked of Head of Crime on …, not answered". */
export const sayMissing = (register: Register, { board }: Pack, { stands }: PackItem): string => {
  switch (stands?.kind) {
    case 'asked':
    case 'asked-elsewhere': {
      const { respondent, askedAt, meeting } = stands.request;
      const other = register.meetings.get(meeting)?.board;
      const by =
        stands.kind === 'asked' || other === undefined
          ? ''
          : ` for ${register.boards.get(other)?.name ?? other}`;
      return `asked of ${nameOf(register, respondent)}${by} on ${sayDay(dayOf(askedAt, board.zone))}, not answered`;
    }
    case 'withdrawn':
      return `the question was taken back: ${stands.request.settled?.note || 'no reason was given'}`;
    case 'to-ask':
      return `${stands.person.name} is being asked`;
    case 'too-early':
      return `its owner is asked from ${sayDay(stands.from)} on`;
    case 'nobody-owns':
      return 'nobody owns it, so nobody was asked';
    default:
      return 'none was asked for';
  }
};

const sinceLast = ({ former }: Pack): string => (former === null ? '' : ' since the board last met');

const missingBlocks = (register: Register, pack: Pack): readonly Block[] => {
  const items = pack.items.map(({ item }) => item);
  const missing = pack.items.filter(isMissing);
  if (missing.length === 0)
    return [paragraph(plain(`Nothing: every recommendation has an update${sinceLast(pack)}.`))];
  const asked = pack.items.filter(({ recommendation }) => recommendation !== null);
  return [
    paragraph(
      plain(
        `${missing.length} of ${count(asked.length, 'recommendation')} ${missing.length === 1 ? 'has' : 'have'} no update${sinceLast(pack)}:`,
      ),
    ),
    {
      kind: 'list',
      numbered: false,
      items: missing.map(
        (one): Runs => [
          bold(capital(nameItem(register, items, one.item))),
          plain(`: ${sayMissing(register, pack, one)}.`),
        ],
      ),
    },
  ];
};

const itemBlocks = (register: Register, pack: Pack, one: PackItem, number: number): readonly Block[] => {
  const { item, recommendation } = one;
  const carried = item.carriedFrom === null ? '' : ', carried over';
  const title: Block = {
    kind: 'heading',
    level: 1,
    text: `Item ${number}: ${headItem(register, item)}${carried}`,
    newPage: true,
  };
  if (recommendation === null) return [title, paragraph(plain(item.title))];
  return [
    title,
    paragraph(quote(recommendation.text)),
    sub('Where it stands'),
    factsBlock(register, one, recommendation),
    sub('What was reported'),
    ...reportBlocks(register, pack, one),
    ...doubtBlocks(register, pack, one.doubts),
  ];
};

const factsBlock = (register: Register, { standing }: PackItem, recommendation: Recommendation): Block => {
  const { progress, confidence, assurance, position, inspectorate, deadline, owner } = recommendation;
  const published = position.headline ? [position.headline] : position.kinds;
  const facts: readonly (readonly [string, string])[] = [
    ['Owner', owner === null ? 'nobody yet' : nameOf(register, owner)],
    [
      'Progress, says the force',
      capital(SAY_PROGRESS[progress]) + (confidence ? `; ${SAY_CONFIDENCE[confidence]}` : ''),
    ],
    [
      'Assurance, says the board',
      assurance ? `${sayRag(assurance.rag)}: ${assurance.statement}` : 'Not given yet',
    ],
    [
      'Position, says the Commissioner',
      published.length > 0 ? capital(sayList(published.map((kind) => SAY_POSITION[kind]))) : 'None published',
    ],
    ['Inspectorate', capital(SAY_INSPECTORATE[inspectorate.state])],
    ['Deadline as printed', deadline.basis === 'none' ? 'None printed' : deadline.wording],
    ['Target date', sayTarget(recommendation) + (standing?.overdue ? ', overdue' : '')],
    ['Open', standing?.openDays == null ? 'No' : `For ${count(standing.openDays, 'day')}`],
  ];
  return { kind: 'facts', facts: facts.map(([term, value]) => ({ term, value: [plain(value)] })) };
};

const sayTarget = ({ target, proposedTarget }: Recommendation): string => {
  const asked = proposedTarget ? `; ${sayDay(proposedTarget.on)} is asked for, and waits for the chair` : '';
  return (target ? sayDay(target.on) : 'None set') + asked;
};

const reportBlocks = (register: Register, pack: Pack, one: PackItem): readonly Block[] => {
  const { accepted, waiting } = one;
  const { zone } = pack.board;
  const blocks = accepted.flatMap((update) => updateBlocks(register, update, zone));
  if (waiting)
    return [...blocks, paragraph(bold('Not accepted yet.')), ...updateBlocks(register, waiting, zone)];
  if (blocks.length > 0) return blocks;
  return [paragraph(plain(`No update${sinceLast(pack)}: ${sayMissing(register, pack, one)}.`))];
};

/** What the board should ask about, in questions' terms and not as a judgement. */
const doubtBlocks = (register: Register, { board }: Pack, doubts: Doubts | null): readonly Block[] => {
  const asks: Runs[] = [];
  if (doubts?.bareClaim)
    asks.push([
      plain(
        '“Already in place” was published; there is no accepted evidence for it, and no date to look at it again.',
      ),
    ]);
  if (doubts?.copied)
    asks.push([
      plain(
        `The newest update says almost word for word what was said before, by ${sayGiver(register, doubts.copied.from, board.zone)}.`,
      ),
    ]);
  for (const requirement of doubts?.unanswered ?? [])
    asks.push([plain('Neither the answer nor an update takes up this requirement: '), quote(requirement)]);
  return asks.length === 0 ? [] : [sub('To ask about'), { kind: 'list', numbered: false, items: asks }];
};
