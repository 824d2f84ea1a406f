import { describe, expect, test } from 'vitest';
import { createSlackDirectory } from '../../../src/platforms/slack/directory.js';
import { fakeClock } from '../../support/fake-clock.js';
import { fakeLog } from '../../support/fake-messenger.js';

const TEAM = 'T0SCRUTINY';
const HOUR = 3_600_000;

/** A directory over what Slack would say of everybody; `asked` is whom it was asked about. */
const aDirectory = (says: () => Promise<object>) => {
  const clock = fakeClock();
  const log = fakeLog();
  const asked: string[] = [];
  const client = {
    users: {
      info: async ({ user }: { readonly user: string }) => {
        asked.push(user);
        return says();
      },
    },
  } as unknown as Parameters<typeof createSlackDirectory>[0];
  return { clock, log, asked, look: createSlackDirectory(client, TEAM, clock, log) };
};
const member = { team_id: TEAM, real_name: 'Head of Crime', profile: { email: 'crime@force.example' } };

describe('who somebody is', () => {
  test('is what the workspace’s own directory says', async () => {
    const { look } = aDirectory(async () => ({ user: member }));
    expect(await look('U1')).toEqual({ name: 'Head of Crime', guest: false, email: 'crime@force.example' });
  });

  test.each([
    ['a guest', { is_restricted: true }],
    ['a guest of one channel', { is_ultra_restricted: true }],
    ['a bot', { is_bot: true }],
    ['somebody from another organisation', { is_stranger: true }],
    ['somebody of another workspace', { team_id: 'T0OTHER' }],
    ['somebody of no workspace', { team_id: undefined }],
    ['somebody who left', { deleted: true }],
  ])('%s is a viewer at most, and their address is believed by nobody', async (_who, is) => {
    const { look } = aDirectory(async () => ({ user: { ...member, ...is } }));
    expect(await look('U1')).toMatchObject({ guest: true, email: null });
  });

  test.each([
    ['refuses', async () => Promise.reject(new Error('missing_scope'))],
    ['knows nobody of that id', async () => ({})],
    ['says nothing', () => new Promise<object>(() => undefined)],
  ])('is nobody in particular where Slack %s', async (_what, says) => {
    const { look } = aDirectory(says);
    expect(await look('U1')).toEqual({ name: '', guest: true, email: null });
  });

  test('is asked once an hour, and once for many things said at once', async () => {
    const { look, asked, clock } = aDirectory(async () => ({ user: member }));
    await Promise.all(Array.from({ length: 50 }, () => look('U1')));
    await look('U1');
    expect(asked).toEqual(['U1']);
    clock.advance(HOUR);
    await look('U1');
    expect(asked).toEqual(['U1', 'U1']);
  });

  test('stays what it was while Slack gives no answer, for a day', async () => {
    let down = false;
    const { look, clock, log } = aDirectory(async () =>
      down ? Promise.reject(new Error()) : { user: member },
    );
    await look('U1');
    down = true;
    clock.advance(2 * HOUR);
    expect(await look('U1')).toMatchObject({ guest: false });
    expect(log.lines).toEqual(['warn slack: the directory gave no answer about a user.']);
    clock.advance(22 * HOUR);
    expect(await look('U1')).toMatchObject({ guest: true });
  });
});
