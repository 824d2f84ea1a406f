import { addDays, dayOf } from '../../src/domain/calendar.js';
import { nextMeeting } from '../../src/domain/meeting.js';
import type { Recommendation } from '../../src/domain/register.js';
import type { Intent } from '../../src/intents/intent.js';
import type { clockwork } from './clockwork.js';

/** How a recommendation of the simulated office is named. */
export const refOf = ({ number }: Recommendation) =>
  ({ inspection: 'REP-1', number, kind: 'recommendation' }) as const;

/** The office that something befalls, and how it is drawn what. */
interface Office {
  readonly draw: () => number;
  readonly chance: (of: number) => boolean;
  readonly one: <T>(of: readonly T[]) => T;
  readonly work: ReturnType<typeof clockwork>;
  readonly does: (who: string, intent: Intent) => Promise<unknown>;
  readonly zone: string;
  readonly names: readonly string[];
}

/** Days on which somebody is away. */
interface Away {
  readonly person: string;
  readonly from: string;
  readonly until: string;
}

/**
 * What befalls a simulated office by itself: people go away, also after they were asked and without anybody to stand
 * in; owners change; the next meeting moves, or is cancelled and sometimes replaced, at once or some days later; a nearer
 * one is entered; days are proclaimed holidays; the platform fails.
 */
export const whatBefalls = ({ draw, chance, one, work, does, zone, names }: Office) => {
  /** Every away period that there was, the former ones too. */
  const aways: Away[] = [];
  /** Days on which the board will meet as well, and when that is entered. */
  const toEnter: { readonly day: string; readonly at: number }[] = [];
  const between = (least: number, most: number): number => least + Math.floor(draw() * (most - least + 1));

  const goesAway = async (id: string, from: string, days: number) => {
    const away = { from, until: addDays(from, days) };
    aways.push({ person: id, ...away });
    const deputy = chance(0.5) ? one(names) : null;
    await work.store.change({ by: id, via: 'web', why: 'Away.', cause: null }, (tx) =>
      tx.edit('people', id, (draft) => {
        draft.away = [{ ...away, deputy: deputy === id ? null : deputy }];
      }),
    );
  };

  const enterMeetings = async (now: number) => {
    const ready = toEnter.filter(({ at }) => at <= now).map(({ day }) => day);
    if (ready.length === 0) return;
    toEnter.splice(0, toEnter.length, ...toEnter.filter(({ at }) => at > now));
    await work.store.change(
      { by: 'governance-officer', via: 'web', why: 'Another day.', cause: null },
      (tx) =>
        tx.edit('boards', 'board', (draft) => {
          for (const day of ready) if (!draft.dates.includes(day)) draft.dates.push(day);
        }),
    );
  };

  const meetingsChange = async (today: string, now: number) => {
    const next = nextMeeting(work.store.read(), 'board', now);
    if (next === null) return;
    const what = draw();
    if (what < 0.006) {
      await does('governance-officer', { kind: 'cancel-meeting', meeting: next.id, because: 'A clash.' });
      if (chance(0.7))
        toEnter.push({
          day: addDays(next.day, between(1, 9)),
          at: chance(0.5) ? now : now + between(1, 4) * 86_400_000,
        });
    } else if (what < 0.012)
      await does('governance-officer', {
        kind: 'move-meeting',
        meeting: next.id,
        to: addDays(next.day, between(-3, 6)),
        because: 'A clash.',
      });
    else if (what < 0.018) {
      // A nearer one, on any day from tomorrow to the day before.
      const day = addDays(today, between(1, 25));
      if (day < next.day) toEnter.push({ day, at: now });
    }
  };

  const befalls = async () => {
    const register = work.store.read();
    const now = work.clock.now();
    const today = dayOf(now, zone);
    if (chance(0.01)) await goesAway(one(names), addDays(today, between(0, 8)), between(1, 28));
    const asked = [...register.recommendations.values()].flatMap((each) => {
      const request = register.requests.get(each.asked ?? '');
      return request ? [request.respondent] : [];
    });
    if (asked.length > 0 && chance(0.008))
      await goesAway(one(asked), addDays(today, between(0, 2)), between(3, 30));
    if (chance(0.008)) {
      const recommendation = one([...register.recommendations.values()].slice(0, 8));
      await does('governance-officer', {
        kind: 'assign',
        refs: [refOf(recommendation)],
        to: `Head of ${one(names)}`,
      });
    }
    await enterMeetings(now);
    await meetingsChange(today, now);
    if (chance(0.002))
      await work.store.change(
        { by: 'governance-officer', via: 'web', why: 'Proclaimed.', cause: null },
        (tx) =>
          tx.edit('settings', 'register', (draft) => {
            draft.holidays.added.push(addDays(today, 10));
          }),
      );
    if (chance(0.03))
      work.messenger.behave(one(['fail', 'asks for five minutes', 'arrive-and-fail', 'hang'] as const));
  };
  return { befalls, aways };
};
