import type { RecordOf } from '../../src/domain/register.js';

/** A complete recommendation; a test names only what matters to it. */
export const aRecommendation = (
  over: Partial<RecordOf<'recommendations'>> = {},
): RecordOf<'recommendations'> => ({
  id: 'RAPE-P1-2021/7',
  inspection: 'RAPE-P1-2021',
  number: '7',
  reportNumber: null,
  kind: 'recommendation',
  text: 'Police forces should ensure investigators understand the scheme.',
  requirements: [],
  addressees: ['forces'],
  deadline: { wording: 'periodically review', basis: 'recurring', on: null, setBy: 'inspectorate' },
  owner: null,
  progress: 'awaiting-allocation',
  confidence: null,
  target: null,
  assurance: null,
  position: {
    headline: null,
    kinds: ['in-place'],
    answer: 'This is already in place.',
    notes: [],
    publishedOn: '2021-09-08',
  },
  inspectorate: { state: 'open', on: null, source: '' },
  source: null,
  addedAt: '2021-10-04T08:00:00Z',
  ...over,
});
