import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWhole, type Whole } from '../support/whole.js';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  const said = await post('governance', 'board', '@Scrutiny status of rec 7');
  expect(said.status).toBe(200);
});
afterAll(() => whole.end());

const post = async (persona: string, conversation: string, text: string) => {
  const response = await fetch(new URL('/api/turns', whole.address), {
    method: 'POST',
    headers: { origin: whole.address.slice(0, -1), 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), kind: 'message', persona, conversation, text }),
  });
  return { status: response.status, body: (await response.json()) as { sentence?: string } };
};

const stateOf = async (persona: string) => {
  const response = await fetch(new URL(`/api/state?persona=${persona}`, whole.address));
  return (await response.json()) as { rooms: { key: string }[] };
};

/** What the event stream gives from its beginning, until its first word about the clock. */
const heardBy = async (persona: string): Promise<string> => {
  const stop = new AbortController();
  const response = await fetch(new URL(`/api/events?persona=${persona}&after=0`, whole.address), {
    signal: stop.signal,
  });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.includes('event: clock')) break;
  }
  stop.abort();
  return text;
};

describe('the board’s channel', () => {
  test.each([
    ['governance', true],
    ['owner', true],
    ['chair', true],
    ['commissioner', true],
    ['data', true],
    ['crime', true],
    ['isva', true],
    ['viewer', false],
    ['admin', false],
  ])('as %s: in it %s', async (persona, inBoard) => {
    const state = await stateOf(persona);
    expect(state.rooms.map(({ key }) => key)).toEqual(inBoard ? ['direct', 'board'] : ['direct']);
    expect(JSON.stringify(state.rooms).includes('web:board')).toBe(inBoard);
    expect((await heardBy(persona)).includes('web:board')).toBe(inBoard);
    const { status, body } = await post(persona, 'board', 'good morning');
    expect(status).toBe(inBoard ? 200 : 403);
    if (!inBoard) expect(body.sentence).toMatch(/^Only the board .+\.$/);
  });

  test('shows how the work is going to those who may see it', async () => {
    expect(JSON.stringify(await stateOf('chair'))).toMatch(/in progress/i);
    expect(JSON.stringify((await stateOf('viewer')).rooms)).not.toMatch(/in progress/i);
  });

  test('is closed to somebody whose place on the board has ended, in a stream that is already open', async () => {
    const { store } = whole.running.house;
    const stop = new AbortController();
    const response = await fetch(new URL('/api/events?persona=isva&after=999999', whole.address), {
      signal: stop.signal,
    });
    await store.change({ by: 'scrutiny', via: 'operator', why: 'A test.', cause: null }, (tx) => {
      tx.edit('boards', 'governance-board', (draft) => {
        draft.members = draft.members.filter((member) => member !== 'isva-lead');
      });
      tx.edit('recommendations', 'RAPE-P1-2021/2', (draft) => {
        draft.owner = null;
      });
    });
    await post('governance', 'board', 'for the board alone');
    await post('isva', 'direct', 'what is overdue?');
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (text.includes('what is overdue?')) break;
    }
    stop.abort();
    expect(text).not.toContain('for the board alone');
  });
});
