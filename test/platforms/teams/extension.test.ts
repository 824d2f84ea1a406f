import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageWords } from '../../../src/platforms/teams/message-words.js';
import { gives } from '../../support/forms.js';
import { type Fields, from, startTeams, TENANT, type TeamsOnTest } from '../../support/teams.js';
import { REC_7 } from '../../support/world.js';

let teams: TeamsOnTest;
beforeEach(async () => {
  teams = await startTeams();
});
afterEach(async () => {
  await teams.close();
});

/** Two people's own chat, which Teams calls personal, and where the bot is not. */
const CHAT = { id: '19:one_two@unq.gbl.spaces', conversationType: 'personal', tenantId: TENANT };
const LINK = 'https://teams.microsoft.com/l/message/19:one_two@unq.gbl.spaces/1633338000000?tenantId=t';

const invoke = (name: string, value: unknown, who: string, more: Fields = {}): Fields => ({
  type: 'invoke',
  name: `composeExtension/${name}`,
  text: undefined,
  conversation: CHAT,
  from: from(who),
  value,
  ...more,
});
const querying = (query: string | null, who: string, queryOptions = { skip: 0, count: 25 }): Fields =>
  invoke(
    'query',
    {
      commandId: 'searchRecommendations',
      parameters: [query === null ? { name: 'initialRun', value: 'true' } : { name: 'query', value: query }],
      queryOptions,
    },
    who,
  );
const picking = (content: string | null, who: string): Fields =>
  invoke(
    'fetchTask',
    {
      commandId: 'useAsUpdate',
      commandContext: 'message',
      messagePayload: { id: '1', linkToMessage: LINK, body: { contentType: 'html', content } },
    },
    who,
  );
const sending = (data: unknown, who: string): Fields =>
  invoke('submitAction', { commandId: 'useAsUpdate', commandContext: 'message', data }, who);

interface Part {
  readonly type?: string;
  readonly id?: string;
  readonly value?: string;
  readonly data?: Record<string, string>;
}
interface Body {
  readonly composeExtension?: {
    readonly type: string;
    readonly text?: string;
    readonly attachments?: readonly {
      readonly content: { readonly body: unknown; readonly actions: readonly unknown[] };
      readonly preview: { readonly content: { readonly title: string; readonly text: string } };
    }[];
  };
  readonly task?: {
    readonly type: string;
    readonly value: string & {
      readonly title: string;
      readonly card: {
        readonly content: { readonly body: readonly Part[]; readonly actions: readonly Part[] };
      };
    };
  };
}
const answer = async (fields: Fields): Promise<Body> => {
  const { status, body } = await teams.send(fields);
  expect(status).toBe(200);
  return body as Body;
};
const findsOf = async (query: string | null, who: string) =>
  (await answer(querying(query, who))).composeExtension;
const dialogOf = (body: Body) => {
  const card = body.task?.type === 'continue' ? body.task.value.card.content : null;
  if (!card) throw new Error(`The dialog ended: ${JSON.stringify(body)}`);
  const typed = Object.fromEntries(
    card.body.flatMap(({ type, id, value }) => (type?.startsWith('Input.') && id ? [[id, value ?? '']] : [])),
  );
  return { card, typed, data: card.actions[0]?.data ?? {} };
};
const closing = (body: Body) => (body.task?.type === 'message' ? body.task.value : null);

/** Nothing was sent to anybody, and the chat is not taken for somebody's own conversation with the bot. */
const expectNothingSent = () => {
  expect(teams.connector.calls).toEqual([]);
  expect([...teams.world.store.read().conversations.keys()].filter((id) => id.startsWith('teams:'))).toEqual(
    [],
  );
};

