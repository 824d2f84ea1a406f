import { dayOf, sayDay, sayInstant } from './calendar.js';
import { sayBy } from './changes.js';
import type { Recommendation, Register } from './register.js';
import { sayMove, saySettled, saySlip } from './say-changes.js';
import { PARTS_OF_CHANGES, type PartOfChanges, type SinceMeeting } from './since-meeting.js';
import { isOpen, lastUpdates, openSince } from './status.js';
import { capital, SAY_RAG, sayRecommendation } from './words.js';

/** What it is about, in our words, and what became of it, people's words among them. */
export interface Row {
  readonly title: string;
  readonly detail: string;
}

/** One of the lists of what changed. Its rows are put into words one by one: most are never shown. */
export interface Part {
  readonly part: PartOfChanges;
  readonly title: string;
  readonly rows: readonly (() => Row)[];
}

export const TITLES: Readonly<Record<PartOfChanges, string>> = {
  added: 'New',
  left: 'No longer overseen',
  settled: 'Settled',
  reopened: 'Reopened',
  moved: 'Moved',
  slipped: 'Date slipped',
  otherwise: 'Changed otherwise',
  silent: 'Open, no update received',
  'over-a-year': 'Open over a year',
};

/** What moved, without the inspectorate's states that parts of their own tell: settled and reopened. */
const movedOf = ({ moved, settled, reopened }: SinceMeeting): SinceMeeting['moved'] => {
  const told = new Set([...settled, ...reopened].map(({ move }) => move));
  return moved
    .map(({ recommendation, moves }) => ({ recommendation, moves: moves.filter((move) => !told.has(move)) }))
    .filter(({ moves }) => moves.length > 0);
};

type Added = SinceMeeting['added'][number];

const sayAdded = (register: Register, { recommendation, how, step }: Added, zone: string): string =>
  capital(
    [
      how === 'taken-on' ? 'now overseen by the board' : '',
      step ? `entered by ${sayBy(register, step.by)} on ${sayInstant(step.at, zone)}` : '',
      isOpen(recommendation) ? '' : 'settled',
      recommendation.assurance ? SAY_RAG[recommendation.assurance.rag] : '',
    ]
      .filter(Boolean)
      .join(', '),
  );

/** The parts that hold something, in the order in which they are told. */
export const partsOf = (changes: SinceMeeting, register: Register): readonly Part[] => {
  const { zone } = changes;
  const last = lastUpdates(register);
  const rows = <T extends { readonly recommendation: Recommendation }>(
    all: readonly T[],
    say: (one: T) => string,
  ): Part['rows'] =>
    all.map((one) => () => ({
      title: `${sayRecommendation(one.recommendation)} · ${one.recommendation.inspection}`,
      detail: say(one),
    }));
  const about = (all: readonly Recommendation[]) => all.map((recommendation) => ({ recommendation }));
  const owner = ({ owner: id }: Recommendation): string => (id === null ? 'no owner' : sayBy(register, id));
  const lastUpdate = ({ id }: Recommendation): string => {
    const update = last.get(id);
    return update ? `last update on ${sayDay(dayOf(update.at, zone))}` : 'no update yet';
  };
  const settled = ({ recommendation, move }: SinceMeeting['settled'][number]): string =>
    saySettled(register, recommendation, move);
  const all: Readonly<Record<PartOfChanges, Part['rows']>> = {
    added: rows(changes.added, (one) => sayAdded(register, one, zone)),
    left: rows(about(changes.left), ({ recommendation }) => capital(owner(recommendation))),
    settled: rows(changes.settled, settled),
    reopened: rows(changes.reopened, settled),
    moved: rows(movedOf(changes), ({ moves }) => moves.map((move) => sayMove(register, move)).join(' · ')),
    slipped: rows(changes.slipped, (slip) => saySlip(register, slip)),
    otherwise: rows(changes.otherwise, ({ lines }) => lines.join(' · ')),
    silent: rows(about(changes.silent), ({ recommendation: one }) =>
      capital(`${owner(one)} · ${lastUpdate(one)}`),
    ),
    'over-a-year': rows(
      about(changes.overAYear.after),
      ({ recommendation: one }) => `Since ${sayDay(openSince(register, one, zone))} · ${owner(one)}`,
    ),
  };
  return PARTS_OF_CHANGES.map((part) => ({ part, title: TITLES[part], rows: all[part] })).filter(
    (part) => part.rows.length > 0,
  );
};
