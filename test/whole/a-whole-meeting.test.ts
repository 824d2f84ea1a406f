import { describe, expect, onTestFinished, test } from 'vitest';
import { writePaper } from '../../src/documents/write-paper.js';
import { createPaperFor } from '../../src/papers/paper-for.js';
import { askForUpdates } from '../../src/use-cases/ask-for-updates.js';
import { sinceLastMeeting } from '../../src/use-cases/since-last-meeting.js';
import { submit } from '../support/forms.js';
import { mention, message, startSlack } from '../support/slack.js';
import { aSlackWorld, userOf } from '../support/slack-stage.js';
import type { Persona } from '../support/stage.js';
import { from, mentioning } from '../support/teams.js';
import { startLiveTeams } from '../support/teams-live.js';
import { aTeamsWorld } from '../support/teams-stage.js';
import { CODE, type World } from '../support/world.js';

const MEETING = 'governance-board:2021-10-12';
const NEXT = 'governance-board:2021-11-09';

/** A board's room on a platform: what is said there, as often as the platform delivers it, and a bot that may restart. */
interface Room {
  readonly world: World;
  says(who: Persona, text: string, id: string): Promise<void>;
  /** The same in the speaker's own conversation. */
  saysAlone(who: Persona, text: string, id: string): Promise<void>;
  /** First lines of what everybody in the room was shown since the last time. */
  shown(): readonly string[];
  restart(): Promise<void>;
}

const firstLine = (text: unknown): string => String(text).split('\n')[0] ?? '';

const inSlack = async (): Promise<Room> => {
  const world = await aSlackWorld();
  const { store, clock, log } = world;
  let slack = await startSlack({ bot: world.bot, store, clock, log });
  onTestFinished(() => slack.close());
  let read = 0;
  return {
    world,
    says: async (who, text, id) => {
      const { status } = await slack.event(mention(userOf(who), 'C0BOARD', text), id);
      expect(status).toBe(200);
      await slack.door.settled();
    },
    saysAlone: async (who, text, id) => {
      await slack.event(message(userOf(who), `D0${who.toUpperCase()}`, text), id);
      await slack.door.settled();
    },
    shown: () => {
      const calls = slack.api.calls.slice(read);
      read = slack.api.calls.length;
      return calls
        .filter(
          ({ method, body }) =>
            ['chat.postMessage', 'chat.update'].includes(method) && body.channel === 'C0BOARD',
        )
        .map(({ body }) => firstLine(body.text));
    },
    restart: async () => {
      await slack.stop();
      const { api, folder } = slack;
      slack = await startSlack({ bot: world.restarted(), store, clock, log, api, folder });
    },
  };
};

const inTeams = async (): Promise<Room> => {
  const world = await aTeamsWorld();
  const teams = await startLiveTeams({ log: world.log }, world);
  onTestFinished(() => teams.close());
  let read = 0;
  return {
    world,
    says: async (who, text, id) => {
      const { status } = await teams.send({ ...mentioning(text), from: from(who), id });
      expect(status).toBe(200);
    },
    saysAlone: async (who, text, id) => {
      await teams.send({ text, from: from(who), id });
    },
    shown: () => {
      const messages = teams.connector.messages();
      const fresh = messages.slice(read);
      read = messages.length;
      return fresh.map(({ body }) => firstLine(body.summary));
    },
    restart: () => teams.restart(),
  };
};

