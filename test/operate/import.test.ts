import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importOnConsole } from '../../src/operate/import.js';
import { openHouse } from '../../src/operate/open-house.js';
import { anOperator, aRunningBot } from '../support/operator.js';
import { aFolder } from '../support/store.js';

const SAMPLE = join(import.meta.dirname, '../../data/samples/cheshire-rape-phase-one.md');
const LABELLED = join(import.meta.dirname, '../fixtures/letters/headings.md');

const imports = async (over: Parameters<typeof anOperator>[0]) => {
  const operator = anOperator(over);
  const code = await importOnConsole(operator);
  return { code, shown: operator.shown() };
};
/** What the folder's register holds of the second letter. */
const held = async (dir: string) => {
  const { config, log } = anOperator({ dir });
  const { store } = await openHouse(config, log);
  const { recommendations, documents } = store.read();
  const entries = [...recommendations.values()].filter(({ inspection }) => inspection === 'TWO-2023');
  const states = [...documents.values()]
    .filter(({ inspection }) => inspection === 'TWO-2023')
    .flatMap(({ proposals }) => proposals.map(({ state }) => state));
  const whys = [...store.entries()].map(({ why }) => why);
  await store.close();
  return { entries, states, whys, documents: documents.size };
};
const args = [LABELLED, '--code', 'TWO-2023'];

describe('importing on the console', () => {
  test('the same letter again changes nothing and says so', async () => {
    const dir = aFolder();
    const again = await imports({ dir, args: [SAMPLE, '--code', 'RAPE-P1-2021', '--yes'] });
    expect(again).toEqual({
      code: 0,
      shown: expect.stringMatching(
        /This letter was read before, and nothing changed now. All 8 entries are settled/,
      ),
    });
    expect((await held(dir)).documents).toBe(1);
  });

  test('--yes confirms all, and the journal says that it was all at once', async () => {
    const dir = aFolder();
    const { code, shown } = await imports({ dir, args: [...args, '--yes'] });
    expect([code, shown]).toEqual([0, expect.stringMatching(/Done\. All 3 entries are settled/)]);
    const { states, whys } = await held(dir);
    expect(states).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(whys.at(-1)).toBe('Confirmed all 3 entries of headings.md at once, as read');
    expect((await imports({ dir, args: [...args, '--yes'] })).shown).toMatch(
      /read before, and nothing changed now\. All 3 entries are settled/,
    );
  });

  test('each entry by y, edit and drop, with a word that it does not know between', async () => {
    const dir = aFolder();
    const types = ['what?', 'y', 'edit', 'Said better.', '', 'forces, CPS', '', 'drop'];
    const { code, shown } = await imports({ dir, args, types });
    expect([code, shown]).toEqual([0, expect.stringMatching(/Type y, edit, drop, all or q\./)]);
    const { entries, states } = await held(dir);
    expect(states).toEqual(['confirmed', 'confirmed', 'dropped']);
    expect(entries.map(({ number }) => number)).toEqual(['1', '2']);
    expect(entries[1]).toMatchObject({ text: 'Said better.', addressees: ['forces', 'CPS'] });
    expect(entries[1]?.position.answer).toMatch(/^We have not yet started/);
  });

  test('an edit that cannot be kept says why, and the entry waits as before', async () => {
    const dir = aFolder();
    const types = ['edit', 'x'.repeat(20_001), '', '', '', 'y', 'q'];
    const { shown } = await imports({ dir, args, types });
    expect(shown).toMatch(/A text has at most 20,000 characters\. Shorten it\./);
    expect((await held(dir)).states).toEqual(['confirmed', 'proposed', 'proposed']);
  });

  test('a reference that is taken is refused, and the others can still be settled', async () => {
    const dir = aFolder();
    await imports({ dir, args: [...args, '--yes'] });
    const copy = join(dir, 'copy.md');
    writeFileSync(copy, `${readFileSync(LABELLED, 'utf8')}\nOne line more.\n`);
    const types = ['y', 'all', 'drop', 'drop', 'drop'];
    const { shown } = await imports({ dir, args: [copy, '--code', 'TWO-2023'], types });
    expect(shown.match(/TWO-2023\/1 is in the register already/g)).toHaveLength(2);
    expect(shown).toMatch(/Done\. All 3 entries are settled/);
    expect((await held(dir)).entries).toHaveLength(3);
  });

  test('q, or the end of what is typed, leaves the rest for later, when all settles it', async () => {
    const dir = aFolder();
    await imports({ dir, args, types: ['y', 'q'] });
    expect((await held(dir)).states).toEqual(['confirmed', 'proposed', 'proposed']);
    await imports({ dir, args });
    expect((await held(dir)).states).toEqual(['confirmed', 'proposed', 'proposed']);
    expect((await imports({ dir, args, types: ['all'] })).shown).toMatch(/2 of 3 entries still wait for you/);
    expect((await held(dir)).states).toEqual(['confirmed', 'confirmed', 'confirmed']);
  });

  test('goes through the bot that runs', async () => {
    const dir = aFolder();
    const { house } = await aRunningBot(dir);
    expect((await imports({ dir, args: [...args, '--yes'] })).code).toBe(0);
    expect(house.store.read().documents.size).toBe(2);
  });

  test.each([
    ['no letter', [], 2, /^Usage: /],
    ['a path that is none', ['nowhere.md', '--code', 'X'], 1, /^I cannot read nowhere\.md\./],
    ['no code', [SAMPLE], 1, /The code is missing/],
    [
      'somebody who may not',
      [SAMPLE, '--code', 'X', '--as', 'viewer'],
      1,
      /Only the governance team can import/,
    ],
  ])('with %s says what to do', async (_what, given, code, sentence) => {
    const dir = aFolder();
    expect(await imports({ dir, args: given })).toEqual({ code, shown: expect.stringMatching(sentence) });
  });

  test('a file over 5 MB is refused before it is read', async () => {
    const dir = aFolder();
    const path = join(dir, 'large.md');
    writeFileSync(path, readFileSync(SAMPLE, 'utf8').padEnd(5 * 1024 * 1024 + 1));
    expect(await imports({ dir, args: [path, '--code', 'X'] })).toEqual({
      code: 1,
      shown: expect.stringMatching(/5,242,88\d bytes; a letter has at most 5 MB/),
    });
  });
});

describe('importing boards on the console', () => {
  const BOARDS = join(import.meta.dirname, '../../data/samples/board.yaml');

  test('says what was added and changed, and the second time that nothing is new', async () => {
    const dir = aFolder();
    expect(await imports({ dir, args: [BOARDS] })).toEqual({
      code: 0,
      shown: expect.stringMatching(/Imported: 1 added, 1 changed\.[\s\S]*Victims Scrutiny Panel/),
    });
    expect(await imports({ dir, args: [BOARDS] })).toEqual({
      code: 0,
      shown: expect.stringMatching(/Nothing changed: the register says all of it already/),
    });
  });

  test('a file that is wrong is refused by line and field, and to somebody else altogether', async () => {
    const dir = aFolder();
    const path = join(dir, 'boards.json');
    writeFileSync(path, '{\n  "name": "Panel",\n  "days": "whenever"\n}');
    expect(await imports({ dir, args: [path] })).toEqual({
      code: 1,
      shown: expect.stringMatching(/Line 3, days: I cannot read “whenever”/),
    });
    expect((await imports({ dir, args: [BOARDS, '--as', 'viewer'] })).code).toBe(1);
  });
});
