import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Channel, type Shown, sayAnswer } from '../../../src/platforms/chat/say.js';
import { openTranscript } from '../../../src/platforms/chat/transcript.js';
import { invitationView } from '../../../src/views/invitation.js';
import { fakeClock } from '../../support/fake-clock.js';
import { aFolder } from '../../support/store.js';
import { toCard } from '../../support/world.js';

const CODE = 'ABCD-EFGH-JKLM-NPQR';

const saysTheCode = async (over: Partial<Channel>) => {
  const path = join(aFolder(), 'said.jsonl');
  const transcript = await openTranscript(path, () => {});
  onTestFinished(() => transcript.close());
  const shown: Shown[] = [];
  const channel: Channel = {
    post: async (_conversation, what, id) => {
      shown.push(what);
      return id;
    },
    update: async () => true,
    ...over,
  };
  const view = invitationView({
    kind: 'invitation',
    name: 'Head of Crime',
    code: CODE,
    until: '2021-10-11T08:00:00Z',
    zone: 'Europe/London',
    audience: 'person',
    inspections: [],
  });
  const said = await sayAnswer(
    { transcript, clock: fakeClock(), toCard },
    channel,
    {
      id: 'slack:1',
      platform: 'slack',
      conversation: { id: 'slack:D1', kind: 'direct', name: '' },
      account: { id: 'T1:U1', name: '' },
      kind: 'message',
      text: 'invite Head of Crime',
      toBot: true,
    },
    { replies: [{ view, to: 'conversation', replaces: null, living: null }] },
    { here: 'slack:D1', own: async () => 'slack:D1' },
  );
  return { shown: JSON.stringify(shown), said, kept: readFileSync(path, 'utf8') };
};

test('a one-time code is shown where it was asked for, and stands in no copy of ours', async () => {
  const { shown, said, kept } = await saysTheCode({});
  expect(shown).toContain(CODE);
  expect(said).toEqual(['slack:1/1']);
  expect(kept).toContain('slack:1/1');
  expect(kept).not.toContain(CODE);
});

test('a one-time code stands in the transcript where people read the transcript itself', async () => {
  const { kept } = await saysTheCode({ readsTranscript: true });
  expect(kept).toContain(CODE);
});
