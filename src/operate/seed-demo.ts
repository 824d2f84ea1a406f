import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { offsetToStartAt } from '../clock.js';
import { boardDefaults } from '../domain/defaults.js';
import type { DraftOf } from '../domain/register.js';
import type { Clock, Reason } from '../ports.js';
import { importLetter } from '../use-cases/import-letter.js';
import { planMeetings } from '../use-cases/plan-meetings.js';
import { confirmAll } from '../use-cases/settle-proposal.js';
import type { Asker, Deps } from '../use-cases/use-case.js';

/** The letter that a demo begins with, and the code of its inspection. */
export const SAMPLE = 'data/samples/cheshire-rape-phase-one.md';
export const SAMPLE_CODE = 'RAPE-P1-2021';
/** The board's own channel on the page. */
export const BOARD_CHANNEL = 'web:board';
/** The demo's board. */
export const BOARD = 'governance-board';

/** The account that each persona speaks through, on the page and on the console. */
const account = (id: string): DraftOf<'people'>['accounts'] => [
  { platform: 'web', id, by: 'register' },
  { platform: 'console', id, by: 'register' },
  ...teamsAccount(id),
];

/** Who speaks through a local Bot Framework client in a demo: the personas by the last digit of the object id. */
const ON_TEAMS: readonly string[] = ['governance', 'owner', 'chair', 'commissioner', 'viewer'];
const teamsAccount = (persona: string): DraftOf<'people'>['accounts'] => {
  const at = ON_TEAMS.indexOf(persona);
  return at < 0
    ? []
    : [{ platform: 'teams', id: `00000000-0000-4000-8000-00000000000${at + 1}`, by: 'register' }];
};

/** Somebody of the demo, with an account on the page where they are a persona. */
export const personOf = (
  id: string,
  name: string,
  initials: string,
  persona: string | null,
  roles: DraftOf<'people'>['roles'] = [],
): DraftOf<'people'> => ({
  id,
  name,
  initials,
  roles,
  accounts: persona ? account(persona) : [],
  email: null,
  zone: null,
  away: [],
  active: true,
});

/** A persona's own conversation on the page. */
export const directOn = (account: string, { id, name }: DraftOf<'people'>): DraftOf<'conversations'> => ({
  id: `web:direct:${account}`,
  platform: 'web',
  kind: 'direct',
  name,
  board: null,
  inspection: null,
  person: id,
  address: null,
  stopped: null,
});

const PEOPLE: readonly DraftOf<'people'>[] = [
  personOf('governance-officer', 'Governance officer', 'GO', 'governance', ['governance']),
  personOf('head-of-public-protection', 'Head of Public Protection', 'HPP', 'owner'),
  personOf('board-chair', 'Chair of the Governance Board', 'CH', 'chair'),
  personOf('commissioner', 'Police and Crime Commissioner', 'PCC', 'commissioner', ['commissioner']),
  personOf('member-of-the-public', 'Member of the public', 'MP', 'viewer', ['viewer']),
  personOf('administrator', 'Administrator', 'ADM', 'admin', ['admin']),
  personOf('head-of-data', 'Head of Data and Insight', 'HDI', 'data'),
  personOf('head-of-crime', 'Head of Crime', 'HC', 'crime'),
  personOf('isva-lead', 'ISVA lead', 'IL', 'isva'),
];

const OWNERS: Readonly<Record<string, string>> = {
  '1': 'head-of-data',
  '2': 'isva-lead',
  '3': 'head-of-data',
  '4': 'head-of-crime',
  '5': 'head-of-crime',
  '6': 'head-of-public-protection',
  '7': 'head-of-public-protection',
  '8': 'head-of-public-protection',
};

const START: Pick<Reason, 'by' | 'via'> = { by: 'scrutiny', via: 'start' };

/**
 * Fills an empty demo register: people who are roles, the sample letter read and confirmed by the same code that
 * everybody uses, owners, and a board on the second Tuesday of each month. Each step happens once, so a start that
 * was broken off goes on where it stopped. `clock` follows the register's offset; `machine` is the machine's own.
 */
export const seedDemo = async (
  deps: Deps,
  { machine, startAt, root }: { readonly machine: Clock; readonly startAt: string; readonly root: string },
): Promise<void> => {
  const { store } = deps;
  await store.change({ ...START, why: `The demo clock starts at ${startAt}.`, cause: 'seed:clock' }, (tx) =>
    tx.edit('settings', 'register', (draft) => {
      draft.clockOffset = offsetToStartAt(machine, startAt);
    }),
  );
  await store.change(
    { ...START, why: 'The demo’s people: roles, not persons.', cause: 'seed:people' },
    (tx) => {
      for (const one of PEOPLE) {
        tx.add('people', one);
        // Everybody has a conversation of their own on the page, so that they can be written to before they speak.
        const own = one.accounts.find(({ platform }) => platform === 'web');
        if (own) tx.add('conversations', directOn(own.id, one));
      }
    },
  );
  const governance = (cause: string): Asker => ({
    person: store.read().people.get('governance-officer') ?? null,
    via: 'console',
    // Nobody read the letter or confirmed its entries: the start did, and the journal says so.
    recorded: START,
    conversation: { id: 'console:demo', kind: 'direct', board: null, inspection: null },
    cause,
  });
  if (store.read().documents.size === 0) {
    const bytes = await readFile(join(root, SAMPLE));
    await importLetter(deps, governance('seed:letter'), { name: basename(SAMPLE), bytes, code: SAMPLE_CODE });
  }
  const [document] = store.read().documents.values();
  if (document?.proposals.some(({ state }) => state === 'proposed')) {
    await confirmAll(deps, governance('seed:confirm'), { document: document.id });
  }
  await store.change(
    { ...START, why: 'The demo’s owners are roles in the force.', cause: 'seed:owners' },
    (tx) => {
      for (const [number, owner] of Object.entries(OWNERS)) {
        const id = `${SAMPLE_CODE}/${number}`;
        if (!tx.get('recommendations', id)) continue;
        tx.edit('recommendations', id, (draft) => {
          draft.owner = owner;
          draft.progress = 'in-progress';
        });
      }
    },
  );
  await store.change(
    { ...START, why: 'The demo’s board meets on the second Tuesday of each month.', cause: 'seed:board' },
    (tx) => {
      tx.add('boards', {
        ...boardDefaults(),
        id: BOARD,
        name: 'Governance Board',
        chair: 'board-chair',
        members: [
          'governance-officer',
          'head-of-public-protection',
          'head-of-crime',
          'head-of-data',
          'isva-lead',
        ],
        conversations: [BOARD_CHANNEL],
        updatesDue: 3,
        papersOut: 4,
        zone: 'Europe/London',
        rrule: 'FREQ=MONTHLY;BYDAY=2TU',
        from: '2021-10-01',
        time: '10:00',
        oversees: [SAMPLE_CODE],
      });
      tx.add('conversations', {
        id: BOARD_CHANNEL,
        platform: 'web',
        kind: 'shared',
        name: 'Governance Board',
        board: BOARD,
        inspection: null,
        person: null,
        address: null,
        stopped: null,
      });
    },
  );
  await planMeetings(deps, 'start');
};

/** True once a demo register has its people, letter and board. */
export const isSeeded = (deps: Pick<Deps, 'store'>): boolean => deps.store.read().boards.size > 0;
