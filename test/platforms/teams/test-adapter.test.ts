import { join } from 'node:path';
import { TestAdapter } from 'botbuilder';
import { expect, test } from 'vitest';
import { createConverse } from '../../../src/platforms/chat/converse.js';
import { PATIENCE } from '../../../src/platforms/chat/patience.js';
import { openTranscript } from '../../../src/platforms/chat/transcript.js';
import { createAnswerActivity } from '../../../src/platforms/teams/answer-activity.js';
import { readActivity } from '../../../src/platforms/teams/guard.js';
import { createReaders } from '../../../src/platforms/teams/readers.js';
import type { Sender } from '../../../src/platforms/teams/sender.js';
import { aFolder } from '../../support/store.js';
import { BOT, from } from '../../support/teams.js';
import { aWorld, toCard } from '../../support/world.js';

test('the SDK’s own test adapter is answered as Teams is', async () => {
  const { store, clock, bot, log } = await aWorld();
  const transcript = await openTranscript(join(aFolder(), 'teams.jsonl'), log.warn);
  const nowhere = (): never => expect.fail('nothing is sent elsewhere here');
  const sender: Sender = { post: nowhere, update: nowhere, open: nowhere };
  const saying = { transcript, clock, toCard };
  const answer = createAnswerActivity({
    ...saying,
    bot,
    store,
    log,
    sender,
    converse: createConverse({ ...saying, bot }),
    own: nowhere,
    readers: createReaders(store),
    patience: PATIENCE,
  });
  const adapter = new TestAdapter(
    async (context) => {
      const activity = readActivity(JSON.stringify(context.activity));
      if (activity === null) return expect.fail('the SDK’s own activity is one');
      return answer(context, activity);
    },
    {
      channelId: 'msteams',
      from: from('owner'),
      recipient: BOT,
      conversation: { id: 'a:owner', conversationType: 'personal', isGroup: false, name: '' },
    },
  );
  await adapter
    .send('hi')
    .assertReply(({ summary }) => expect(summary).toMatch(/^Scrutiny\nHello, Head of Public Protection\./))
    .send('status of rec 7')
    .assertReply(({ summary, attachments }) => {
      expect(summary).toMatch(/^Recommendation 7/);
      expect(JSON.stringify(attachments)).toMatch(/"Give update"/);
    })
    .send('nonsense about nothing at all')
    .assertReply(({ summary }) => expect(summary).toMatch(/I answer about recommendations/))
    .startTest();
  expect(log.lines).toEqual([]);
  await transcript.close();
});
