import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/turn.js';
import { aWorld, named } from '../support/world.js';

/** Said in a shared conversation that the register does not know. */
const inAStrangeChannel = async () => {
  const world = await aWorld();
  let turns = 0;
  const says = async (account: string, text: string, toBot = true) => {
    turns += 1;
    const turn: Turn = {
      id: `web:${turns}`,
      platform: 'web',
      conversation: { id: 'web:elsewhere', kind: 'shared', name: 'Elsewhere' },
      account: { id: account, name: account },
      kind: 'message',
      text,
      toBot,
    };
    const { replies } = await world.bot(turn);
    return replies.map(({ to, view: { text: words } }) => ({ to, words }));
  };
  return { world, says };
};

describe('in a shared conversation that nobody set up', () => {
  test('everybody gets what is published, and who may have more gets it privately', async () => {
    const { says } = await inAStrangeChannel();
    const [here, privately, ...more] = await says('governance', 'status of rec 7');
    expect([here?.to, privately?.to, more]).toEqual(['conversation', 'person', []]);
    expect(here?.words).toMatch(/Position, says the Commissioner/);
    expect(here?.words).not.toMatch(/Head of|Progress|Owner/);
    expect(privately?.words).toMatch(/Owner: Head of Public Protection/);
  });

  test.each([
    ['list red', /Rated red/],
    ['history of rec 7', /History of rec 7/],
    ['who are the people?', /Head of Crime/],
    ['what changed since the last meeting?', /What changed/],
    ['update 7', /Update on rec 7/],
    ['assign 7 to head', /Several people answer/],
  ])('“%s” tells the channel only that it was answered privately', async (text, privately) => {
    const { says } = await inAStrangeChannel();
    const [here, own, ...more] = await says('governance', text);
    expect([here?.to, own?.to, more]).toEqual(['conversation', 'person', []]);
    expect(here?.words).toMatch(/^Answered privately\n/);
    expect(own?.words).toMatch(privately);
  });

  test.each(['see you at 7', 'status of rec 7', 'update 7'])(
    '“%s”, said to others, is ignored',
    async (text) => {
      const { world, says } = await inAStrangeChannel();
      expect(await says('governance', text, false)).toEqual([]);
      expect(world.written()).toEqual([]);
    },
  );
});

describe('with two inspections', () => {
  test('“rec 7” asks which, until “use CODE” settles it for that conversation alone', async () => {
    const world = await aWorld();
    const ask = (conversation: string) => {
      const kept = world.store.read().conversations.get(conversation)?.inspection ?? null;
      return world.does(
        'governance',
        { kind: 'show-status', refs: [named('7')] },
        { conversation: { id: conversation, kind: 'direct', board: null, inspection: kept } },
      );
    };
    await world.store.change({ by: 'scrutiny', via: 'operator', why: 'Another.', cause: null }, (tx) => {
      const inspection = tx.get('inspections', 'RAPE-P1-2021');
      if (!inspection) throw new Error('The letter is not there.');
      tx.add('inspections', { ...inspection, id: 'CUSTODY-2022', related: [] });
    });
    const add = {
      kind: 'add-recommendation',
      inspection: 'CUSTODY-2022',
      number: '7',
      text: 'Cells.',
    } as const;
    await world.does('governance', add);
    expect(await ask('web:direct:governance')).toMatchObject({
      kind: 'refused',
      sentence: '2 inspections have a rec 7. Which one do you mean?',
      waysOn: [{ label: 'RAPE-P1-2021/7' }, { label: 'CUSTODY-2022/7' }],
    });
    await world.does('governance', { kind: 'use-inspection', inspection: 'CUSTODY-2022' });
    expect(await ask('web:direct:governance')).toMatchObject({
      kind: 'status',
      items: [{ recommendation: { id: 'CUSTODY-2022/7' } }],
    });
    expect(await ask('web:direct:another')).toMatchObject({ kind: 'refused' });
  });
});
