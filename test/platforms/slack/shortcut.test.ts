import { describe, expect, test } from 'vitest';
import { messageWords } from '../../../src/platforms/slack/message-words.js';
import { complaintsAboutModal } from '../../support/block-checker.js';
import { userOf } from '../../support/slack-stage.js';
import { useSlack } from '../../support/use-slack.js';
import { REC_7 } from '../../support/world.js';

const on = useSlack();
const { callsOf } = on;

const OWNER = userOf('owner');

/** Two people's own conversation, where the app is not. */
const CHAT = 'D0OTHERS';
const pick = (text: string, user = OWNER, over: object = {}) =>
  on.slack.interact({
    type: 'message_action',
    callback_id: 'useAsUpdate',
    user: { id: user, name: user },
    channel: { id: CHAT, name: 'directmessage' },
    message: { type: 'message', user: userOf('crime'), ts: '1633338000.000400', text },
    message_ts: '1633338000.000400',
    ...over,
  });

interface View {
  readonly private_metadata: string;
  readonly title: { readonly text: string };
  readonly blocks: readonly {
    readonly type: string;
    readonly block_id?: string;
    readonly element?: {
      readonly type: string;
      readonly initial_value?: string;
      readonly initial_option?: { readonly value: string };
    };
  }[];
}
const fieldsOf = (view: View): Record<string, string> =>
  Object.fromEntries(
    view.blocks.flatMap(({ block_id: id, element }) =>
      id && element ? [[id, element.initial_value ?? element.initial_option?.value ?? '']] : [],
    ),
  );
const send = (view: View, typed: Readonly<Record<string, string>>) => {
  const all = { ...fieldsOf(view), ...typed };
  const values = Object.fromEntries(
    Object.entries(all).map(([id, value]) => {
      const type = view.blocks.find(({ block_id }) => block_id === id)?.element?.type ?? '';
      const chosen = /select|radio/.test(type);
      return [id, { it: chosen ? { type, selected_option: value ? { value } : null } : { type, value } }];
    }),
  );
  return on.slack.interact({
    type: 'view_submission',
    user: { id: OWNER },
    view: { id: 'V1', private_metadata: view.private_metadata, state: { values } },
  });
};

const LINK = `https://office.slack.com/archives/${CHAT}/p1633338000000400`;

describe('“Use as update…” on a message', () => {
  test('asks which recommendation, then shows the form in the same modal, and tells the sender alone', async () => {
    const response = await pick('Every victim gets the booklet &amp; <@U0CRIME> checks it.');
    expect([response.status, await response.text()]).toEqual([200, '']);
    await on.slack.door.settled();
    const [opened] = callsOf('views.open');
    const choose: View = opened?.view;
    expect(opened?.trigger_id).toMatch(/^tr/);
    expect(complaintsAboutModal(choose)).toEqual([]);
    expect(choose.title.text).toBe('Use as update');
    const words = 'Every victim gets the booklet & @… checks it.';
    expect(fieldsOf(choose)).toMatchObject({ text: words });

    const next = await (await send(choose, { ref: REC_7 })).json();
    expect(next).toMatchObject({ response_action: 'update', view: { title: { text: 'Update on rec 7' } } });
    expect(complaintsAboutModal(next.view)).toEqual([]);
    expect(fieldsOf(next.view)).toMatchObject({
      done: words,
      evidenceTitle: 'Message in Slack',
      evidenceLink: LINK,
    });
    expect(await (await send(next.view, { confidence: '' })).json()).toEqual({
      response_action: 'errors',
      errors: { confidence: expect.stringMatching(/^Choose how confident/) },
    });

    expect(await (await send(next.view, { confidence: 'on-track' })).text()).toBe('');
    await on.slack.door.settled();
    expect(callsOf('respond').map(({ text, response_type }) => [response_type, text.split('\n')[0]])).toEqual(
      [['ephemeral', expect.stringMatching(/^Thank you\. Your update is in the record/)]],
    );
    expect(callsOf('chat.postMessage')).toEqual([]);
    expect([...on.world.store.read().updates.values()]).toEqual([
      expect.objectContaining({
        recommendation: REC_7,
        by: 'head-of-public-protection',
        via: 'slack',
        done: words,
        evidence: { title: 'Message in Slack', link: LINK },
      }),
    ]);
    expect([...on.world.store.read().conversations.keys()]).not.toContain(`slack:T0SCRUTINY/${CHAT}`);
  });

  test.each([['hang'], [{ error: 'channel_not_found' }]] as const)(
    'opens its form in time, without the link, where Slack’s answer about that is %j',
    async (behaviour) => {
      on.slack.api.behave('chat.getPermalink', behaviour);
      const since = performance.now();
      await pick('Done.');
      await on.slack.door.settled();
      expect(performance.now() - since).toBeLessThan(2_500);
      const [opened] = callsOf('views.open');
      expect(JSON.parse(opened?.view.private_metadata).data).toMatchObject({ link: '' });
    },
  );

  test('is refused privately to whoever may update nothing, and to guests', async () => {
    await pick('Done.', userOf('viewer'));
    on.slack.api.guests.add(OWNER);
    await pick('Done.');
    await on.slack.door.settled();
    expect(callsOf('views.open')).toEqual([]);
    expect(callsOf('respond').map(({ response_type, text }) => `${response_type} ${text}`)).toEqual([
      expect.stringMatching(/^ephemeral [\s\S]*No open recommendation is yours to update/),
      expect.stringMatching(/^ephemeral [\s\S]*I do not know you as one of them/),
    ]);
  });

  test('of another app, or of no message, is passed over', async () => {
    for (const over of [{ callback_id: 'other' }, { message: {} }, { channel: null }])
      expect((await pick('Done.', OWNER, over)).status).toBe(200);
    await on.slack.door.settled();
    expect(on.slack.api.calls.filter(({ method }) => method !== 'auth.test')).toEqual([]);
  });
});

test.each([
  ['a &lt;b&gt; &amp;lt;', 'a <b> &lt;'],
  ['<https://x.example/a|the minutes> and <https://x.example>', 'the minutes and https://x.example'],
  ['<@U1> <@U1|crime> <#C1|board> <!channel> <!subteam^S1|@team>', '@… crime #board @… @team'],
  ['<mailto:a@x.example|a@x.example>', 'a@x.example'],
  ['3 < 4', '3 < 4'],
])('the words of %j are %j', (text, words) => {
  expect(messageWords(text)).toBe(words);
});