describe.each([
  ['Slack', inSlack],
  ['Teams', inTeams],
])('a whole meeting in %s', (_platform, open) => {
  test('from the pack to approved minutes and the next cycle’s first requests, with three people, one late, one without the right, a double delivery and a restart', async () => {
    const room = await open();
    const { world } = room;
    let turn = 0;
    const says = async (who: Persona, text: string, times = 1): Promise<readonly string[]> => {
      turn += 1;
      room.shown();
      for (let time = 0; time < times; time += 1) await room.says(who, text, `m${turn}`);
      world.clock.advance(60_000);
      return room.shown();
    };
    await world.does(
      'owner',
      submit({ recommendation: `${CODE}/7`, done: 'Every officer carries the card on the right to review.' }),
    );
    world.clock.set('2021-10-12T09:02:00Z');

    expect(await says('governance', 'pack')).toEqual([expect.stringMatching(/^Papers: page 1 of \d/)]);
    expect(await says('owner', 'meeting start')).toEqual(['Please note']);
    expect(await says('chair', 'meeting start')).toEqual([
      expect.stringMatching(/^The meeting has started\./),
    ]);
    await says('governance', 'attendees HPP, HC (apologies: MR)');
    await says('chair', 'next');
    expect(await says('chair', 'decide 2 "to hear the ISVA lead in November"', 2)).toEqual([
      expect.stringMatching(/^Decided on rec 2/),
      expect.stringMatching(/^Decided on rec 2/),
    ]);
    await room.restart();
    // Late, and at once in the picture.
    expect((await says('commissioner', 'meeting'))[0]).toMatch(/item 2 of 8/);
    expect(await says('commissioner', 'next')).toEqual(['Please note']);
    await says('chair', 'go to 7');
    await says('governance', 'action HPP by Friday 29 October "bring the figures of take-up"');
    room.shown();
    await room.saysAlone('governance', 'note "the card is shown to the board"', 'alone');
    expect(room.shown()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Governance officer, from another conversation: Noted on rec 7: /),
      ]),
    );
    world.clock.advance(60_000);
    await says('governance', 'undo');
    await says('chair', 'accept');
    await says('chair', 'assure 7 amber "in use; the figures are not known yet"');
    await says('chair', 'extend 7 to 31 March 2022 because the figures come by quarter');
    expect(await says('chair', 'meeting end')).toEqual([
      expect.stringMatching(/^The meeting has ended/),
      expect.stringMatching(/^The meeting has ended/),
    ]);

    const register = world.store.read();
    expect(
      [...register.minutes.values()].filter(({ undone }) => undone === null).map(({ kind }) => kind),
    ).toEqual(['decision', 'action', 'accepted', 'assurance', 'extension']);
    expect([...register.actions.values()].map(({ id, owner, due }) => [id, owner, due])).toEqual([
      ['A1', 'head-of-public-protection', '2021-10-29'],
    ]);
    expect(world.recommendation('7')).toMatchObject({
      assurance: { rag: 'amber', by: 'board-chair' },
      target: { on: '2022-03-31', by: 'board-chair' },
    });

    await says('governance', 'correct minutes: HC was there for rec 2 only');
    expect(await says('governance', 'approve minutes')).toEqual(['Please note']);
    await says('chair', 'approve minutes');
    const changed = (board: Parameters<typeof sinceLastMeeting>[1]) =>
      sinceLastMeeting(world, board, world.clock.now());
    const paper = await createPaperFor({ ...world, changed })(`minutes|${MEETING}`, 'board-chair');
    const { content } = await writePaper(paper ?? expect.fail('there are no minutes'), 'md');
    await expect(String(content).replace(/record [\d,]+ · \w+/, 'record N · HASH')).toMatchFileSnapshot(
      '../golden/a-whole-meeting.md',
    );

    // The next cycle has begun: everybody who owes an update for 9 November is asked, once they are due to be.
    world.clock.set('2021-10-20T09:00:00Z');
    await askForUpdates(world);
    const asked = [...world.store.read().requests.values()].filter(
      ({ meeting, state }) => meeting === NEXT && state === 'open',
    );
    expect(asked.map(({ recommendation }) => recommendation)).toContain(`${CODE}/2`);
    const [first] = register.meetings.get(NEXT)?.agenda ?? [];
    expect(first).toBeUndefined();
    expect(world.log.lines).toEqual([]);
  });
});
