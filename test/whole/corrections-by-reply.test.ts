import { describe, expect, onTestFinished, test } from 'vitest';
import { MINUTES_DRAFT } from '../../src/domain/minutes-out.js';
import { aDelivery } from '../support/records.js';
import { message, startSlack } from '../support/slack.js';
import { TEAM } from '../support/slack-api.js';
import { aSlackWorld, userOf } from '../support/slack-stage.js';
import type { Persona } from '../support/stage.js';
import { from, pressing } from '../support/teams.js';
import { startLiveTeams } from '../support/teams-live.js';
import { aTeamsWorld } from '../support/teams-stage.js';
import type { World } from '../support/world.js';

const MEETING = 'governance-board:2021-10-12';

/** Somebody's own conversation with the bot on a platform. */
interface Own {
  readonly world: World;
  /** Says something, in reply to a message where one is given; what was answered, and the platform's id of that. */
  says(who: Persona, text: string, to?: string): Promise<{ readonly said: string; readonly message: string }>;
  /** Presses the button of that verb on the last card. */
  presses(who: Persona, verb: string): Promise<void>;
  /** The conversation's id in the register, and a message's there. */
  conversation(who: Persona): string;
  key(who: Persona, message: string): string;
}

const inSlack = async (): Promise<Own> => {
  const world = await aSlackWorld();
  const { bot, store, clock, log } = world;
  const slack = await startSlack({ bot, store, clock, log });
  onTestFinished(() => slack.close());
  const channelOf = (who: Persona): string => `D0${who.toUpperCase()}`;
  const last = () => slack.api.calls.findLast(({ method }) => method === 'chat.postMessage')?.body;
  return {
    world,
    says: async (who, text, to) => {
      const channel = channelOf(who);
      await slack.event({ ...message(userOf(who), channel, text), ...(to ? { thread_ts: to } : {}) });
      await slack.door.settled();
      return { said: last()?.text, message: last()?.ts };
    },
    presses: async (who, verb) => {
      const said = last();
      const buttons = said.blocks.flatMap(({ elements = [] }: { elements?: object[] }) => elements);
      const button = buttons.find(({ value = '' }: { value?: string }) => value.includes(`"${verb}"`));
      await slack.interact({
        type: 'block_actions',
        user: { id: userOf(who) },
        container: { type: 'message', message_ts: said.ts, channel_id: said.channel },
        channel: { id: said.channel },
        actions: [button],
      });
      await slack.door.settled();
    },
    conversation: (who) => `slack:${TEAM}/${channelOf(who)}`,
    key: (who, id) => `${channelOf(who)}/${id}`,
  };
};

/** How a person replies in Teams: by quoting, in the words of either of its two payloads. */
const QUOTING = {
  'a quotation in the markup': (to: string) => ({
    attachments: [
      {
        contentType: 'text/html',
        content: `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="${to}"><strong itemprop="mri" itemid="28:scrutiny">Scrutiny</strong><p itemprop="preview">Minutes</p></blockquote><p>…</p>`,
      },
    ],
  }),
  'a quotation among the entities': (to: string) => ({
    entities: [{ type: 'quotedReply', quotedReply: { messageId: to } }],
  }),
  'the message replied to': (to: string) => ({ replyToId: to }),
} as const;

const inTeams = (how: keyof typeof QUOTING) => async (): Promise<Own> => {
  const world = await aTeamsWorld();
  const teams = await startLiveTeams({ log: world.log }, world);
  onTestFinished(() => teams.close());
  const own = (who: Persona) => ({
    from: from(who),
    conversation: { id: `a:${who}`, conversationType: 'personal' },
  });
  const last = (who: Persona) =>
    [...teams.connector.kept.values()].findLast(({ conversation }) => conversation === `a:${who}`);
  return {
    world,
    says: async (who, text, to) => {
      const quoting = to ? QUOTING[how](to) : {};
      const mark = how === 'a quotation among the entities' && to ? `<quoted messageId="${to}"/> ` : '';
      await teams.send({ ...own(who), ...quoting, text: `${mark}${text}` });
      const posted = teams.connector.messages().findLast(({ method }) => method === 'POST');
      return { said: posted?.body.summary, message: last(who)?.id ?? '' };
    },
    presses: async (who, verb) => {
      const { id, card } = last(who) ?? {};
      const { actions } = card as unknown as { actions: { verb: string; data: object }[] };
      const action = actions.find((one) => one.verb === verb);
      await teams.send({ ...own(who), ...pressing(verb, { ...action?.data }), replyToId: id });
    },
    conversation: (who) => `teams:a:${who}`,
    key: (who, id) => `teams:a:${who}#${id}`,
  };
};

