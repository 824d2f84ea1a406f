import { describe, expect, test } from 'vitest';
import type { Tx } from '../../src/ports.js';
import { MIGRATIONS, migrationsFrom, SCHEMA_VERSION } from '../../src/store/migrations.js';
import {
  aBoard,
  aConversation,
  aDelivery,
  aMeeting,
  anInspection,
  anUpdate,
  aPerson,
  aRecommendation,
  someSettings,
} from '../support/records.js';
import { aFolder, aStore, because } from '../support/store.js';

const step = (to: number) => ({ to, why: `Step ${to}.`, migrate: () => {} });

describe('migrations', () => {
  test('are numbered without a gap up to the version that this program writes', () => {
    expect([1, ...MIGRATIONS.map(({ to }) => to)]).toEqual(
      Array.from({ length: SCHEMA_VERSION }, (_, at) => at + 1),
    );
  });

  test('are those that the register has not had, oldest first', () => {
    const table = [step(2), step(3), step(4)];
    expect(migrationsFrom(2, table, 4).map(({ to }) => to)).toEqual([3, 4]);
    expect(migrationsFrom(4, table, 4)).toEqual([]);
  });

  test('to 2: accounts, people and conversations of version 1 fit, and say nothing that nobody knows', () => {
    const { by: _, ...account } = aPerson().accounts[0] ?? { by: 'register' };
    const { email: _email, zone: _zone, away: _away, ...person } = { ...aPerson(), accounts: [account] };
    const { address: _address, stopped: _stopped, ...conversation } = aConversation();
    const old = { people: new Map([['p', person]]), conversations: new Map([['c', conversation]]) };
    const edited: Record<string, unknown> = {};
    const tx = {
      all: (collection: 'people' | 'conversations') =>
        new Map([...old[collection]].map(([id, record]) => [id, { ...record, id }])),
      edit: (collection: 'people' | 'conversations', id: string, recipe: (draft: never) => void) => {
        const draft = structuredClone(old[collection].get(id));
        recipe(draft as never);
        edited[collection] = draft;
      },
    };
    for (const { migrate } of MIGRATIONS.filter(({ to }) => to === 2)) migrate(tx as unknown as Tx);
    const { zone, away, ...fitted } = aPerson();
    expect(edited).toEqual({ people: fitted, conversations: aConversation() });
  });

  test('to 3: records of version 2 fit, and a board keeps its one conversation', () => {
    const { conversations, ...board } = aBoard();
    const { kind, deputies, lead, dates, updatesDue, papersOut, hours, ...formerBoard } = board;
    const { zone, away, ...person } = aPerson();
    const { asked, ...recommendation } = aRecommendation();
    const { response, ...inspection } = anInspection();
    const { kind: _, request, ...update } = anUpdate();
    const { items, ...delivery } = aDelivery();
    const { holidays, policy, ...settings } = someSettings();
    const old: Readonly<Record<string, object>> = {
      boards: { ...formerBoard, conversation: conversations[0] },
      people: person,
      recommendations: recommendation,
      inspections: inspection,
      updates: update,
      deliveries: delivery,
      settings,
    };
    const edited: Record<string, unknown> = {};
    const tx = {
      all: (collection: string) => new Map([['one', { ...old[collection], id: 'one' }]]),
      edit: (collection: string, _id: string, recipe: (draft: never) => void) => {
        edited[collection] = structuredClone(old[collection]);
        recipe(edited[collection] as never);
      },
    };
    for (const { migrate } of MIGRATIONS.filter(({ to }) => to === 3)) migrate(tx as unknown as Tx);
    expect(edited).toEqual({
      boards: aBoard(),
      people: aPerson(),
      recommendations: aRecommendation(),
      inspections: anInspection(),
      updates: anUpdate(),
      deliveries: aDelivery(),
      settings: someSettings(),
    });
  });

  test('to 4: meetings of version 3 fit, and none of them was run from the chat', () => {
    const { agenda, held, attendance, minutes, ...meeting } = aMeeting({ state: 'cancelled' });
    const { marking, ...settings } = someSettings();
    const former: Record<string, object> = { meetings: meeting, settings };
    const edited: Record<string, unknown> = {};
    const tx = {
      all: (collection: string) => new Map([['one', { ...former[collection], id: 'one' }]]),
      edit: (collection: string, _id: string, recipe: (draft: never) => void) => {
        const draft = structuredClone(former[collection]);
        recipe(draft as never);
        edited[collection] = draft;
      },
    };
    for (const { migrate } of MIGRATIONS.filter(({ to }) => to === 4)) migrate(tx as unknown as Tx);
    expect(edited).toEqual({ meetings: aMeeting({ state: 'cancelled' }), settings: someSettings() });
  });

  test('a register written by a newer program is refused in a sentence', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    await store.change(because(), (tx) =>
      tx.edit('settings', 'register', (draft) => {
        draft.schemaVersion = SCHEMA_VERSION + 1;
      }),
    );
    await store.close();
    await expect(aStore({ dir })).rejects.toThrow(/knows versions up to 4: start the newer program/);
  });
});
