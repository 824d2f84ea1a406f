import { expect, test } from 'vitest';
import type { Activity } from '../../../src/platforms/teams/activity.js';
import { isDirect } from '../../../src/platforms/teams/place.js';

const said = (channelId: string, conversation: object) =>
  isDirect({ channelId, conversation: { id: 'a:1', ...conversation } } as Activity);

test.each([
  ['msteams', { conversationType: 'personal' }, true],
  ['msteams', { conversationType: 'groupChat' }, false],
  ['msteams', { conversationType: 'channel', isGroup: true }, false],
  // What does not say so is taken for a conversation where others are: nothing private goes there.
  ['msteams', {}, false],
  ['msteams', { id: '19:group@thread.v2' }, false],
  ['emulator', {}, true],
  ['emulator', { isGroup: true }, false],
  ['emulator', { id: '19:group@thread.v2' }, false],
])('on %s, %j is one person’s own: %s', (channelId, conversation, own) => {
  expect(said(channelId, conversation)).toBe(own);
});