/** A meeting that has ended, whose minutes are a draft. */
const aDraft = async ({ world }: Own): Promise<void> => {
  world.clock.set('2021-10-12T09:02:00Z');
  await world.does('chair', { kind: 'start-meeting', meeting: '' });
  world.clock.advance(60_000);
  await world.does('chair', { kind: 'end-meeting', meeting: '' });
};

const WORDS = 'Action 12 is for KH, not for MR';
const OFFER = /^Please note\nIs that a correction of the draft minutes\?/;

const PLATFORMS: readonly (readonly [string, () => Promise<Own>])[] = [
  ['Slack, in the thread of the card', inSlack],
  ...(Object.keys(QUOTING) as (keyof typeof QUOTING)[]).map(
    (how) => [`Teams, by ${how}`, inTeams(how)] as const,
  ),
];

describe.each(PLATFORMS)('in %s', (_platform, open) => {
  const corrections = ({ world }: Own) => world.store.read().meetings.get(MEETING)?.minutes?.corrections;

  test('words under the draft minutes are offered as a correction, and stand once that is pressed', async () => {
    const own = await open();
    await aDraft(own);
    const minutes = await own.says('chair', 'minutes');
    const offer = await own.says('chair', WORDS, minutes.message);
    expect(offer.said).toMatch(OFFER);
    expect(corrections(own)).toEqual([]);
    await own.presses('chair', 'correct-minutes');
    expect(corrections(own)).toMatchObject([{ by: 'board-chair', text: WORDS }]);
  });

  test('so are words under the draft that was sent by itself', async () => {
    const own = await open();
    await aDraft(own);
    const sent = await own.says('chair', 'help');
    await own.world.store.change({ by: 'scrutiny', via: 'clock', why: 'Sent', cause: null }, (tx) =>
      tx.add(
        'deliveries',
        aDelivery({
          id: `${MINUTES_DRAFT}|${MEETING}|x|board-chair`,
          rule: MINUTES_DRAFT,
          subject: MEETING,
          conversation: own.conversation('chair'),
          message: own.key('chair', sent.message),
          state: 'sent',
        }),
      ),
    );
    expect((await own.says('chair', WORDS, sent.message)).said).toMatch(OFFER);
  });

  test('a command, a question, a courtesy, words of somebody who may not, and words after approval are none', async () => {
    const own = await open();
    await aDraft(own);
    const { message } = await own.says('chair', 'minutes');
    for (const text of ['status of rec 7', 'is that what we said?', 'thanks', 'ok', 'agenda'])
      expect((await own.says('chair', text, message)).said).not.toMatch(OFFER);
    expect((await own.says('chair', WORDS)).said).not.toMatch(OFFER);
    const theirs = await own.says('commissioner', 'minutes');
    expect(theirs.said).toMatch(/^Minutes/);
    expect((await own.says('commissioner', WORDS, theirs.message)).said).not.toMatch(OFFER);
    const other = await own.says('chair', 'status of rec 7');
    expect((await own.says('chair', WORDS, other.message)).said).not.toMatch(OFFER);
    const again = await own.says('chair', 'minutes');
    await own.says('chair', 'approve minutes');
    expect((await own.says('chair', WORDS, again.message)).said).not.toMatch(OFFER);
    expect(corrections(own)).toEqual([]);
  });

  test('what is too long for a button is asked for with the command before it', async () => {
    const own = await open();
    await aDraft(own);
    const { message } = await own.says('chair', 'minutes');
    const long = `The board did not say that, but this: ${'and the figures, '.repeat(100)}`;
    expect((await own.says('chair', long, message)).said).toMatch(/with “correct minutes:” before it/);
  });
});
