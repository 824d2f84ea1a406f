import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBlocks } from '../../../src/platforms/slack/to-blocks.js';
import { needsModal, toModal } from '../../../src/platforms/slack/to-modal.js';
import { toText } from '../../../src/platforms/slack/to-text.js';
import { toViews } from '../../../src/views/to-views.js';
import { anyResult } from '../../support/any-result.js';
import { complaintsAboutBlocks, complaintsAboutModal, mrkdwnIn } from '../../support/block-checker.js';
import { toCard } from '../../support/world.js';

const RUNS = 10_000;
const FROM = { channel: 'C1', thread: null, responseUrl: null, privately: false };

test(`of ${RUNS.toLocaleString('en-GB')} random registers none gives a block beyond Slack’s limits, nor a card beyond Teams’`, {
  timeout: 120_000,
}, () => {
  // fast-check prints it with what it found.
  const seed = Date.now() % 2 ** 31;
  fc.assert(
    fc.property(anyResult, ({ result, register }) => {
      for (const view of toViews(result, register)) {
        const card = toCard(view);
        const bytes = Buffer.byteLength(JSON.stringify(card));
        if (bytes > 28 * 1024) throw new Error(`The card ${view.card} has ${bytes} bytes.`);
        expect(Array.isArray(card.actions) && card.actions.length <= 6).toBe(true);
        const { blocks } = toBlocks(card);
        expect([view.card, complaintsAboutBlocks(blocks)]).toEqual([view.card, []]);
        const markup = mrkdwnIn(blocks).find((text) => /<[!@#h]/.test(text));
        if (markup !== undefined) throw new Error(`Markup: ${markup}`);
        expect(toText(view.text).length).toBeLessThanOrEqual(4_000);
        if (needsModal(card))
          expect([view.card, complaintsAboutModal(toModal(card, FROM))]).toEqual([view.card, []]);
      }
    }),
    { seed, numRuns: RUNS },
  );
});
