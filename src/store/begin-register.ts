import { chasingPolicy, noHolidays } from '../domain/defaults.js';
import type { Reason, Store } from '../ports.js';
import { migrationsFrom, SCHEMA_VERSION } from './migrations.js';
import { asMaps, firstMisfit } from './records.js';
import { StoreError } from './store-error.js';

const register = (mode: 'demo' | 'live') => ({
  id: 'register' as const,
  mode,
  schemaVersion: SCHEMA_VERSION,
  zone: 'Europe/London',
  holidays: noHolidays(),
  marking: null,
  policy: chasingPolicy(),
  clockOffset: 0,
  adminCode: null,
});

const START: Pick<Reason, 'by' | 'via' | 'cause'> = { by: 'scrutiny', via: 'start', cause: null };

/** Creates a new register, or brings an older one up to this program's version; refuses one of the other mode. */
export const beginRegister = async (
  store: Pick<Store, 'read' | 'change'>,
  { dir, mode }: { dir: string; mode: 'demo' | 'live' },
): Promise<void> => {
  const settings = store.read().settings.get('register');
  if (settings === undefined) {
    await store.change({ ...START, why: `The register was created, in ${mode} mode.` }, (tx) =>
      tx.add('settings', register(mode)),
    );
    return;
  }
  if (settings.mode !== mode) {
    throw new StoreError(
      'unopened',
      `The register in ${dir} was created in ${settings.mode} mode, and this start asks for ${mode} mode: a register never changes mode, so start in ${settings.mode} mode or name another data folder.`,
    );
  }
  const steps = migrationsFrom(settings.schemaVersion);
  if (steps.length === 0) return;
  await store.change({ ...START, why: steps.map((step) => step.why).join(' ') }, (tx) => {
    for (const step of steps) step.migrate(tx);
    tx.edit('settings', 'register', (draft) => {
      draft.schemaVersion = SCHEMA_VERSION;
    });
  });
};

/** @throws StoreError naming the first record that this program's schemas do not know. */
export const refuseMisfit = (store: Pick<Store, 'read'>, dir: string): void => {
  const misfit = firstMisfit(asMaps(store.read()));
  if (misfit === null) return;
  throw new StoreError(
    'unopened',
    `The register in ${dir} does not fit this program (${misfit}): start the version that wrote it, or restore a backup.`,
  );
};
