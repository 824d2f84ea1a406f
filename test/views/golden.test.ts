import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { toBlocks } from '../../src/platforms/slack/to-blocks.js';
import { needsModal, toModal } from '../../src/platforms/slack/to-modal.js';
import { everyView, type Shown } from '../support/every-view.js';
import { aWorld, toCard } from '../support/world.js';

let shown: readonly Shown[] = [];
beforeAll(async () => {
  shown = await everyView(await aWorld());
});

const FROM = { channel: 'C1', thread: null, responseUrl: null, privately: false };

/** One of each kind of view, as it is sent: the words that stand for it, Teams' card, and Slack's blocks and form. */
const GOLDEN = [
  'greeting',
  'greeting of somebody unknown',
  'welcome',
  'welcome',
  'greeting of somebody unknown',
  'help',
  'found',
  'found, to be picked',
  'which recommendation the message is for',
  'update form that quotes a message',
  'update form',
  'update form with problems',
  'update given',
  'update accepted',
  'return form',
  'status',
  'status of a viewer',
  'statuses',
  'list',
  'list of an owner’s',
  'text',
  'answer',
  'owner',
  'due',
  'history',
  'changes',
  'response due',
  'response clock',
  'digest',
  'digest of a viewer',
  'next meeting',
  'people',
  'boards',
  'boards of a viewer',
  'board form',
  'board form with problems',
  'away said',
  'away',
  'holidays',
  'calendar-changed',
  'home',
  'home of a viewer',
  'pack',
  'page of the pack',
  'minutes',
  'correction form',
  'minutes approved',
  'import form',
  'letter read',
  'entry',
  'entry form',
  'target',
  'no such number',
  'meeting-7-days',
  'response-7-days',
  'requests',
  'request',
  'put-off request',
  'hand-over form',
  'put-off form with a problem',
  'updates-asked head-of-data',
  'updates-asked governance-officer',
  'handed-over isva-lead',
  'meeting started',
  'meeting for an owner',
  'meeting at an item',
  'meeting with an action',
  'meeting with those who are there',
  'decision form',
  'action form with a problem',
  'meeting with a later date',
  'meeting with an update on the table',
  'meeting with an update accepted',
  'meeting ended',
  'home with an action',
  'actions-given',
  'actions',
  'actions of one',
  'action',
  'action form of its end',
  'action form of whose it is',
  'action moved',
  'action done',
];

describe('the view of', () => {
  test.each(GOLDEN)('%s is as agreed', async (name) => {
    const one = shown.find((candidate) => candidate.name === name);
    if (!one) throw new Error(`No scene is called ${name}.`);
    const { view } = one;
    const card = toCard(view);
    const said = {
      text: view.text.split('\n'),
      audience: view.audience,
      card,
      blocks: toBlocks(card).blocks,
      ...(needsModal(card) ? { modal: toModal(card, FROM) } : {}),
    };
    // The journal's hash is another one each time.
    const words = JSON.stringify(said, null, 2).replace(/(record [\d,]+ · )[0-9a-f]{8}/g, '$1········');
    const file = join(import.meta.dirname, '../golden', `${name.replace(/[^a-z0-9]+/g, '-')}.json`);
    await expect(`${words}\n`).toMatchFileSnapshot(file);
  });
});
