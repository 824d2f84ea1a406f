import { describe, expect, test } from 'vitest';
import { complaintsAboutBlocks } from '../../support/block-checker.js';
import { userOf } from '../../support/slack-stage.js';
import { useSlack } from '../../support/use-slack.js';

const on = useSlack();
const { callsOf } = on;

const OWNER = userOf('owner');
const published = () => callsOf('views.publish');
const wordsOf = (call: unknown): string => JSON.stringify(call);
const opened = (user: string, over: object = {}) => ({
  type: 'app_home_opened',
  user,
  channel: `D0${user.slice(2)}`,
  tab: 'home',
  ...over,
});
const sinceAt = '2021-10-04T09:00:00Z';
/** Recommendation 7 should have been done by 6 October. */
const fallBehind = async () => {
  await on.world.store.change({ by: 'governance-officer', via: 'web', why: 'Set.', cause: null }, (tx) =>
    tx.edit('recommendations', 'RAPE-P1-2021/7', (draft) => {
      draft.target = { on: '2021-10-06', reason: 'Agreed.', by: 'governance-officer', at: sinceAt };
    }),
  );
  on.world.clock.set('2021-10-08T09:00:00Z');
};
const open = async (user: string, id?: string) => {
  const response = await on.slack.event(opened(user), id);
  await on.slack.door.settled();
  return response.status;
};
const pressAtHome = async (verb: string, data: object = {}) => {
  const response = await on.slack.interact({
    type: 'block_actions',
    user: { id: OWNER },
    container: { type: 'view', view_id: 'V0HOME' },
    actions: [{ type: 'button', value: JSON.stringify({ verb, data }) }],
  });
  await on.slack.door.settled();
  return response.status;
};
const UPDATE = {
  done: { done: { value: 'The Crown Prosecution Service has agreed the plan.' } },
  progress: { progress: { selected_option: { value: 'in-progress' } } },
  confidence: { confidence: { selected_option: { value: 'at-risk' } } },
};
const submit = async (values: object) => {
  const [modal] = callsOf('views.open');
  const response = await on.slack.interact({
    type: 'view_submission',
    user: { id: OWNER },
    view: { id: 'V0FORM', private_metadata: modal?.view.private_metadata, state: { values } },
  });
  await on.slack.door.settled();
  return response.text();
};

describe('Home, opened', () => {
  test('shows its reader what waits for them, what is overdue, the next meeting and what changed', async () => {
    await fallBehind();
    expect(await open(OWNER)).toBe(200);
    const [home, ...others] = published();
    expect(others).toEqual([]);
    expect([home?.user_id, home?.view.type]).toEqual([OWNER, 'home']);
    expect(complaintsAboutBlocks(home?.view.blocks)).toEqual([]);
    const words = wordsOf(home);
    for (const part of [
      'Where things stand for you',
      'Waiting for you',
      'Overdue',
      'next meets on',
      'changed',
    ])
      expect(words).toContain(part);
    expect(callsOf('chat.postMessage')).toEqual([]);
  });

  test('shows somebody who is not linked what is published, and how to be linked', async () => {
    await fallBehind();
    await open('U0STRANGER');
    const words = wordsOf(published()[0]);
    expect(words).toContain('Ask the governance team for a code, and send it to me in our own conversation.');
    expect(words).toContain('Overdue');
    expect(words).not.toMatch(/Waiting for you|Head of Public Protection/);
  });

  test('shows a guest what is published, whoever the account is linked to', async () => {
    on.slack.api.guests.add(OWNER);
    await open(OWNER);
    const words = wordsOf(published()[0]);
    expect(words).toContain('You are a guest here');
    expect(words).not.toMatch(/Waiting for you|Ask the governance team/);
  });

  test('is published once for an event that is delivered twice, and again when it is opened again', async () => {
    await open(OWNER, 'EvHome');
    await open(OWNER, 'EvHome');
    expect(published()).toHaveLength(1);
    await open(OWNER);
    expect(published()).toHaveLength(2);
  });

  test('is tried again when Slack did not take it: the event is not acknowledged', async () => {
    on.slack.api.behave('views.publish', { error: 'internal_error' });
    expect(await open(OWNER, 'EvHome')).toBe(500);
    expect(await open(OWNER, 'EvHome')).toBe(200);
    expect(published()).toHaveLength(1);
  });

  test('writes nothing into the register', async () => {
    const before = on.world.store.anchor();
    await open(OWNER);
    expect(on.world.store.anchor()).toEqual(before);
  });

  test('is left alone when another tab is opened', async () => {
    await on.slack.event(opened(OWNER, { tab: 'about' }));
    await on.slack.door.settled();
    expect(on.slack.api.calls.filter(({ method }) => method !== 'auth.test')).toEqual([]);
  });
});

describe('a button on Home', () => {
  test('is answered in the presser’s own conversation, and Home stays as it is', async () => {
    await open(OWNER);
    expect(await pressAtHome('show-status', { ref: 'RAPE-P1-2021/7' })).toBe(200);
    expect(callsOf('chat.postMessage').map(({ channel, text }) => [channel, text])).toEqual([
      ['D0OWNER', expect.stringMatching(/^Recommendation 7[\s\S]*Owner: Head of Public Protection/)],
    ]);
    expect(published()).toHaveLength(1);
  });

  test('opens a form; what it changes is said in that conversation, and Home is published anew, once', async () => {
    await open(OWNER);
    await pressAtHome('give-update', { ref: 'RAPE-P1-2021/7' });
    expect(callsOf('chat.postMessage')).toEqual([]);
    expect(published()).toHaveLength(1);
    expect(await submit(UPDATE)).toBe('');
    expect(callsOf('chat.postMessage').map(({ channel }) => channel)).toEqual(['D0OWNER']);
    expect(published().map(({ user_id }) => user_id)).toEqual([OWNER, OWNER]);
    expect(wordsOf(published()[1])).not.toBe(wordsOf(published()[0]));
    await submit(UPDATE);
    expect(published()).toHaveLength(2);
  });

  test('opens a form whose mistakes stand beside its fields', async () => {
    await pressAtHome('give-update', { ref: 'RAPE-P1-2021/7' });
    expect(JSON.parse(await submit({ ...UPDATE, done: { done: { value: null } } }))).toMatchObject({
      response_action: 'errors',
    });
    expect([callsOf('chat.postMessage'), published()]).toEqual([[], []]);
  });

  test('says what it changed even where Home cannot be published anew', async () => {
    await pressAtHome('give-update', { ref: 'RAPE-P1-2021/7' });
    on.slack.api.behave('views.publish', { error: 'not_enabled' });
    expect(await submit(UPDATE)).toBe('');
    expect(callsOf('chat.postMessage')[0]?.text).toMatch(/Crown Prosecution Service/);
    expect(on.world.log.lines).toEqual(['warn slack: Home could not be published: Slack says not_enabled.']);
  });
});
