import type { Intent } from '../../src/intents/intent.js';
import { perform } from '../../src/use-cases/perform.js';
import type { Result } from '../../src/use-cases/result.js';
import { clockwork } from './clockwork.js';
import { fakeClock } from './fake-clock.js';
import type { Records } from './memory-store.js';
import { aBoard, aConversation, aMeeting, anInspection, aPerson, aRecommendation } from './records.js';

export const MEETING = 'governance:2021-10-12';
const OWNERS: Readonly<Record<string, string>> = { '1': 'crime', '2': 'crime', '3': 'custody' };

/** Somebody of the office, with a conversation of their own where they have one. */
export const somebody = (id: string, over: Parameters<typeof aPerson>[0] = {}) =>
  aPerson({ id, name: `Head of ${id}`, roles: [], accounts: [], ...over });
const own = (person: string) =>
  aConversation({ id: `web:direct:${person}`, kind: 'direct', name: person, board: null, person });

/**
 * A governance office some weeks before its board meets on Tuesday 12 October 2021 at 10:00 in London. Updates are due
 * on Wednesday 6 October (3 clear working days before), owners are asked from Wednesday 22 September, papers go out on
 * Friday 8 October. Recommendations 1 and 2 are Head of crime's, 3 is Head of custody's.
 */
export const anOffice = (over: Records = {}, at = '2021-09-20T08:00:00Z') => {
  const work = clockwork(
    {
      inspections: [anInspection()],
      people: [
        somebody('crime'),
        somebody('custody'),
        somebody('data'),
        somebody('chair'),
        aPerson({ accounts: [] }),
      ],
      conversations: [
        aConversation(),
        ...['crime', 'custody', 'data', 'chair', 'governance-officer'].map(own),
      ],
      recommendations: Object.entries(OWNERS).map(([number, owner]) =>
        aRecommendation({ id: `RAPE-P1-2021/${number}`, number, owner, addedAt: '2021-09-10T08:00:00Z' }),
      ),
      boards: [
        aBoard({
          rrule: null,
          chair: 'chair',
          members: ['crime', 'custody', 'data'],
          updatesDue: 3,
          papersOut: 4,
        }),
      ],
      meetings: [aMeeting({ scheduledAt: '2021-09-10T08:00:00Z' })],
      ...over,
    },
    fakeClock(at),
  );
  let turns = 0;
  return {
    ...work,
    get store() {
      return work.store;
    },
    /** What somebody does, in their own conversation. */
    does: async (who: string, intent: Intent): Promise<Result> => {
      turns += 1;
      const asker = {
        person: work.store.read().people.get(who) ?? null,
        via: 'web',
        conversation: { id: `web:direct:${who}`, kind: 'direct', board: null, inspection: null },
        cause: `turn-${turns}`,
      } as const;
      const result = await perform(work.deps, asker, intent, { id: who, name: who });
      if (result === null) throw new Error('Nothing was said.');
      return result;
    },
    /** A tick at the beginning of every hour from one day to another, both included; then what reached people. */
    days: async (from: string, until: string): Promise<readonly string[]> => {
      const before = work.messenger.sent.length;
      const lines: string[] = [];
      let seen = before;
      for (let at = Date.parse(`${from}T00:00:00Z`); at < Date.parse(`${until}T23:59:00Z`); at += 3_600_000) {
        await work.tickAt(new Date(at).toISOString());
        for (const { conversation, key, text } of work.messenger.sent.slice(seen))
          if (!/^(?:meeting-|papers-out)/.test(key ?? ''))
            lines.push(
              `${new Date(at).toISOString().slice(0, 13)} ${conversation.replace('web:direct:', '')}: ${text.split('\n')[0]} ${[...text.matchAll(/Recommendation (\d+)/g)].map(([, n]) => n).join(',')}`.trim(),
            );
        seen = work.messenger.sent.length;
      }
      return lines;
    },
    request: (number: string) => {
      const asked = work.store.read().recommendations.get(`RAPE-P1-2021/${number}`)?.asked;
      return asked ? work.store.read().requests.get(asked) : undefined;
    },
  };
};

export const ref = (number: string) => ({ inspection: null, number, kind: 'recommendation' }) as const;
