import { describe, expect, test } from 'vitest';
import type { Answer, Bot } from '../../../src/ports.js';
import type { Turn } from '../../../src/turn.js';
import { CHANNEL, from, startTeams } from '../../support/teams.js';
import { startLiveTeams } from '../../support/teams-live.js';
import { aTeamsWorld } from '../../support/teams-stage.js';
import { here, useTeams } from '../../support/use-teams.js';

const on = useTeams();
const { record, said } = on;

describe('being added and removed', () => {
  const added = (more: object = {}) => ({
    type: 'conversationUpdate',
    text: undefined,
    membersAdded: [{ id: '28:scrutiny' }, { id: '29:somebody' }],
    ...more,
  });
  const installed = (action: string) => ({ type: 'installationUpdate', text: undefined, action });

  test('is welcomed once for an install, though Teams tells it twice, and says who added it', async () => {
    const channel = { conversation: here, from: from('governance') };
    await Promise.all([
      on.teams.send({ ...added(), ...channel }),
      on.teams.send({ ...installed('add'), ...channel }),
    ]);
    await on.teams.restart();
    await on.teams.send({ ...installed('add'), ...channel });
    expect(said()).toEqual([
      expect.stringMatching(/^Hello from Scrutiny\n.*governance added me here\.\nMention me/),
    ]);
    expect(on.teams.connector.messages()[0]?.body.attachments[0].content.actions.length).toBeGreaterThan(1);
  });

  test('removed, nothing is sent there any more; added again, it is welcomed again', async () => {
    await on.teams.send(installed('add'));
    await on.teams.send(installed('remove'));
    expect(record('teams:a:governance')?.stopped?.why).toMatch(/removed/);
    await on.teams.send(installed('add'));
    expect(record('teams:a:governance')?.stopped).toBeNull();
    expect(said()).toHaveLength(2);
  });

  test('other members, reactions, typing and a newer version get no answer', async () => {
    await on.teams.send(added({ membersAdded: [{ id: '29:somebody' }] }));
    await on.teams.send(installed('add-upgrade'));
    for (const type of ['messageReaction', 'typing', 'messageDelete', 'endOfConversation', 'something-new'])
      expect((await on.teams.send({ type, text: undefined })).status).toBe(200);
    expect(said()).toEqual([]);
  });
});

test('meetings that start and end arrive as turns', async () => {
  const turns: Turn[] = [];
  const bot: Bot = async (turn): Promise<Answer> => {
    turns.push(turn);
    return { replies: [] };
  };
  const other = await startTeams({ bot });
  for (const name of ['meetingStart', 'meetingEnd', 'meetingParticipantJoin'])
    await other.send({
      type: 'event',
      name: `application/vnd.microsoft.${name}`,
      text: undefined,
      conversation: { ...here, id: '19:meeting@thread.v2' },
    });
  await other.close();
  expect(turns).toMatchObject([
    { kind: 'meeting', event: 'started', conversation: { id: 'teams:19:meeting@thread.v2', kind: 'shared' } },
    { kind: 'meeting', event: 'ended' },
  ]);
});

test('a call in the board’s own channel starts its meeting in the name of whoever began it, and its end asks', async () => {
  const world = await aTeamsWorld();
  world.clock.set('2021-10-12T08:58:00Z');
  const teams = await startLiveTeams({ log: world.log }, world);
  const event = (name: string, id: string) =>
    teams.send({
      type: 'event',
      name: `application/vnd.microsoft.${name}`,
      id,
      text: undefined,
      from: from('chair'),
      conversation: { id: CHANNEL, conversationType: 'channel', isGroup: true },
    });
  await event('meetingStart', 'call-1');
  await event('meetingStart', 'call-1');
  await event('meetingEnd', 'call-2');
  await event('meetingEnd', 'call-2');
  const heard = teams.connector.messages().map(({ body }) => String(body.summary));
  await teams.close();
  expect(heard).toEqual([
    expect.stringMatching(/^The meeting has started\./),
    expect.stringMatching(/^Is the meeting over\?/),
  ]);
  expect(world.store.read().meetings.get('governance-board:2021-10-12')).toMatchObject({
    state: 'running',
    held: { startedBy: 'board-chair' },
  });
});
