// A process that changes a register under load, so that a test can kill it. Plain JavaScript on the compiled store:
// it starts quickly. Prints one line for each thing that the parent has to know, each written before going on.
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { openStore } from '../../dist/store/store.js';

const {
  dir,
  run,
  callers = 8,
  changes = Number.POSITIVE_INFINITY,
  killAt = null,
} = JSON.parse(process.argv[2]);
const say = (...words) => writeSync(1, `${words.join(' ')}\n`);
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let left = killAt?.nth ?? 0;
const atStep = (step) => {
  if (step !== killAt?.step) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};

const person = (id) => ({
  id,
  name: 'Owner',
  initials: 'O',
  roles: [],
  accounts: [],
  email: null,
  zone: null,
  away: [],
  active: true,
});

/** One change that shows when it is lost or made twice: it adds a record, and counts in another. */
const change = (store, cause) =>
  store.change({ by: 'test', via: 'console', why: 'Load.', cause }, (tx) => {
    tx.add('people', person(cause));
    tx.edit('settings', 'register', (draft) => {
      draft.clockOffset += 1;
    });
  });

const options = { dir, clock: { now: () => Date.parse('2021-10-04T08:00:00Z') }, mode: 'demo', log: quiet };
try {
  const store = await openStore({
    ...options,
    snapshotEvery: 2,
    ...(run.startsWith('plain') ? {} : { atStep }),
  });
  say('ready');
  const load = async (caller) => {
    for (let n = 0; n < changes; n += 1) {
      const cause = `${run}-${caller}-${n}`;
      for (let done = false; !done; ) {
        try {
          await change(store, cause);
          say('acknowledged', cause);
          done = true;
        } catch (error) {
          if (error.kind !== 'not-durable') throw error;
          say('refused', error.message);
          process.stdin.resume();
          if (String(await once(process.stdin, 'data')).startsWith('stop')) process.exit(0);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => load(caller)));
  await store.close();
  say('closed');
  process.exit(0);
} catch (error) {
  say('error', error.message);
  process.exit(1);
}
