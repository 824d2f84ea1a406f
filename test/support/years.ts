import { nextActionNumber } from '../../src/domain/action.js';
import { addDays, dayOf, instantOf, toInstant, toMilliseconds } from '../../src/domain/calendar.js';
import { boardDefaults } from '../../src/domain/defaults.js';
import { filedBy, filing } from '../../src/domain/filed.js';
import { OPEN_ACTIONS, OPEN_REQUESTS } from '../../src/domain/filings.js';
import { meetingStart } from '../../src/domain/meeting.js';
import type { Person, Recommendation, Register, Update } from '../../src/domain/register.js';
import { openRequest } from '../../src/domain/update-request.js';
import { perform } from '../../src/use-cases/perform.js';
import type { Asker } from '../../src/use-cases/use-case.js';
import { refOf, whatBefalls } from './befall.js';
import { clockwork } from './clockwork.js';
import { DAY, fakeClock, HOUR, MINUTE } from './fake-clock.js';
import { submit } from './forms.js';
import {
  aBoard,
  aConversation,
  anAction,
  anInspection,
  aPerson,
  aRecommendation,
  someSettings,
} from './records.js';

/** What a simulated office is like, and what befalls it. */
export interface Years {
  readonly seed: number;
  readonly zone: string;
  /** Instants, ISO 8601. */
  readonly from: string;
  readonly until: string;
  /** Every minute between these instants; elsewhere a few times a day. */
  readonly closely?: readonly (readonly [from: string, until: string])[];
}

/** A message that reached somebody, and when by the office's own clock. */
export interface Reached {
  readonly at: number;
  readonly rule: string;
  readonly key: string;
  readonly conversation: string;
}

/** Draws the same from the same seed (mulberry32). */
const drawer = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const NAMES = ['crime', 'custody', 'data', 'training', 'isva'] as const;
const RULES = [
  'FREQ=MONTHLY;BYDAY=2TU',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
  'FREQ=MONTHLY;BYDAY=-1FR',
] as const;

const people = (zone: string): Person[] => [
  ...NAMES.map((id, at) =>
    aPerson({
      id,
      name: `Head of ${id}`,
      roles: [],
      accounts: [],
      zone: at === 3 ? 'America/New_York' : null,
    }),
  ),
  aPerson({ id: 'chair', name: 'Chair', roles: [], accounts: [], zone }),
  aPerson({ id: 'lead', name: 'Chief officer lead', roles: [], accounts: [] }),
  aPerson({ id: 'governance-officer', accounts: [] }),
];

const WAITING = filing(
  ({ state }: Update) => state,
  (state) => (state === 'submitted' ? [state] : []),
);

/** The updates that wait for a decision, oldest first; those too that come while somebody goes through them. */
function* waiting({ updates }: Register): Generator<Update> {
  const gone = new Set<string>();
  const next = () =>
    filedBy(updates, WAITING)
      .under('submitted')
      .find(({ id }) => !gone.has(id));
  for (let update = next(); update !== undefined; update = next()) {
    gone.add(update.id);
    yield update;
  }
}

/**
 * Runs an office for years in seconds: real use cases, real clockwork, a clock that a test sets. Owners answer, put off,
 * hand over, go away and keep silent; meetings move and are cancelled; the process is down for minutes or days, the
 * platform fails, the clock is stepped, two ticks come at once. Everything is drawn from the seed.
 */
