import type { Tx } from '../ports.js';
import { StoreError } from './store-error.js';
import { toMeetings } from './to-meetings.js';
import { toUpdateCycle } from './to-update-cycle.js';

/** One step of the register's shape. It is journaled as an ordinary entry, so replay never needs it again. */
interface Migration {
  /** The schema version that it leads to. */
  readonly to: number;
  /** One sentence for the history. */
  readonly why: string;
  readonly migrate: (tx: Tx) => void;
}

/**
 * Every step since version 1, oldest first. To change the shape of records: change the schema in
 * `domain/register.ts`, and add a row here that makes old records fit it. Rows are never changed afterwards.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    why: 'Accounts say how they were linked, people may have an e-mail address, and conversations say where to send.',
    migrate: (tx) => {
      for (const { id } of tx.all('people').values())
        tx.edit('people', id, (draft) => {
          draft.email ??= null;
          for (const account of draft.accounts) account.by ??= 'register';
        });
      for (const { id } of tx.all('conversations').values())
        tx.edit('conversations', id, (draft) => {
          draft.address ??= null;
          draft.stopped ??= null;
        });
    },
  },
  {
    to: 3,
    why: 'Owners are asked before each meeting: boards, people, updates and messages say what that needs.',
    migrate: toUpdateCycle,
  },
  {
    to: 4,
    why: 'Meetings are run from the chat: each has an agenda, says how far it has come and who was there.',
    migrate: toMeetings,
  },
];

/** The version that this program writes. */
export const SCHEMA_VERSION = 4;

/** The steps that a register of this version still needs; all of them are made in one change. */
export const migrationsFrom = (
  version: number,
  table: readonly Migration[] = MIGRATIONS,
  newest: number = SCHEMA_VERSION,
): readonly Migration[] => {
  if (version > newest) {
    throw new StoreError(
      'unopened',
      `The register has schema version ${version} and this program knows versions up to ${newest}: start the newer program that wrote it, or restore a backup made before.`,
    );
  }
  return table.filter((migration) => migration.to > version);
};
