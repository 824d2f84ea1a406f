import { toInstant } from '../domain/calendar.js';
import { noResponse } from '../domain/defaults.js';
import type { DraftOf } from '../domain/register.js';
import type { Reason } from '../ports.js';
import type { Deps } from '../use-cases/use-case.js';
import { BOARD, directOn, personOf } from './seed-demo.js';

/** The chief officer lead, who is told where an answer does not come. */
const LEAD = personOf('assistant-chief-constable', 'Assistant Chief Constable', 'ACC', 'lead');

/** Who is asked where somebody has not answered by the last day. */
const DEPUTIES: DraftOf<'boards'>['deputies'] = [
  { of: 'head-of-crime', deputy: 'head-of-data' },
  { of: 'head-of-public-protection', deputy: 'head-of-crime' },
  { of: 'head-of-data', deputy: 'head-of-crime' },
  { of: 'isva-lead', deputy: 'head-of-public-protection' },
];

/** Who reads a digest every Monday morning, by their account on the page. */
const READERS = [
  ['governance', 'governance-officer'],
  ['commissioner', 'commissioner'],
] as const;

/** A report whose response is still to be published: its last day, 11 November 2021, lies within two cycles. */
const REPORT: DraftOf<'inspections'> = {
  id: 'VAWG-2021',
  title: 'Police response to violence against women and girls: Final inspection report',
  publisher: 'HMICFRS',
  publishedOn: '2021-09-17',
  letterOn: null,
  related: [],
  response: noResponse(),
};

const START: Pick<Reason, 'by' | 'via'> = { by: 'scrutiny', via: 'start' };

/**
 * Adds to a demo register what shows a whole cycle to whoever presses through it: a chief officer lead and deputies to
 * go to where no answer comes, weekly digests, and a report whose response is not published yet. Once, whatever has been
 * done in it since; a register without the demo's board stays as it is.
 */
export const seedCycle = async ({ store, clock }: Deps): Promise<void> => {
  if (!store.read().boards.has(BOARD)) return;
  await store.change(
    {
      ...START,
      why: 'The demo’s board has a chief officer lead, deputies, digests and a report to respond to.',
      cause: 'seed:cycle',
    },
    (tx) => {
      tx.add('people', LEAD);
      tx.add('conversations', directOn('lead', LEAD));
      tx.edit('boards', BOARD, (draft) => {
        draft.lead = LEAD.id;
        draft.deputies = DEPUTIES;
      });
      tx.add('inspections', REPORT);
      for (const [account, by] of READERS)
        tx.add('subscriptions', {
          id: `S${tx.all('subscriptions').size + 1}`,
          conversation: `web:direct:${account}`,
          by,
          weekdays: [1],
          time: '08:30',
          zone: 'Europe/London',
          only: 'all',
          whenQuiet: 'line',
          since: toInstant(clock.now()),
          stoppedAt: null,
        });
    },
  );
};
