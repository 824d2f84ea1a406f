import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { boardDefaults, noResponse } from '../domain/defaults.js';
import { nextDueAt } from '../domain/next-due.js';
import type { DraftOf } from '../domain/register.js';
import { whatIsSent } from '../operate/what-is-sent.js';
import type { Messenger } from '../ports.js';
import { createDelivering } from '../scheduling/deliver.js';
import { createEveryMinute } from '../scheduling/every-minute.js';
import type { OpenStore } from '../store/store.js';
import { type Bench, longestHold, table } from './bench.js';
import { openFilled, quiet } from './register-of.js';

/** One board over everything there is: what each tick of its cycle keeps the loop for. */

const RECOMMENDATIONS = 10_000;
const PEOPLE = 200;
/** How many give an update while the others keep silent. */
const ANSWERED = 500;
/** Promises, in milliseconds. */
const MOST = { tick: 100, next: 300 };

const REASON = { by: 'scrutiny', via: 'start', why: 'A bench.', cause: null } as const;
const INSPECTION = 'RAPE-P1-2021';

const person = (id: string, roles: DraftOf<'people'>['roles'] = []): DraftOf<'people'> => ({
  id,
  name: id,
  initials: '',
  roles,
  accounts: [{ platform: 'web', id, by: 'register' }],
  email: null,
  zone: null,
  away: [],
  active: true,
});

const direct = (id: string): DraftOf<'conversations'> => ({
  id: `web:direct:${id}`,
  platform: 'web',
  kind: 'direct',
  name: id,
  board: null,
  inspection: null,
  person: id,
  address: null,
  stopped: null,
});

const owner = (n: number): string => `owner-${n % PEOPLE}`;

/** Two hundred owners of 50 recommendations each, two of governance, a chair, a lead, a weekly digest. */
const fill = (store: OpenStore) =>
  store.change(REASON, (tx) => {
    tx.add('inspections', {
      id: INSPECTION,
      title: 'An inspection',
      publisher: 'HMICFRS',
      publishedOn: '2021-09-16',
      letterOn: null,
      related: [],
      response: noResponse(),
    });
    const people = [
      ...Array.from({ length: PEOPLE }, (_, n) => person(owner(n))),
      person('governance-1', ['governance']),
      person('governance-2', ['governance']),
      person('chair'),
      person('lead'),
    ];
    for (const one of people) {
      tx.add('people', one);
      tx.add('conversations', direct(one.id));
    }
    for (let n = 0; n < RECOMMENDATIONS; n += 1)
      tx.edit('recommendations', `${INSPECTION}/${n}`, (draft) => {
        draft.owner = owner(n);
      });
    tx.add('boards', {
      ...boardDefaults(),
      id: 'board',
      name: 'Governance Board',
      chair: 'chair',
      lead: 'lead',
      members: [],
      conversations: [],
      zone: 'Europe/London',
      rrule: 'FREQ=MONTHLY;BYDAY=2TU',
      from: '2021-10-01',
      time: '10:00',
      updatesDue: 3,
      papersOut: 4,
      oversees: [INSPECTION],
    });
    tx.add('subscriptions', {
      id: 'digest',
      conversation: 'web:direct:governance-1',
      by: 'governance-1',
      weekdays: [3],
      time: '08:30',
      zone: 'Europe/London',
      only: 'all',
      whenQuiet: 'line',
      since: '2021-10-04T08:00:00Z',
      stoppedAt: null,
    });
  });