export const live = async ({ seed, zone, from, until, closely = [] }: Years) => {
  const draw = drawer(seed);
  const chance = (of: number): boolean => draw() < of;
  const one = <T>(of: readonly T[]): T => of[Math.floor(draw() * of.length)] as T;
  const everybody = people(zone);
  const direct = everybody.filter(({ id }) => id !== 'isva');
  const clock = fakeClock(from);
  const recommendations: Recommendation[] = Array.from({ length: 9 }, (_, at) =>
    aRecommendation({
      id: `REP-1/${at + 1}`,
      inspection: 'REP-1',
      number: String(at + 1),
      owner: at === 8 ? null : one(NAMES),
      addedAt: from,
    }),
  );
  const rule = one(RULES);
  const work = clockwork(
    {
      settings: [someSettings({ zone, clockOffset: 0 })],
      people: everybody,
      conversations: [
        aConversation({ board: 'board' }),
        ...direct.map(({ id, name }) =>
          aConversation({ id: `web:direct:${id}`, kind: 'direct', name, board: null, person: id }),
        ),
      ],
      inspections: [anInspection({ id: 'REP-1' })],
      recommendations,
      subscriptions: [
        {
          id: 'S1',
          conversation: 'web:direct:governance-officer',
          by: 'governance-officer',
          weekdays: [1],
          time: '08:30',
          zone,
          only: 'all',
          whenQuiet: 'line',
          since: from,
          stoppedAt: null,
        },
      ],
      boards: [
        aBoard({
          ...boardDefaults(),
          id: 'board',
          zone,
          rrule: rule,
          from: from.slice(0, 10),
          chair: 'chair',
          lead: 'lead',
          members: [...NAMES],
          deputies: [{ of: 'crime', deputy: 'custody' }],
          oversees: ['REP-1'],
          updatesDue: one([3, 5, 7]),
          papersOut: one([4, 7]),
        }),
      ],
      meetings: [],
    },
    clock,
  );
  const reached: Reached[] = [];
  const gather = () => {
    for (const { key, conversation } of work.messenger.sent.slice(reached.length))
      reached.push({ at: clock.now(), key: key ?? '', rule: (key ?? '').split('|')[0] ?? '', conversation });
  };
  let turns = 0;
  const asker = (id: string): Asker => {
    turns += 1;
    return {
      person: work.store.read().people.get(id) ?? null,
      via: 'web',
      conversation: { id: `web:direct:${id}`, kind: 'direct', board: null, inspection: null },
      cause: `turn-${turns}`,
    };
  };
  const speaker = { id: 'somebody', name: 'Somebody' };
  const does = async (who: string, intent: Parameters<typeof perform>[2]) =>
    perform(work.deps, asker(who), intent, speaker);

  /** What people do with what they were asked, on a working day or not: nobody keeps office hours all the time. */
  const peopleAct = async () => {
    for (const recommendation of work.store.read().recommendations.values()) {
      const request = openRequest(work.store.read(), recommendation);
      if (request === null || !chance(0.06)) continue;
      const refs = [refOf(recommendation)];
      const { respondent } = request;
      const what = draw();
      if (what < 0.45)
        await does(respondent, submit({ form: `form-${turns}`, recommendation: recommendation.id }));
      else if (what < 0.6) await does(respondent, { kind: 'nothing-changed', refs });
      else if (what < 0.8)
        await does(respondent, {
          kind: 'snooze',
          refs,
          until: addDays(dayOf(clock.now(), zone), 2),
          because: 'Later.',
        });
      else await does(respondent, { kind: 'hand-over', refs, to: one(NAMES), note: '' });
    }
    // Authors say it better before anybody decides; the correction supersedes what answered the request.
    for (const update of waiting(work.store.read()))
      if (update.kind === 'update' && chance(0.05))
        await does(
          update.by,
          submit({ form: `form-${turns}`, recommendation: update.recommendation, corrects: update.id }),
        );
    for (const update of waiting(work.store.read()))
      if (chance(0.2))
        await does(
          'governance-officer',
          chance(0.7)
            ? { kind: 'accept-update', update: update.id }
            : { kind: 'return-update', update: update.id, note: 'Say more.' },
        );
  };
  // Drawn apart, so that what else happens is as it was without them.
  const ofActions = drawer(seed + 1_000_003);
  /** A board gives an action now and then; its owner says that it is done, or the chair gives it another day. */
  const actionsHappen = async () => {
    const { actions } = work.store.read();
    if (ofActions() < 0.03)
      await work.store.change({ by: 'chair', via: 'web', why: 'Gave an action.', cause: null }, (tx) => {
        const number = nextActionNumber({ actions: tx.all('actions') });
        const owner = NAMES[Math.floor(ofActions() * NAMES.length)] ?? 'crime';
        const due = addDays(dayOf(clock.now(), zone), Math.floor(ofActions() * 30));
        const of = { board: 'board', recommendation: null, owner, due, at: toInstant(clock.now()) };
        tx.add('actions', anAction({ id: `A${number}`, number, ...of }));
      });
    for (const { number, owner } of filedBy(actions, OPEN_ACTIONS).under('open')) {
      if (ofActions() > 0.02) continue;
      if (ofActions() < 0.7)
        await does(owner ?? 'chair', { kind: 'finish-action', action: number, note: '', form: false });
      else {
        const to = addDays(dayOf(clock.now(), zone), 7);
        await does('chair', { kind: 'move-action', action: number, to, because: '' });
      }
    }
  };
  const { befalls, aways } = whatBefalls({ draw, chance, one, work, does, zone, names: NAMES });
  /** Recommendations that two open requests were about at once, or that name another request than the open one. */
  const doubled: string[] = [];
  const lookForDoubled = () => {
    const { requests, recommendations } = work.store.read();
    for (const { id, recommendation } of filedBy(requests, OPEN_REQUESTS).under('open'))
      if (recommendations.get(recommendation)?.asked !== id) doubled.push(id);
  };

  const ticks: number[] = [];
  const end = Date.parse(until);
  while (clock.now() < end) {
    const now = clock.now();
    const near = closely.some(([first, last]) => now >= Date.parse(first) && now < Date.parse(last));
    ticks.push(now);
    await Promise.all(chance(0.1) ? [work.tick(), work.tick()] : [work.tick()]);
    gather();
    lookForDoubled();
    if (!near) {
      await peopleAct();
      await befalls();
      await actionsHappen();
    }
    if (near) {
      clock.advance(MINUTE);
    } else if (chance(0.003)) {
      // Down for a minute up to three days; what was on disk is all that is left.
      const down = MINUTE + Math.floor(draw() * 3 * DAY);
      clock.advance(down);
      work.restart();
    } else if (chance(0.001)) {
      const by = one([HOUR, -HOUR, DAY, -DAY]);
      clock.advance(by);
    } else clock.advance(one([90, 180, 300, 420, 540]) * MINUTE);
  }
  await work.tick();
  gather();
  return { work, reached, ticks, aways, doubled, zone };
};

/** The wall time of an instant in a zone, `HH:MM`, and its day. */
export const whenIs = (at: number, zone: string) => ({
  day: dayOf(at, zone),
  opens: (time: string) => instantOf(dayOf(at, zone), time, zone),
});

/** The meetings of a register that have begun. */
export const held = (register: Register, now: number) =>
  [...register.meetings.values()].filter(
    (meeting) => meeting.state === 'planned' && meetingStart(meeting) <= now,
  );

export { toMilliseconds };
