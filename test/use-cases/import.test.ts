import { describe, expect, test } from 'vitest';
import type { Intent } from '../../src/intents/intent.js';
import { cheshire, readBytes } from '../support/letters.js';
import { aWorld, CODE, expectKind, type World } from '../support/world.js';

const letter = (over: object = {}): Intent => ({
  kind: 'import-letter',
  name: 'headings.md',
  bytes: readBytes('headings.md'),
  code: 'headings-2022',
  ...over,
});
/** Imports a second letter, and gives the way to settle its entries. */
const second = async (over: object = {}) => {
  const world = await aWorld();
  const { document } = expectKind(await world.does('governance', letter(over)), 'proposals');
  const settle = (number: string, how: 'confirm' | 'drop' | 'edit', edit: object | null = null) =>
    world.does('governance', {
      kind: 'settle-proposal',
      document: document.id,
      number,
      how,
      edit: edit ? { text: 'Text.', answer: '', addressees: 'forces', headline: '', ...edit } : null,
    });
  const all = () => world.does('governance', { kind: 'confirm-all', document: document.id });
  return { world, document, settle, all };
};
const references = (world: World) => [...world.store.read().recommendations.keys()];
const states = (world: World) =>
  [...world.store.read().documents.values()]
    .at(-1)
    ?.proposals.map(({ number, state }) => `${number} ${state}`);

describe('importing a letter', () => {
  test('proposes, and puts nothing into the register before a person has confirmed it', async () => {
    const { world, document } = await second();
    expect(document.inspection).toBe('HEADINGS-2022');
    expect(document.proposals.length).toBeGreaterThan(1);
    expect(new Set(document.proposals.map(({ state }) => state))).toEqual(new Set(['proposed']));
    expect(references(world)).toHaveLength(8);
    expect([...world.store.read().inspections.keys()]).toEqual([CODE]);
  });

  test('again changes nothing and says so, under another name too', async () => {
    const world = await aWorld();
    const again = letter({ name: 'copy.md', code: CODE, bytes: new TextEncoder().encode(cheshire) });
    const result = expectKind(await world.does('governance', again), 'proposals');
    expect([result.happened, result.document.inspection]).toEqual(['again', CODE]);
    expect(world.written()).toEqual([]);
  });

  test('again under another code changes nothing, and says that the code was not used', async () => {
    const world = await aWorld();
    const again = letter({ code: 'OTHER-2021', bytes: new TextEncoder().encode(cheshire) });
    const result = expectKind(await world.does('governance', again), 'refused');
    expect(result.sentence).toContain(
      `read before, as ${CODE}; nothing changed, and OTHER-2021 was not used`,
    );
    expect(world.written()).toEqual([]);
  });

  test('twice at once is one document', async () => {
    const world = await aWorld();
    const twice = await Promise.all([world.does('governance', letter()), world.does('governance', letter())]);
    expect(twice.map((result) => expectKind(result, 'proposals').happened)).toEqual(['read', 'again']);
    expect(world.store.read().documents.size).toBe(2);
  });

  test.each([
    ['an empty file', new Uint8Array(), 'is empty'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3]), 'is a picture'],
    [
      'a text without recommendations',
      new TextEncoder().encode('Dear all,\n\nthe weather is fine.\n'),
      'has no numbered',
    ],
    ['more than 5 MB', new Uint8Array(5 * 1024 * 1024 + 1).fill(97), 'has 5.1 MB'],
  ])('%s gets a clear sentence, and nothing changes', async (_what, bytes, says) => {
    const world = await aWorld();
    const { sentence } = expectKind(await world.does('governance', letter({ bytes })), 'refused');
    expect(sentence).toMatch(new RegExp(`^“headings.md” ${says}.*\\.$`));
    expect(world.written()).toEqual([]);
  });

  test.each(['', ' ', 'x/1', '7', 'RAPE P1', '-A', `A${'1'.repeat(40)}`])(
    'the code “%s” is asked for again',
    async (code) => {
      const world = await aWorld();
      const form = expectKind(await world.does('governance', letter({ code })), 'import-form');
      expect(form.problem).toMatch(/such as RAPE-P1-2021/);
      expect(world.written()).toEqual([]);
    },
  );
});

