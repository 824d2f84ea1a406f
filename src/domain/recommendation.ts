import type { DraftOf } from './register.js';

/** What has to be said of a recommendation when it enters the register. */
type Given = Pick<DraftOf<'recommendations'>, 'id' | 'inspection' | 'number' | 'text' | 'addedAt'> &
  Partial<DraftOf<'recommendations'>>;

/** A recommendation as it enters the register: open, nobody's yet, and with nothing said about it but what is given. */
export const newRecommendation = (given: Given): DraftOf<'recommendations'> => ({
  reportNumber: null,
  kind: 'recommendation',
  requirements: [],
  addressees: [],
  deadline: { wording: '', basis: 'none', on: null, setBy: 'inspectorate' },
  owner: null,
  asked: null,
  progress: 'awaiting-allocation',
  confidence: null,
  target: null,
  proposedTarget: null,
  assurance: null,
  position: {
    headline: null,
    reason: '',
    since: null,
    kinds: [],
    answer: '',
    notes: [],
    publishedOn: null,
    draft: null,
  },
  inspectorate: { state: 'open', on: null, source: '' },
  source: null,
  ...given,
});
