import { expect } from 'vitest';
import { problemsOf } from '../../src/platforms/slack/problems.js';
import { readMetadata } from '../../src/platforms/slack/read-modal.js';
import { needsModal } from '../../src/platforms/slack/to-modal.js';
import type { Bot, Reply } from '../../src/ports.js';
import { aConversation } from './records.js';
import { mention, message, startSlack } from './slack.js';
import { type ApiCall, TEAM } from './slack-api.js';
import { find, type Heard, type Persona, type Pressed, type Stage } from './stage.js';
import { aWorld, aWorldOn, toCard, type World } from './world.js';

const BOARD = 'C0BOARD';
const PERSONS: Readonly<Record<Persona, string>> = {
  governance: 'governance-officer',
  owner: 'head-of-public-protection',
  chair: 'board-chair',
  commissioner: 'commissioner',
  viewer: 'member-of-the-public',
  admin: 'administrator',
  crime: 'head-of-crime',
};
export const userOf = (who: string): string => `U0${who.toUpperCase()}`;
const directOf = (who: Persona): string => `D0${who.toUpperCase()}`;

/** A world in which the board's conversation is a channel of Slack, and everybody has an account there. */
export const aSlackWorld = async (): Promise<World> => {
  const { store, clock } = await aWorld();
  await store.change({ by: 'scrutiny', via: 'start', why: 'In Slack.', cause: null }, (tx) => {
    for (const [persona, person] of Object.entries(PERSONS))
      tx.edit('people', person, (draft) => {
        draft.accounts.push({ platform: 'slack', id: `${TEAM}/${userOf(persona)}`, by: 'register' });
      });
    tx.add(
      'conversations',
      aConversation({ id: `slack:${TEAM}/${BOARD}`, platform: 'slack', board: 'governance-board' }),
    );
    tx.edit('boards', 'governance-board', (draft) => {
      draft.conversations = [`slack:${TEAM}/${BOARD}`];
    });
  });
  const world = aWorldOn(store, clock);
  return {
    ...world,
    // Where to send is Slack's own affair.
    written: () => world.written().filter(({ why }) => !why.startsWith('Noted where to send')),
  };
};

/** A message's top-level text as its reader sees it. */
const asRead = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

interface Input {
  readonly block_id: string;
  readonly element: Readonly<Record<string, unknown>> & { readonly action_id: string };
}

/** What Slack sends of a modal's fields: as they were filled in, and as somebody typed over them. */
const valuesOf = (blocks: readonly unknown[], typed: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    (blocks as readonly (Input & { type: string })[])
      .filter(({ type }) => type === 'input')
      .map(({ block_id, element }) => {
        const over = typed[block_id];
        const option = element.initial_option as { value?: string } | undefined;
        const value = over ?? String(element.initial_value ?? element.initial_date ?? option?.value ?? '');
        const field =
          element.type === 'plain_text_input'
            ? { value: value || null }
            : element.type === 'datepicker'
              ? { selected_date: value || null }
              : { selected_option: value ? { value } : null };
        return [block_id, { [element.action_id]: field }];
      }),
  );

