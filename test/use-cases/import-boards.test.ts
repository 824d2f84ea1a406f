import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aWorld, BOARD_CHANNEL, expectKind, type World } from '../support/world.js';

const SAMPLE = readFileSync(join(import.meta.dirname, '../../data/samples/board.yaml'));
const imports = (world: World, text: string | Uint8Array, name = 'boards.yaml') =>
  world.does('governance', {
    kind: 'import-boards',
    name,
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  });
const called = (world: World, name: string) =>
  [...world.store.read().boards.values()].find((board) => board.name === name);

describe('importing boards', () => {
  test('the sample changes the demo’s board and adds the panel, in one entry', async () => {
    const world = await aWorld();
    const shown = expectKind(await imports(world, SAMPLE), 'boards');
    expect(shown.happened).toBe('Imported: 1 added, 1 changed.');
    expect(shown.boards.map(({ name, days }) => `${name}: ${days}`)).toEqual([
      'Governance Board: second Tuesday of each month',
      'Victims Scrutiny Panel: last Friday of each month; also Tuesday 14 December 2021',
    ]);
    expect(called(world, 'Governance Board')).toMatchObject({
      id: 'governance-board',
      kind: 'governance',
      deputies: [{ of: 'head-of-crime', deputy: 'head-of-data' }],
      conversations: [BOARD_CHANNEL],
    });
    expect(called(world, 'Victims Scrutiny Panel')).toMatchObject({
      dates: ['2021-12-14'],
      hours: { from: '08:30', until: '17:30' },
      oversees: ['RAPE-P1-2021/2', 'RAPE-P1-2021/7'],
      lead: 'head-of-public-protection',
      chair: null,
    });
    expect(world.written().map(({ why }) => why)).toEqual(['Imported 2 boards from boards.yaml']);
  });

  test('twice changes nothing', async () => {
    const world = await aWorld();
    await imports(world, SAMPLE);
    expect(expectKind(await imports(world, SAMPLE), 'boards').happened).toMatch(/^Nothing changed/);
    expect(world.written()).toHaveLength(1);
  });

  test('what a file leaves out stays as it is', async () => {
    const world = await aWorld();
    const before = called(world, 'Governance Board');
    await imports(world, JSON.stringify({ name: 'governance board', papersOut: 6 }), 'boards.json');
    expect(called(world, 'governance board')).toEqual({ ...before, name: 'governance board', papersOut: 6 });
  });

  test('names the board’s conversations, where the bot is in them', async () => {
    const world = await aWorld();
    const text = `name: Panel\ndays: last Friday\nconversations: [${BOARD_CHANNEL}]`;
    expect(expectKind(await imports(world, text), 'notice').sentences[0]).toBe(
      `Line 3, conversations: “${BOARD_CHANNEL}” is another board’s own conversation.`,
    );
    await imports(world, 'name: Governance Board\nconversations: []');
    expect(world.store.read().conversations.get(BOARD_CHANNEL)?.board).toBeNull();
    await imports(world, text);
    expect(called(world, 'Panel')?.conversations).toEqual([BOARD_CHANNEL]);
    expect(world.store.read().conversations.get(BOARD_CHANNEL)?.board).toBe(called(world, 'Panel')?.id);
  });

  test.each([
    [
      'a word that is no field',
      'name: A\ndays: last Friday\nchairman: HC',
      /^Line 3: “chairman” is no field of a board\. Fields are name,/,
    ],
    [
      'a field of another kind',
      'name: A\ndays: [1, 2]',
      /^Line 2: days must be words, such as second Tuesday/,
    ],
    ['no name', 'boards:\n  - days: last Friday', /^Line 2: name must be the board’s name/],
    [
      'a person nobody knows',
      'name: A\ndays: last Friday\nchair: Head of Nothing',
      /^Line 3, chair: I do not know “Head of Nothing”/,
    ],
    [
      'days that are none',
      'boards:\n  - name: A\n    days: whenever',
      /^Line 3, days: I cannot read “whenever”/,
    ],
    ['no days for a new board', 'boards:\n  - name: A', /^Line 2, days: Say when the board meets/],
    [
      'a board twice',
      'boards:\n  - name: A\n    days: last Friday\n  - name: a\n    days: last Friday',
      /^Line 4: “a” is there twice/,
    ],
    ['broken YAML', 'name: A\ndays: "last Friday', /^Line \d: .*neither YAML nor JSON/],
    ['broken JSON', '{"name": "A",', /^Line \d: .*neither YAML nor JSON/],
    ['something else', 'just words', /describes no board/],
    ['nothing', '', /not a text that I can read/],
    [
      'a board that is no list of fields',
      'boards:\n  - Governance Board',
      /^Line 2: a board is a list of fields/,
    ],
    [
      'an alias bomb',
      `${'abcdefghij'
        .split('')
        .map(
          (one, at) =>
            `${one}: &${one} [${
              at === 0
                ? 'x'
                : Array(9)
                    .fill(`*${'abcdefghij'[at - 1]}`)
                    .join(', ')
            }]`,
        )
        .join('\n')}\nname: A`,
      /describes no board/,
    ],
  ])('with %s is refused whole, by line and field', async (_what, text, sentence) => {
    const world = await aWorld();
    const told = expectKind(await imports(world, text), 'notice');
    expect(told.heading).toBe('Nothing imported');
    expect(told.sentences[0]).toMatch(sentence);
    expect(told.audience).toBe('person');
    expect(world.written()).toEqual([]);
  });

  test('one wrong board keeps the others out as well', async () => {
    const world = await aWorld();
    const told = await imports(
      world,
      'boards:\n  - name: A\n    days: last Friday\n  - name: B\n    days: last Friday\n    zone: Mars\n    time: noonish',
    );
    expect(expectKind(told, 'notice').sentences).toEqual([
      expect.stringMatching(/^Line 7, time: “noonish”/),
      expect.stringMatching(/^Line 6, zone: “Mars”/),
      'Nothing of the file was taken. Mend it and import it again.',
    ]);
    expect(world.written()).toEqual([]);
  });
});