describe('the search from the box where people write', () => {
  test('gives a viewer and an owner the very same public card, with a row to pick it by', async () => {
    await gives(teams.world, { done: 'A working fact.' });
    const viewers = await findsOf('7', 'viewer');
    expect(viewers).toMatchObject({
      type: 'result',
      attachmentLayout: 'list',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', actions: [] },
          preview: {
            contentType: 'application/vnd.microsoft.card.thumbnail',
            content: {
              title: 'Recommendation 7 · RAPE-P1-2021',
              text: expect.stringMatching(/^No target date · /),
            },
          },
        },
      ],
    });
    for (const who of ['owner', 'governance', 'chair', 'somebody unknown'])
      expect(await findsOf('7', who)).toEqual(viewers);
    expect(JSON.stringify(viewers)).not.toMatch(/working fact|Owner|Progress|Head of/);
    expectNothingSent();
  });

  test('begins with one’s own, and for others with the open ones', async () => {
    const titles = async (who: string) =>
      (await findsOf(null, who))?.attachments?.map(({ preview }) => preview.content.title);
    expect(await titles('owner')).toEqual([6, 7, 8].map((one) => `Recommendation ${one} · RAPE-P1-2021`));
    expect(await titles('viewer')).toHaveLength(8);
  });

  test('that finds nothing says what to try, and has no second page', async () => {
    expect(await findsOf('zebra crossings', 'owner')).toEqual({
      type: 'message',
      text: expect.stringMatching(/^I found no recommendation for “zebra crossings”\./),
    });
    expect(
      (await answer(querying('', 'owner', { skip: 25, count: 25 }))).composeExtension?.attachments,
    ).toEqual([]);
  });
});

describe('“Use as update…” on a message', () => {
  const HTML =
    '<div>Every victim gets the booklet &amp; is told.</div><p>Since <b>September</b>.<attachment id="1"></attachment></p>';
  const WORDS = 'Every victim gets the booklet & is told.\nSince September.';

  test('asks which recommendation, opens the form, keeps what was typed wrong, and ends with a sentence', async () => {
    const choose = dialogOf(await answer(picking(HTML, 'owner')));
    expect(choose.typed).toEqual({ ref: '', text: WORDS });
    const form = dialogOf(await answer(sending({ ...choose.data, ...choose.typed, ref: REC_7 }, 'owner')));
    expect(form.typed).toMatchObject({
      done: WORDS,
      evidenceTitle: 'Message in Teams',
      evidenceLink: LINK,
      confidence: '',
    });
    expect(JSON.stringify(form.card)).toContain('could identify a victim');
    expect(JSON.stringify(form.card)).not.toContain('Action.Execute');

    const typed = { ...form.data, ...form.typed, blocker: 'Kept.' };
    const again = dialogOf(await answer(sending(typed, 'owner')));
    expect(again.typed).toMatchObject({ done: WORDS, blocker: 'Kept.' });
    expect(JSON.stringify(again.card)).toContain('Choose how confident you are');

    const right = { ...again.data, ...again.typed, confidence: 'on-track' };
    expect(closing(await answer(sending(right, 'owner')))).toBe(
      'Thank you. Your update is in the record and awaits acceptance.',
    );
    expect(closing(await answer(sending(right, 'owner')))).toBe(
      'This form had been sent already; it counts once.',
    );
    expect([...teams.world.store.read().updates.values()]).toEqual([
      expect.objectContaining({
        recommendation: REC_7,
        by: 'head-of-public-protection',
        via: 'teams',
        done: WORDS,
        blocker: 'Kept.',
        evidence: { title: 'Message in Teams', link: LINK },
      }),
    ]);
    expectNothingSent();
  });

  test('gives a form that could not be written back as it was sent, with why, and it can be sent again', async () => {
    const choose = dialogOf(await answer(picking(HTML, 'owner')));
    const form = dialogOf(await answer(sending({ ...choose.data, ...choose.typed, ref: REC_7 }, 'owner')));
    const typed = { ...form.typed, done: 'Reworded.', confidence: 'on-track', blocker: 'Kept.' };
    const press = { ...sending({ ...form.data, ...typed }, 'owner'), id: 'f:1' };
    teams.world.store.crashAt(({ why }) => why.startsWith('Gave an update'), 'full');
    const again = dialogOf(await answer(press));
    expect(again.typed).toEqual(typed);
    expect(again.data).toEqual(form.data);
    expect(JSON.stringify(again.card.body[1])).toContain('went wrong on my side, and nothing was changed');
    expect(teams.world.store.read().updates.size).toBe(0);

    const right = { ...again.data, ...again.typed };
    expect(closing(await answer(sending(right, 'owner')))).toMatch(/^Thank you/);
    expect(closing(await answer(sending(right, 'owner')))).toMatch(/counts once/);
    expectNothingSent();
  });

  test('ends with the sentence where nothing was typed, or where the form cannot be opened again', async () => {
    const failing = await startTeams({
      bot: async (turn) => {
        const answered = await teams.world.bot(turn);
        return turn.kind === 'action' && turn.verb === 'use-as-update'
          ? answered
          : { ...answered, failed: true };
      },
    });
    const form = { 'scrutiny.verb': 'submit-update', form: 'f', recommendation: REC_7, done: 'Done.' };
    const { body } = await failing.send(sending(form, 'viewer'));
    expect(closing(body as Body)).toMatch(/^Only its owner/);
    const unread = await failing.send(sending({ 'scrutiny.verb': 'show-why' }, 'owner'));
    expect((unread.body as Body).task?.type).toBe('message');
    await failing.close();
  });

  test('is not for viewers, guests and bots, nor for a message without words', async () => {
    for (const who of ['viewer', 'somebody unknown'])
      expect(closing(await answer(picking(HTML, who)))).toMatch(/yours to update|I do not know you/);
    const guest = { ...from('owner'), aadObjectId: undefined };
    expect(closing(await answer({ ...picking(HTML, 'owner'), from: guest }))).toMatch(/I do not know you/);
    for (const content of ['', null, '<p> </p><attachment id="1"></attachment>'])
      expect(closing(await answer(picking(content, 'owner')))).toMatch(/^That message has no words/);
    expect(teams.world.written()).toEqual([]);
  });

  test('does not believe a form about whose recommendation it is', async () => {
    const forged = { 'scrutiny.verb': 'submit-update', form: 'f', recommendation: REC_7, done: 'Done.' };
    expect(closing(await answer(sending(forged, 'viewer')))).toMatch(/^Only its owner/);
    expect(teams.world.written()).toEqual([]);
  });
});