/** Somebody gives an update on each of so many, which answers what they were asked. */
const answerSome = (store: OpenStore) =>
  store.change(REASON, (tx) => {
    for (let n = 0; n < ANSWERED; n += 1) {
      const recommendation = `${INSPECTION}/${n * 7}`;
      const asked = tx.get('recommendations', recommendation)?.asked ?? null;
      const id = `update-${n}`;
      tx.add('updates', {
        id,
        recommendation,
        kind: 'update',
        request: asked,
        by: owner(n * 7),
        toldBy: null,
        via: 'web',
        at: '2021-10-26T10:00:00Z',
        done: 'The step of the plan was agreed.',
        progress: 'in-progress',
        confidence: 'on-track',
        target: null,
        evidence: null,
        blocker: null,
        state: 'submitted',
        decided: null,
        form: null,
      });
      if (asked === null) continue;
      tx.edit('requests', asked, (draft) => {
        draft.state = 'answered';
        draft.update = id;
      });
      tx.edit('recommendations', recommendation, (draft) => {
        draft.asked = null;
      });
    }
  });

let sent = 0;
const messenger: Messenger = {
  send: async () => {
    sent += 1;
    return { message: `m${sent}` };
  },
  replace: async () => undefined,
  sentUnder: async () => 'none',
};

const MOMENTS = [
  ['an idle tick', '2021-10-18T10:00:00Z'],
  ['10,000 requests are made', '2021-10-19T23:01:00Z'],
  ['200 people are asked', '2021-10-20T08:00:00Z'],
  ['another tick of that day', '2021-10-20T08:01:00Z'],
  ['a morning on which nobody is due', '2021-10-21T08:00:00Z'],
  ['a digest of 500 that moved', '2021-10-27T07:30:00Z'],
  ['200 people are asked again', '2021-10-27T08:00:00Z'],
  ['another tick of that day', '2021-10-27T08:01:00Z'],
  ['the last day', '2021-11-03T09:00:00Z'],
  ['the day after, to the lead', '2021-11-04T09:00:00Z'],
  ['papers go out: the chair’s list', '2021-11-05T09:00:00Z'],
  ['another tick of that day', '2021-11-05T09:01:00Z'],
  ['the meeting begins: requests end', '2021-11-09T10:00:00Z'],
  ['the next requests are made', '2021-11-26T09:00:00Z'],
] as const;

export const cycleBench: Bench = {
  name: 'cycle: a board over 10,000 recommendations and 200 people',
  run: async (print) => {
    const dir = await mkdtemp(join(tmpdir(), 'scrutiny-bench-'));
    const store = await openFilled(dir, RECOMMENDATIONS, 3_600_000);
    let now = Date.parse('2021-10-04T08:00:00Z');
    const clock = { now: () => now };
    await fill(store);
    const { deliver, stop } = createDelivering({
      store,
      clock,
      log: { ...quiet, error: (line) => print(line), warn: (line) => print(line) },
      messengers: { web: messenger },
      ...whatIsSent({ store }),
      jitter: () => 0,
    });
    const tick = createEveryMinute({ store, clock }, deliver, { ...quiet, error: (line) => print(line) });
    const rows: string[][] = [];
    await tick();
    now = Date.parse('2021-10-12T09:30:00Z');
    await tick();
    for (const [name, at] of MOMENTS) {
      if (name.startsWith('a digest')) await answerSome(store);
      now = Date.parse(at);
      const before = sent;
      const begun = performance.now();
      const held = await longestHold(tick);
      const took = performance.now() - begun;
      const next = await longestHold(async () => nextDueAt(store.read(), now));
      rows.push([name, held.toFixed(0), took.toFixed(0), next.toFixed(0), String(sent - before)]);
    }
    for (const line of table([['tick', 'held ms', 'took ms', 'nextDueAt ms', 'sent'], ...rows])) print(line);
    await stop();
    await store.close();
    await rm(dir, { recursive: true, force: true });
    const tooLong = rows.filter(([, held]) => Number(held) > MOST.tick);
    const slow = rows.filter((row) => Number(row[3]) > MOST.next);
    return [
      ...tooLong.map(([name, held]) => `${name}: the loop was held for ${held} ms.`),
      ...slow.map((row) => `${row[0]}: the next moment took ${row[3]} ms to find.`),
    ];
  },
};
