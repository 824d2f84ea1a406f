import type { Card } from '../../src/ports.js';
import type { Call } from './connector.js';
import { aConversation } from './records.js';
import { find, type Heard, type Persona, type Stage } from './stage.js';
import { CHANNEL, type Fields, from, mentioning, pressing } from './teams.js';
import { startLiveTeams } from './teams-live.js';
import { aWorld, aWorldOn } from './world.js';

/** A world in which the board's conversation is a channel of Teams, and everybody has an account there. */
export const aTeamsWorld = async () => {
  const { store, clock } = await aWorld();
  await store.change({ by: 'scrutiny', via: 'start', why: 'In Teams.', cause: null }, (tx) => {
    for (const [person, persona] of [
      ['head-of-crime', 'crime'],
      ['administrator', 'admin'],
    ] as const)
      tx.edit('people', person, (draft) => {
        draft.accounts.push({ platform: 'teams', id: from(persona).aadObjectId, by: 'register' });
      });
    tx.add(
      'conversations',
      aConversation({ id: `teams:${CHANNEL}`, platform: 'teams', board: 'governance-board' }),
    );
    tx.edit('boards', 'governance-board', (draft) => {
      draft.conversations = [`teams:${CHANNEL}`];
    });
  });
  const world = aWorldOn(store, clock);
  return {
    ...world,
    // Where to send is Teams' own affair.
    written: () => world.written().filter(({ why }) => !why.startsWith('Noted where to send')),
  };
};

const wordsOf = (card: unknown): string => JSON.stringify(card);

/** Teams: signed activities over HTTP, everybody looked up as they speak, and a stand-in for the connector that hears what is answered. */
export const teamsStage = async (): Promise<Stage> => {
  const world = await aTeamsWorld();
  const teams = await startLiveTeams({ log: world.log }, world);
  const last = new Map<Persona, { readonly heard: readonly Heard[]; readonly message: string | null }>();

  const placeOf = (who: Persona, room: 'direct' | 'board'): string =>
    room === 'board' ? CHANNEL : `a:${who}`;
  const conversationOf = (call: Call): string => decodeURIComponent(call.path.split('/')[3] ?? '');

  const act = async (who: Persona, room: 'direct' | 'board', fields: Fields): Promise<readonly Heard[]> => {
    const here = placeOf(who, room);
    const before = teams.connector.calls.length;
    const conversation =
      room === 'board'
        ? { id: here, conversationType: 'channel', isGroup: true }
        : { id: here, conversationType: 'personal' };
    const { status, body } = await teams.send({ from: from(who), conversation, ...fields });
    if (status !== 200) throw new Error(`Teams was answered ${status}.`);
    const calls = teams.connector.calls.slice(before).filter((call) => call.body?.type === 'message');
    const posted = calls.filter(({ method }) => method === 'POST');
    const pressed = calls.filter(
      ({ method, path }) => method === 'PUT' && path.endsWith(`/${String(fields.replyToId)}`),
    );
    // A card that stands is changed where it is; one that a newer took the place of has lost its buttons.
    const stood = calls.filter(
      ({ method, body: { attachments } }) => method === 'PUT' && attachments[0].content.actions?.length > 0,
    );
    const said = fields.replyToId ? posted : [...stood, ...posted];
    const heard = (said.length > 0 ? said : pressed.slice(0, 1)).map(
      (call): Heard => ({
        to: conversationOf(call) === here ? 'here' : 'privately',
        text: call.body.summary,
        card: call.body.attachments[0].content,
      }),
    );
    const ids = [...teams.connector.kept.values()].filter((kept) => kept.conversation === here);
    const inPlace = posted.length === 0 && pressed.length > 0 ? String(fields.replyToId) : null;
    last.set(who, { heard, message: inPlace ?? ids.at(-1)?.id ?? null });
    if (heard.length > 0 || body === null) return heard;
    // A reader's own view is handed back with the answer, and nothing is sent.
    const { value } = body as { value: Card };
    return [{ to: 'here', text: wordsOf(value), card: value }];
  };

  return {
    world,
    says: (who, text, room = 'direct') => {
      const asked = text.replace(/^@Scrutiny /, '');
      if (room === 'direct') return act(who, room, { text });
      const { text: marked, entities } = mentioning(asked);
      return act(who, room, asked === text ? { text } : { text: marked, entities });
    },
    presses: (who, press, typed = {}, room = 'direct') => {
      const before = last.get(who);
      const { verb, data, filled } = find(press, before?.heard ?? []);
      const message = before?.message;
      return act(who, room, {
        ...pressing(verb, { ...data, ...filled, ...typed }),
        ...(message ? { replyToId: message } : {}),
      });
    },
    close: teams.close,
  };
};
