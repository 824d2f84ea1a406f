import { expect, test } from 'vitest';
import { MINUTES_APPROVED, MINUTES_DRAFT } from '../../src/domain/minutes-out.js';
import type { Intent } from '../../src/intents/intent.js';
import { perform } from '../../src/use-cases/perform.js';
import { clockwork } from '../support/clockwork.js';
import { aBoard, aConversation, aPerson } from '../support/records.js';

const CHAIR = 'web:direct:chair';
const direct = (person: string) =>
  aConversation({ id: `web:direct:${person}`, kind: 'direct', board: null, person });

/** A board that meets today, whose chair and governance officer can be written to. */
const aBoardThatMeets = ({ reached = true } = {}) => {
  const run = clockwork({
    boards: [aBoard({ rrule: null, chair: 'chair', papersOut: 0, oversees: [] })],
    people: [
      aPerson(),
      aPerson({
        id: 'chair',
        name: 'Chair of the board',
        initials: 'CB',
        roles: [],
        accounts: [{ platform: 'web', id: 'chair', by: 'register' }],
      }),
    ],
    conversations: [aConversation(), direct('governance-officer'), ...(reached ? [direct('chair')] : [])],
  });
  run.clock.set('2021-10-12T09:00:00Z');
  let turns = 0;
  const does = async (intent: Intent) => {
    turns += 1;
    const person = run.store.read().people.get('chair') ?? null;
    const conversation = { id: CHAIR, kind: 'direct', board: null, inspection: null } as const;
    await perform(run.deps, { person, via: 'web', conversation, cause: `web:turn-${turns}` }, intent, {
      id: 'chair',
      name: 'Chair',
    });
    run.clock.advance(60_000);
    await run.tick();
  };
  const told = () =>
    run.messenger.sent
      .filter(({ key }) => key?.startsWith('minutes-'))
      .map(({ key, conversation, text }) => ({ rule: key?.split('|')[0], conversation, text }));
  return { run, does, told };
};
const START: Intent = { kind: 'start-meeting', meeting: '' };
const END: Intent = { kind: 'end-meeting', meeting: '' };
const APPROVE: Intent = { kind: 'approve-minutes', meeting: '' };

test('the draft goes to the chair alone when the meeting ends, and to the board once it is approved, each once', async () => {
  const { run, does, told } = aBoardThatMeets();
  await does(START);
  expect(told()).toEqual([]);
  await does(END);
  expect(told()).toMatchObject([{ rule: MINUTES_DRAFT, conversation: CHAIR }]);
  expect(told()[0]?.text).toMatch(/^The meeting has ended, and these are its draft minutes\. .*you have/);
  run.restart();
  run.clock.advance(60_000);
  await run.tick();
  expect(told()).toHaveLength(1);
  await does(APPROVE);
  run.restart();
  run.clock.advance(60_000);
  await run.tick();
  expect(told().slice(1)).toMatchObject([{ rule: MINUTES_APPROVED, conversation: 'web:board' }]);
  expect(told()[1]?.text).toMatch(/^The minutes of the meeting are approved\.\nMinutes/);
});

test('where the chair cannot be written to, governance gets the draft', async () => {
  const { does, told } = aBoardThatMeets({ reached: false });
  await does(START);
  await does(END);
  expect(told()).toMatchObject([{ conversation: 'web:direct:governance-officer' }]);
  expect(told()[0]?.text).toMatch(/once the chair has approved them/);
});

test('a meeting that goes on and ends again has a new draft; one that goes on at once has none of the first', async () => {
  const { run, does, told } = aBoardThatMeets();
  run.messenger.behave('asks for five minutes');
  await does(START);
  await does(END);
  expect(run.delivery(MINUTES_DRAFT).state).not.toBe('sent');
  await does(START);
  run.clock.advance(60 * 60_000);
  await run.tick();
  expect(run.ledger()).toContain(`${MINUTES_DRAFT} overtaken`);
  await does(END);
  expect(told()).toHaveLength(1);
});

test('a conversation that becomes the board’s own weeks later does not get old minutes', async () => {
  const { run, does, told } = aBoardThatMeets();
  await does(START);
  await does(END);
  await does(APPROVE);
  await run.store.change({ by: 'chair', via: 'web', why: 'A second room.', cause: null }, (tx) => {
    tx.add('conversations', aConversation({ id: 'web:second' }));
    tx.edit('boards', 'governance', (draft) => {
      draft.conversations.push('web:second');
    });
  });
  await run.tickAt('2021-10-20T09:00:00Z');
  expect(told()).toHaveLength(2);
});

test('“why?” knows both', async () => {
  const { run, does } = aBoardThatMeets();
  await does(START);
  await does(END);
  await does(APPROVE);
  const why = async (rule: string) => {
    const { conversation, id } = run.delivery(rule);
    const asker = {
      person: run.store.read().people.get('chair') ?? null,
      via: 'web',
      conversation: { id: conversation, kind: 'direct', board: null, inspection: null },
      cause: 'web:why',
    } as const;
    const intent = { kind: 'show-why', delivery: id } as const;
    return JSON.stringify(await perform(run.deps, asker, intent, { id: 'chair', name: '' }));
  };
  expect(await why(MINUTES_DRAFT)).toContain('its chair gets the draft minutes');
  expect(await why(MINUTES_APPROVED)).toContain('its board gets them, once');
});