describe('settling what a letter proposes', () => {
  test('confirming enters it as read, with its inspection and its place in the letter', async () => {
    const { world, document, settle } = await second();
    expectKind(await settle('1', 'confirm'), 'proposals');
    const [proposal] = document.proposals;
    const { text, deadline, addressees, answer, textSpan } = proposal ?? expect.fail('no entry');
    expect(world.recommendation('HEADINGS-2022/1')).toMatchObject({
      text,
      deadline,
      addressees,
      owner: null,
      progress: 'awaiting-allocation',
      position: { answer, draft: null },
      source: { document: document.id, textSpan },
    });
    expect(document.text.slice(textSpan.start, textSpan.end).length).toBeGreaterThan(10);
    expect(world.store.read().inspections.get('HEADINGS-2022')?.title).toBe(document.reading.title);
    expect(states(world)?.[0]).toBe('1 confirmed');
  });

  test('editing enters the person’s words; what is wrong with them comes back beside the form', async () => {
    const { world, settle } = await second();
    for (const [edit, problem] of [
      [{ text: ' ' }, /The text is empty/],
      [{ text: 'x'.repeat(20_001) }, /at most 20,000/],
      [{ addressees: 'x'.repeat(301) }, /at most 300/],
    ] as const)
      expect(expectKind(await settle('1', 'edit', edit), 'proposal-form').problem).toMatch(problem);
    expect(expectKind(await settle('1', 'edit'), 'proposal-form').problem).toBe('');
    expect(references(world)).toHaveLength(8);
    await settle('1', 'edit', { text: ' Said better. ', addressees: 'forces, , CPS', headline: 'taken' });
    expect(world.recommendation('HEADINGS-2022/1')).toMatchObject({
      text: 'Said better.',
      addressees: ['forces', 'CPS'],
      position: { headline: 'taken' },
    });
  });

  test('dropping keeps it out until somebody confirms it after all; what is confirmed stays so', async () => {
    const { world, settle, all } = await second();
    await settle('1', 'drop');
    expect(references(world)).not.toContain('HEADINGS-2022/1');
    await all();
    expect(references(world)).not.toContain('HEADINGS-2022/1');
    expect(references(world)).toContain('HEADINGS-2022/2');
    const written = world.written().length;
    await all();
    await settle('2', 'drop');
    expect(world.written()).toHaveLength(written);
    expect(states(world)?.slice(0, 2)).toEqual(['1 dropped', '2 confirmed']);
    await settle('1', 'confirm');
    expect(references(world)).toContain('HEADINGS-2022/1');
  });

  test('a reference that is taken is refused, one by one and all at once, and nothing is half done', async () => {
    const bytes = new TextEncoder().encode(`${cheshire}\nA copy with one line more.\n`);
    const { world, settle, all } = await second({ bytes });
    await settle('1', 'confirm');
    const add = {
      kind: 'add-recommendation',
      inspection: 'HEADINGS-2022',
      number: '3',
      text: 'Its own.',
    } as const;
    await world.does('governance', add);
    const before = [references(world), states(world), world.written().length];
    expect(expectKind(await settle('3', 'confirm'), 'refused').sentence).toMatch(
      /^HEADINGS-2022\/3 is in the register already, from another document/,
    );
    expectKind(await all(), 'refused');
    expect([references(world), states(world), world.written().length]).toEqual(before);
    await settle('3', 'drop');
    expect(expectKind(await all(), 'proposals').happened).toBe('confirmed');
    expect(world.recommendation('HEADINGS-2022/3').text).toBe('Its own.');
  });

  test('of a letter or an entry that is none is refused', async () => {
    const { world, settle } = await second();
    expectKind(await settle('99', 'confirm'), 'refused');
    expectKind(await world.does('governance', { kind: 'confirm-all', document: '__proto__' }), 'refused');
    expectKind(
      await world.does('governance', { kind: 'review-import', document: 'D-x', number: '' }),
      'refused',
    );
  });

  test('several kinds of position leave the headline to a person', async () => {
    const world = await aWorld();
    expect(world.recommendation('1').position).toMatchObject({
      headline: null,
      kinds: ['taken', 'proposed'],
    });
    expect(world.recommendation('2').position).toMatchObject({ headline: 'taken', kinds: ['taken'] });
  });
});