/** Slack: signed events, presses and modals to the real door, and a stand-in for the Web API that hears the answers. */
export const slackStage = async (): Promise<Stage> => {
  const world = await aSlackWorld();
  const replied: Reply[] = [];
  const bot: Bot = async (turn) => {
    const answer = await world.bot(turn);
    // What a room hears of what was done elsewhere is nobody's answer.
    replied.push(...answer.replies.filter(({ room }) => room === undefined));
    return answer;
  };
  const slack = await startSlack({ bot, store: world.store, clock: world.clock, log: world.log });
  const { calls } = slack.api;
  const modals = new Map<
    Persona,
    { readonly private_metadata: string; readonly blocks: readonly unknown[] }
  >();
  const typedBefore = new Map<Persona, Readonly<Record<string, string>>>();
  const last = new Map<Persona, { readonly heard: readonly Heard[]; readonly ts: string | null }>();

  /** What was said to whom, in order: each of the bot's replies must have gone to exactly one place. */
  const hear = (who: Persona, here: string, shown: readonly ApiCall[], acked: string): readonly Heard[] => {
    const heard = replied.splice(0).map((reply): Heard => {
      const card = toCard(reply.view);
      const words = reply.view.text.slice(0, 200);
      const saying = (is: (text: string) => boolean) =>
        shown.find(({ body }) => typeof body.text === 'string' && is(asRead(body.text)));
      // Word for word, or cut: a line may begin as the card does that it is about.
      const call = saying((text) => text === reply.view.text) ?? saying((text) => text.startsWith(words));
      if (needsModal(card) && !call) {
        // Slack shows mistakes beside the fields, from the acknowledgement itself.
        const errors = acked.includes('response_action') ? JSON.parse(acked).errors : problemsOf(card);
        expect(errors).toEqual(problemsOf(card));
        return { to: reply.to === 'person' ? 'privately' : 'here', text: reply.view.text, card };
      }
      if (!call) throw new Error(`Nobody was shown “${words}”.`);
      const channel = call.body.channel ?? here;
      return { to: channel === here ? 'here' : 'privately', text: asRead(call.body.text), card };
    });
    const ts = shown.findLast(({ body }) => body.ts)?.body.ts ?? null;
    last.set(who, { heard, ts });
    return heard;
  };

  const act = async (
    who: Persona,
    here: string,
    send: () => Promise<Response>,
  ): Promise<readonly Heard[]> => {
    const before = calls.length;
    const response = await send();
    if (response.status !== 200)
      throw new Error(`Slack was answered ${response.status}: ${await response.text()}`);
    const acked = await response.text();
    await slack.door.settled();
    const since = calls.slice(before);
    const opened = since.findLast(({ method }) => method === 'views.open')?.body.view;
    if (opened) modals.set(who, opened);
    else if (!acked.includes('response_action')) modals.delete(who);
    if (!modals.has(who) || opened) typedBefore.delete(who);
    const shown = since.filter(({ method }) =>
      ['chat.postMessage', 'chat.update', 'respond'].includes(method),
    );
    const inAck = /^\{.*"blocks"/.test(acked)
      ? [{ method: 'respond', body: JSON.parse(acked), token: '' }]
      : [];
    return hear(who, here, [...inAck, ...shown], acked);
  };

  const submit = (who: Persona, typed: Readonly<Record<string, string>>): Promise<Response> => {
    const modal = modals.get(who);
    if (!modal) throw new Error('No modal is open.');
    // What was typed stays in a modal that came back with errors.
    const all = { ...typedBefore.get(who), ...typed };
    typedBefore.set(who, all);
    return slack.interact({
      type: 'view_submission',
      user: { id: userOf(who) },
      view: {
        id: `V${who}`,
        private_metadata: modal.private_metadata,
        state: { values: valuesOf(modal.blocks, all) },
      },
    });
  };

  const press = (who: Persona, here: string, pressed: Pressed): Promise<Response> => {
    const { heard = [], ts = null } = last.get(who) ?? {};
    const { verb, data } = find(pressed, heard);
    return slack.interact({
      type: 'block_actions',
      user: { id: userOf(who) },
      container: { type: 'message', message_ts: ts ?? '1.1', channel_id: here, is_ephemeral: false },
      channel: { id: here },
      actions: [{ type: 'button', action_id: `1:${verb}`, value: JSON.stringify({ verb, data }) }],
    });
  };

  return {
    world,
    says: (who, text, room = 'direct') => {
      const asked = text.replace(/^@Scrutiny /, '');
      if (room === 'direct')
        return act(who, directOf(who), () => slack.event(message(userOf(who), directOf(who), text)));
      // What mentions nobody is not told to the app.
      return asked === text
        ? Promise.resolve([])
        : act(who, BOARD, () => slack.event(mention(userOf(who), BOARD, asked)));
    },
    presses: async (who, pressed, typed = {}, room = 'direct') => {
      const here = room === 'board' ? BOARD : directOf(who);
      const modal = modals.get(who);
      const sends = modal && readMetadata(modal.private_metadata)?.verb;
      const meant = 'title' in pressed ? find(pressed, last.get(who)?.heard ?? []).verb : pressed.verb;
      if (sends && sends === meant) return act(who, here, () => submit(who, typed));
      const form = last.get(who)?.heard.find(({ card }) => needsModal(card));
      // A form that was asked for in words waits behind its button.
      if ('title' in pressed && form && !modal) {
        const said = calls.findLast(({ method }) => method === 'chat.postMessage')?.body;
        const button = said.blocks.at(-1).elements[0];
        await act(who, here, () =>
          slack.interact({
            type: 'block_actions',
            user: { id: userOf(who) },
            container: { type: 'message', message_ts: said.ts, channel_id: said.channel },
            channel: { id: said.channel },
            actions: [button],
          }),
        );
        return act(who, here, () => submit(who, typed));
      }
      return act(who, here, () => press(who, here, pressed));
    },
    close: slack.close,
  };
};
