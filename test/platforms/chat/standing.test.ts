import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Channel, sayAnswer } from '../../../src/platforms/chat/say.js';
import { openTranscript } from '../../../src/platforms/chat/transcript.js';
import type { Reply } from '../../../src/ports.js';
import type { Turn } from '../../../src/turn.js';
import { fakeClock } from '../../support/fake-clock.js';
import { MEETING, replyOf } from '../../support/replies.js';
import { aFolder } from '../../support/store.js';
import { toCard } from '../../support/world.js';

const HERE = 'slack:T1/C1';

const theMeeting = (heading: string) => replyOf(heading, { living: MEETING, stands: true });
const aboutIt = (heading: string) => replyOf(heading, { under: MEETING });

const aRoom = async (over: Partial<Channel> = {}) => {
  const transcript = await openTranscript(join(aFolder(), 'said.jsonl'), () => {});
  onTestFinished(() => transcript.close());
  const done: string[] = [];
  const channel: Channel = {
    post: async (conversation, { text, aloud }, id) => {
      const how = aloud === undefined ? '' : ` aloud, under ${aloud.under ?? 'nothing'}`;
      done.push(`post ${id} in ${conversation}: ${text.split('\n')[0]}${how}`);
      return id;
    },
    update: async (_conversation, message, { text }) => {
      done.push(`update ${message}: ${text.split('\n')[0]}`);
      return true;
    },
    ...over,
  };
  const say = async (turn: string, ...replies: Reply[]): Promise<readonly string[]> => {
    done.length = 0;
    const said: Turn = {
      id: turn,
      platform: 'slack',
      conversation: { id: HERE, kind: 'shared', name: '' },
      account: { id: 'T1/U1', name: '' },
      kind: 'command',
      text: 'next',
      privately: true,
    };
    await sayAnswer(
      { transcript, clock: fakeClock(), toCard },
      channel,
      said,
      { replies },
      {
        here: HERE,
        own: async () => 'slack:T1/D1',
      },
    );
    return [...done];
  };
  return { say, transcript };
};

describe('a card that stands', () => {
  test('is shown once, for everybody, and then changed where it is, with what is said about it under it', async () => {
    const { say, transcript } = await aRoom();
    expect(await say('t1', theMeeting('Item 1'), aboutIt('The meeting has begun.'))).toEqual([
      `post t1/1 in ${HERE}: Item 1 aloud, under nothing`,
      `post t1/2 in ${HERE}: The meeting has begun. aloud, under t1/1`,
    ]);
    expect(await say('t2', theMeeting('Item 2'), aboutIt('Now item 2.'))).toEqual([
      'update t1/1: Item 2',
      `post t2/2 in ${HERE}: Now item 2. aloud, under t1/1`,
    ]);
    expect(transcript.living(HERE, MEETING)).toEqual(['t1/1']);
    expect(transcript.find('t1/1')?.text).toContain('Item 2');
  });

  test('is shown anew where it cannot be changed any more, and what is said goes under the new one', async () => {
    const { say, transcript } = await aRoom({ update: async () => false });
    await say('t1', theMeeting('Item 1'));
    expect(await say('t2', theMeeting('Item 2'), aboutIt('Now item 2.'))).toEqual([
      `post t2/1 in ${HERE}: Item 2 aloud, under nothing`,
      `post t2/2 in ${HERE}: Now item 2. aloud, under t2/1`,
    ]);
    expect(transcript.living(HERE, MEETING)).toEqual(['t2/1']);
  });

  test('that was asked for again below is the one that is changed from then on', async () => {
    const { say } = await aRoom();
    await say('t1', theMeeting('Item 1'));
    await say('t2', replyOf('Item 1', { living: MEETING }));
    expect(await say('t3', theMeeting('Item 2'))).toEqual(['update t2/1: Item 2']);
  });

  test('of another conversation is left alone', async () => {
    const { say } = await aRoom();
    await say('t1', replyOf('Item 1', { living: MEETING, to: 'person' }));
    expect(await say('t2', theMeeting('Item 2'))).toEqual([
      `post t2/1 in ${HERE}: Item 2 aloud, under nothing`,
    ]);
  });
});
