import { newRecommendation } from '../domain/recommendation.js';
import type { Recommendation } from '../domain/register.js';
import type { Log } from '../ports.js';
import { type OpenStore, openStore } from '../store/store.js';

export const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** How many people ask in a bench of a platform, each in turn. */
export const SPEAKERS = 40;
/** The account of the nth of them: in Teams the directory's id. */
export const speakerInTeams = (n: number): string =>
  `00000000-0000-4000-8000-${String(1 + n).padStart(12, '0')}`;
export const speakerInSlack = (n: number): string => `U0GOVERNANCE${n}`;

const TEXT =
  'Police forces should ensure that investigators understand what the scheme is for, and record it. ';

const recommendation = (n: number): Recommendation =>
  newRecommendation({
    id: `RAPE-P1-2021/${n}`,
    inspection: 'RAPE-P1-2021',
    number: String(n),
    text: TEXT.repeat(4),
    requirements: [TEXT, TEXT],
    addressees: ['forces'],
    position: {
      headline: 'taken',
      reason: '',
      since: '2021-09-08',
      kinds: ['taken'],
      answer: TEXT.repeat(6),
      notes: [],
      publishedOn: '2021-09-08',
      draft: null,
    },
    addedAt: '2021-10-04T08:00:00Z',
  });

const REASON = { by: 'governance', via: 'console', why: 'A bench.', cause: null } as const;

/** A register in a folder, with so many recommendations. */
export const openFilled = async (dir: string, size: number, snapshotEvery: number): Promise<OpenStore> => {
  const clock = { now: () => Date.parse('2021-10-04T08:00:00Z') };
  const store = await openStore({ dir, clock, mode: 'demo', log: quiet, snapshotEvery });
  for (let from = 0; from < size; from += 100) {
    await store.change(REASON, (tx) => {
      for (let n = from; n < Math.min(from + 100, size); n += 1) tx.add('recommendations', recommendation(n));
    });
  }
  return store;
};