test.each([
  ['query', null],
  ['query', { commandId: 'other' }],
  ['query', { commandId: 'searchRecommendations', parameters: 'x' }],
  ['fetchTask', { commandId: 'useAsUpdate' }],
  ['fetchTask', { commandId: 'searchRecommendations', messagePayload: {} }],
  ['submitAction', { commandId: 'useAsUpdate', data: null }],
  ['submitAction', { commandId: 'useAsUpdate', data: { ref: REC_7 } }],
  ['selectItem', {}],
])('a %s with %j is no request of ours', async (name, value) => {
  expect(await teams.send(invoke(name, value, 'owner'))).toEqual({ status: 400, body: null });
  expectNothingSent();
});

describe('the words of a message', () => {
  test.each([
    ['<p>One</p><p>two<br/>three</p>', 'One\ntwo\nthree'],
    ['a &lt;b&gt; c', 'a <b> c'],
    ['3 < 4 and 5 > 4', '3 < 4 and 5 > 4'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['<ul><li>one</li>\n<li>two</li></ul>', 'one\n\ntwo'],
  ])('%j are %j', (content, words) => {
    expect(messageWords(content, 'html')).toBe(words);
  });

  test('of plain text are as they are, and markup without end costs no time', () => {
    expect(messageWords(' <b> ', 'text')).toBe('<b>');
    const begun = performance.now();
    for (const unit of ['<', '<a ', '<br ', ' ', '&', '</p '])
      messageWords(unit.repeat(50_000 / unit.length), 'html');
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
