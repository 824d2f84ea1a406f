import type { Read } from '../../src/platforms/slack/read.js';
import { toTurn } from '../../src/platforms/slack/to-turn.js';
import { BOT_USER, TEAM } from './slack-api.js';

const APP = { team: TEAM, botUser: BOT_USER };
export const read = (body: unknown): Read => toTurn(body, APP);
export const turnOf = (body: unknown) => {
  const came = read(body);
  if (came.kind !== 'turn') throw new Error(`Expected a turn, found ${JSON.stringify(came)}.`);
  return came;
};
export const event = (of: object) => ({ type: 'event_callback', team_id: TEAM, event_id: 'Ev1', event: of });
export const said = (over: object = {}) =>
  event({ type: 'message', user: 'U1', channel: 'D1', text: 'status 7', ts: '1.0001', ...over });
export const mentioned = (over: object = {}) =>
  event({
    type: 'app_mention',
    user: 'U1',
    channel: 'C1',
    text: `<@${BOT_USER}> help`,
    ts: '1.0002',
    ...over,
  });
export const command = (over: object = {}) => ({
  command: '/rec',
  team_id: TEAM,
  text: 'status 7',
  user_id: 'U1',
  user_name: 'head',
  channel_id: 'C1',
  trigger_id: 'tr1',
  response_url: 'https://hooks.example/1',
  ...over,
});
export const button = (verb: string, data: object = {}) => ({
  type: 'button',
  value: JSON.stringify({ verb, data }),
});
export const pressed = (over: object = {}) => ({
  type: 'block_actions',
  user: { id: 'U1', name: 'head' },
  trigger_id: 'tr2',
  response_url: 'https://hooks.example/2',
  container: { type: 'message', message_ts: '1.0003', channel_id: 'C1', is_ephemeral: false },
  channel: { id: 'C1', name: 'board' },
  actions: [button('show-status', { ref: 'A/7' })],
  ...over,
});
export const FROM = {
  channel: 'C1',
  thread: '1.0001',
  responseUrl: 'https://hooks.example/3',
  privately: true,
};
export const sent = (values: object, about: object = {}) => ({
  type: 'view_submission',
  user: { id: 'U1', username: 'head' },
  view: {
    id: 'V1',
    private_metadata: JSON.stringify({ verb: 'submit-update', data: { ref: 'A/7' }, from: FROM, ...about }),
    state: { values },
  },
});
export const DONE = { done: { done: { value: 'Agreed.' } } };
