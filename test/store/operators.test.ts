import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RecordOf } from '../../src/domain/register.js';
import { operateBackup } from '../../src/operate/backup.js';
import { operateForget } from '../../src/operate/forget.js';
import type { Operate } from '../../src/operate/operator.js';
import { operateRedact } from '../../src/operate/redact.js';
import { operateVerify } from '../../src/operate/verify.js';
import { aRecommendation } from '../support/records.js';
import { aClock, aFolder, aLog, aPerson, aRegisterFolder, aStore, because } from '../support/store.js';

/** Runs an operator's command on a folder, and gives its exit code and what it said. */
const run = async (operate: Operate, dir: string, ...args: string[]) => {
  const lines: string[] = [];
  const code = await operate(args, (line) => lines.push(line), { dir, clock: aClock(), log: aLog() });
  return { code, said: lines.join('\n') };
};

const everyFile = (dir: string): string =>
  readdirSync(dir)
    .map((name) => readFileSync(join(dir, name), 'utf8'))
    .join('\n');

const REF = aRecommendation().id;
const REQUIREMENT = '/changes/0/patches/0/value/requirements/0';

/** Entry 2 adds a recommendation whose text and first requirement name somebody; entry 3 repeats the name. */
const aRegisterWithWords = async (): Promise<string> => {
  const dir = aFolder();
  const store = await aStore({ dir });
  await store.change(because(), (tx) =>
    tx.add('recommendations', aRecommendation({ text: 'About Ann Other.', requirements: ['Ask Ann Other'] })),
  );
  await store.change(because(), (tx) =>
    tx.edit('recommendations', REF, (draft) => {
      draft.position.answer = 'We met Ann Other, see: Ask Ann Other';
    }),
  );
  await store.close();
  return dir;
};

describe('verify', () => {
  test('says whole and contains an anchor beside a running bot, with exit code 0', async () => {
    const { dir, anchor } = await aRegisterFolder();
    const store = await aStore({ dir });
    const { code, said } = await run(operateVerify, dir, '--expect', `6:${anchor.hash}`);
    expect({ code, said }).toEqual({
      code: 0,
      said: `The journal is whole and contains record 6 · ${anchor.hash}. It ends with record 6 · ${anchor.hash}.`,
    });
    await store.close();
  });

  test.each([[['--expect', '6']], [['--expct', '6:7f3a91c2']], [['surplus']]])(
    'answers %j with its usage and exit code 2',
    async (args) => {
      const { code, said } = await run(operateVerify, aFolder(), ...args);
      expect(code).toBe(2);
      expect(said).toContain('Usage: npm run verify --');
    },
  );
});

describe('redact', () => {
  test('takes words out of the journal, the register and the snapshot, and the chain still holds', async () => {
    const dir = await aRegisterWithWords();
    const listed = await run(operateRedact, dir, '--entry', '2');
    expect(listed.said).toContain(`${REQUIREMENT}  Ask Ann Other`);
    const args = ['--entry', '2', '--path', REQUIREMENT, '--why', 'It named a complainant.'];
    const { code, said } = await run(operateRedact, dir, ...args);
    expect(code).toBe(0);
    expect(said).toMatch(/Taken out of entry 2; entry 4 records it, and the chain holds/);
    expect(said).toMatch(/also in entry 3: redact these too/);
    expect(said).toMatch(/messages already sent.*\n.*backups and exports/);
    const verified = await run(operateVerify, dir);
    expect(verified.said).toContain('The chain is whole; entry 2 was redacted by entry 4.');
    const store = await aStore({ dir });
    expect(store.read().recommendations.get(REF)?.requirements).toEqual(['[redacted]']);
    expect([...store.entries()].at(-1)).toMatchObject({ via: 'operator', why: 'It named a complainant.' });
    await store.close();
  });

  test('leaves the words nowhere in the folder once each place is redacted, a second time in one entry too', async () => {
    const dir = await aRegisterWithWords();
    for (const [entry, path] of [
      ['2', REQUIREMENT],
      ['2', '/changes/0/patches/0/value/text'],
      ['3', '/changes/0/patches/0/value'],
    ] as const) {
      const { code } = await run(
        operateRedact,
        dir,
        '--entry',
        entry,
        '--path',
        path,
        '--why',
        'Named somebody.',
      );
      expect(code).toBe(0);
    }
    expect(everyFile(dir)).not.toContain('Ann Other');
    const { said } = await run(operateVerify, dir);
    expect(said).toMatch(/entry 2 was redacted by entry 5.*\n.*entry 3 was redacted by entry 6/);
    expect(said).toMatch(/entry 4 was redacted by entry 5/);
    await (await aStore({ dir })).close();
  });

  test('still notices when what is left of the entry is altered', async () => {
    const dir = await aRegisterWithWords();
    await run(operateRedact, dir, '--entry', '2', '--path', REQUIREMENT, '--why', 'Named somebody.');
    const journal = join(dir, 'journal.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('About Ann', 'About Ron'));
    const { code, said } = await run(operateVerify, dir);
    expect(code).toBe(1);
    expect(said).toMatch(/broken at line 2: it was changed after entry 4 took words out of it/);
  });

  test('takes words out of a reason as well', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    await store.change(because({ why: 'Ann Other rang.' }), (tx) =>
      tx.add('recommendations', aRecommendation()),
    );
    await store.close();
    await run(operateRedact, dir, '--entry', '2', '--path', 'why', '--why', 'Named somebody.');
    expect(everyFile(dir)).not.toContain('Ann Other');
    expect((await run(operateVerify, dir)).code).toBe(0);
  });

  test.each<[string, string[], RegExp]>([
    ['an entry that is not there', ['--entry', '9', '--path', 'why'], /holds entries 1 to 3/],
    [
      'a path that is not there',
      ['--entry', '2', '--path', '/changes/7'],
      /only texts can be taken out, and it has: \/why/,
    ],
    [
      'an id on which others rest',
      ['--entry', '2', '--path', '/changes/0/patches/0/value/id'],
      /is the id of a record/,
    ],
    [
      'a field that takes no other text',
      ['--entry', '2', '--path', '/changes/0/patches/0/value/kind'],
      /would not fit.*kind/,
    ],
  ])('refuses %s in a sentence, and changes nothing', async (_what, args, sentence) => {
    const dir = await aRegisterWithWords();
    const before = readFileSync(join(dir, 'journal.jsonl'), 'utf8');
    const { code, said } = await run(operateRedact, dir, ...args, '--why', 'Named somebody.');
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect(readFileSync(join(dir, 'journal.jsonl'), 'utf8')).toBe(before);
  });

  test('refuses a reason that repeats the words, no reason, and a running bot', async () => {
    const dir = await aRegisterWithWords();
    const args = ['--entry', '2', '--path', REQUIREMENT];
    expect((await run(operateRedact, dir, ...args, '--why', 'said: ask ann other')).said).toMatch(
      /give another reason/,
    );
    expect((await run(operateRedact, dir, ...args)).code).toBe(2);
    const store = await aStore({ dir });
    const { said } = await run(operateRedact, dir, ...args, '--why', 'Named somebody.');
    expect(said).toMatch(/Another process has the register/);
    await store.close();
  });
});

/** Minutes as approval keeps them, with these words in them. */
const aKeptPaper = (...texts: readonly string[]): RecordOf<'papers'> => ({
  id: 'governance-board:2021-10-12',
  title: 'Governance Board: minutes',
  subtitle: [],
  marking: null,
  record: 'record 60 · 7f3a91c2',
  made: { at: '2021-10-13T08:00:00.000Z', said: 'Wednesday 13 October 2021' },
  name: 'Governance Board 2021-10-12 minutes',
  blocks: texts.map((text) => ({ kind: 'paragraph', runs: [{ style: 'plain', text }] })),
});

describe('approved minutes', () => {
  test('lose redacted words amid others, and the chain holds', async () => {
    const dir = await aRegisterWithWords();
    const store = await aStore({ dir });
    await store.change(because(), (tx) =>
      tx.add('papers', aKeptPaper('The board said: ask ann other, in November.', 'Bold is a word here')),
    );
    await store.close();
    const args = ['--entry', '2', '--path', REQUIREMENT, '--why', 'It named a complainant.'];
    expect((await run(operateRedact, dir, ...args)).said).toMatch(/^Taken out of entries 2, 4; entry 5/);
    expect((await run(operateVerify, dir)).code).toBe(0);
    const again = await aStore({ dir });
    expect([...again.read().papers.values()]).toEqual([
      aKeptPaper('The board said: [redacted], in November.', 'Bold is a word here'),
    ]);
    await again.close();
  });

  test('keep how they look where a word that goes is one of ours too', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    await store.change(because({ why: 'plain' }), (tx) => tx.add('papers', aKeptPaper('A plain answer')));
    await store.close();
    const { code } = await run(
      operateRedact,
      dir,
      '--entry',
      '2',
      '--path',
      'why',
      '--why',
      'It told of them.',
    );
    expect(code).toBe(0);
    const again = await aStore({ dir });
    expect([...again.read().papers.values()]).toEqual([aKeptPaper('A [redacted] answer')]);
    await again.close();
  });

  const ROLE = 'Former governance officer';
  test.each([
    ['nobody else has them', 'BO', [`${ROLE} (chair) and BO`, ROLE, `The ${ROLE} said: AOB`]],
    ['somebody else has them too', 'AO', [`AO (${ROLE}, chair) and BO`, 'AO', 'The AO said: AOB']],
  ])('name a forgotten person by the role held, also for initials where %s', async (_, others, left) => {
    const dir = aFolder();
    const store = await aStore({ dir });
    await store.change(because(), (tx) => {
      tx.add('people', aPerson({ name: 'Ann Other', initials: 'AO' }));
      tx.add('people', aPerson({ id: 'p-18', name: 'Bea Other', initials: others, accounts: [] }));
      tx.add('papers', aKeptPaper('AO (Ann Other, chair) and BO', 'AO', 'The AO said: AOB'));
    });
    await store.close();
    expect((await run(operateForget, dir, 'p-17')).code).toBe(0);
    const again = await aStore({ dir });
    expect([...again.read().papers.values()]).toEqual([aKeptPaper(...left)]);
    await again.close();
  });
});

/** A line of the page's transcript as the page writes it. */
const pageLine = (seq: number, text: string, more: Record<string, unknown> = {}): string =>
  `${JSON.stringify({
    put: {
      seq,
      id: `web:${seq}`,
      conversation: 'web:direct:governance',
      at: '2021-10-04T08:00:00Z',
      from: null,
      text,
      card: null,
      living: null,
      key: null,
      ...more,
    },
  })}\n`;

describe('the page’s messages', () => {
  const redactRequirement = (dir: string) =>
    run(operateRedact, dir, '--entry', '2', '--path', REQUIREMENT, '--why', 'Named somebody.');

  test('lose redacted words in texts, cards and forms, and keep all else', async () => {
    const dir = await aRegisterWithWords();
    const page = join(dir, 'page.jsonl');
    const card = {
      type: 'AdaptiveCard',
      body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'We ask\nann other today' }] }],
      actions: [{ type: 'Action.Execute', verb: 'show', data: { done: 'Ask Ann Other' } }],
    };
    const kept = `${pageLine(2, 'status of rec 7')}{"seq":3,"answered":"web:1","messages":["web:2"]}\n`;
    writeFileSync(
      page,
      `${pageLine(1, '“Ask Ann Other”, it says.', { card })}${kept}{"put":{"text":"Ask Ann Other`,
    );
    const { said } = await redactRequirement(dir);
    expect(said).toMatch(/Taken out of one message, in page\.jsonl\./);
    expect(said).toMatch(
      /Out of reach[\s\S]*page\.jsonl, teams\.jsonl and slack\.jsonl, where messages say the same in other words/,
    );
    const after = readFileSync(page, 'utf8');
    expect(after).not.toMatch(/ann other/i);
    expect(after).toContain('“[redacted]”, it says.');
    expect(after).toContain('We [redacted] today');
    expect(after.endsWith(kept)).toBe(true);
    expect(statSync(page).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('of every platform lose them alike', async () => {
    const dir = await aRegisterWithWords();
    for (const name of ['page', 'teams', 'slack'])
      writeFileSync(join(dir, `${name}.jsonl`), pageLine(1, '“Ask Ann Other”, it says.'));
    const { said } = await redactRequirement(dir);
    expect(said).toMatch(/Taken out of 3 messages, in page\.jsonl and teams\.jsonl and slack\.jsonl\./);
    for (const name of ['page', 'teams', 'slack'])
      expect(readFileSync(join(dir, `${name}.jsonl`), 'utf8')).toContain('“[redacted]”, it says.');
  });

  test('lose a long text also where a card cut it short', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    const long = 'Ann Other told the officers on Monday that she would rather not be named in any report.';
    await store.change(because({ why: long }), (tx) => tx.add('recommendations', aRecommendation()));
    await store.close();
    const page = join(dir, 'page.jsonl');
    writeFileSync(page, pageLine(1, `“${long.slice(0, 60)}…” and more`) + pageLine(2, `It: ${long} So.`));
    await run(operateRedact, dir, '--entry', '2', '--path', 'why', '--why', 'Named somebody.');
    const texts = readFileSync(page, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).put.text);
    expect(texts).toEqual([expect.stringMatching(/^“\[redacted\].{0,12}…” and more$/), 'It: [redacted] So.']);
  });

  test('a short word goes only where it stands alone, and what is left is named', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    await store.change(because({ why: 'Ann' }), (tx) => tx.add('recommendations', aRecommendation()));
    await store.close();
    const page = join(dir, 'page.jsonl');
    writeFileSync(page, pageLine(1, 'Ann') + pageLine(2, 'The planned annual review'));
    const { said } = await run(
      operateRedact,
      dir,
      '--entry',
      '2',
      '--path',
      'why',
      '--why',
      'Named somebody.',
    );
    const after = readFileSync(page, 'utf8');
    expect(after).toContain('"[redacted]"');
    expect(after).toContain('The planned annual review');
    expect(said).toMatch(/words of fewer than 4 letters amid others/);
  });

  test('show a forgotten person by the role held, as speaker too', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    await store.change(because(), (tx) =>
      tx.add('people', aPerson({ name: 'Ann Other', email: 'ann@secret.example' })),
    );
    await store.close();
    const page = join(dir, 'page.jsonl');
    writeFileSync(
      page,
      pageLine(1, 'Ann Other owns it: ANN@secret.example.', {
        from: { id: 'governance', name: 'Ann Other' },
      }),
    );
    expect((await run(operateForget, dir, 'p-17')).said).toMatch(/one message, in page\.jsonl/);
    expect(JSON.parse(readFileSync(page, 'utf8')).put).toMatchObject({
      text: 'Former governance officer owns it: Former governance officer.',
      from: { id: 'governance', name: 'Former governance officer' },
    });
    expect(everyFile(dir)).not.toMatch(/Ann Other|ann@secret/i);
  });
});

describe('forget', () => {
  test('leaves the role in the place of name, initials and accounts, everywhere they were set', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    const account = { platform: 'slack', id: 'U012SECRET', by: 'register' } as const;
    await store.change(because(), (tx) =>
      tx.add('people', aPerson({ name: 'Ann Other', initials: 'AO', email: 'ann@secret.example' })),
    );
    await store.change(because(), (tx) =>
      tx.edit('people', 'p-17', (draft) => {
        draft.accounts.push(account);
        draft.name = 'Ann Married';
      }),
    );
    await store.change(because(), (tx) =>
      tx.add('recommendations', aRecommendation({ text: 'Ask Ann Married.' })),
    );
    await store.close();
    const { code, said } = await run(operateForget, dir, 'Ann', 'Married');
    expect(code).toBe(0);
    expect(said).toMatch(/^Shown from now on as: Former governance officer\./);
    expect(said).toMatch(/also in entry 4/);
    const again = await aStore({ dir });
    expect(again.read().people.get('p-17')).toEqual({
      id: 'p-17',
      name: 'Former governance officer',
      initials: '',
      roles: ['governance'],
      accounts: [],
      email: '',
      zone: null,
      away: [],
      active: false,
    });
    await again.close();
    expect(everyFile(dir)).not.toMatch(/Ann Other|"AO"|U012SECRET|ann@secret/);
    expect((await run(operateVerify, dir)).code).toBe(0);
    expect((await run(operateForget, dir, 'p-17')).said).toMatch(/nothing left to take out/);
  });

  test('says who there is when nobody is called that', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    await store.change(because(), (tx) => tx.add('people', aPerson()));
    await store.close();
    expect(await run(operateForget, dir, 'Nemo')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/the ids are: p-17/),
    });
    expect((await run(operateForget, dir)).code).toBe(2);
  });
});

describe('backup', () => {
  test.each(['running', 'stopped'])(
    'of a %s bot opens as a register and matches its anchor',
    async (state) => {
      const { dir, anchor } = await aRegisterFolder();
      const store = state === 'running' ? await aStore({ dir }) : undefined;
      const to = join(aFolder(), 'copy');
      const { code, said } = await run(operateBackup, dir, to);
      expect(said).toContain(`up to record 6 · ${anchor.hash}`);
      expect(code).toBe(0);
      expect(readFileSync(join(to, 'anchor.txt'), 'utf8')).toBe(`record 6 · ${anchor.hash}\n`);
      await store?.close();
      const restored = await aStore({ dir: to });
      expect(restored.anchor()).toEqual(anchor);
      await restored.close();
    },
  );

  test('taken while changes come in ends with a durable entry', async () => {
    const { dir } = await aRegisterFolder();
    const store = await aStore({ dir });
    const to = join(aFolder(), 'copy');
    const add = (n: number) => store.change(because(), (tx) => tx.add('people', aPerson({ id: `p-${n}` })));
    const [{ code }] = await Promise.all([
      run(operateBackup, dir, to),
      (async () => {
        for (let n = 0; n < 200; n += 1) await add(n);
      })(),
    ]);
    expect(code).toBe(0);
    const expected = readFileSync(join(to, 'anchor.txt'), 'utf8').trim();
    await store.close();
    expect((await run(operateVerify, to, '--expect', expected)).code).toBe(0);
    expect((await run(operateVerify, dir, '--expect', expected)).code).toBe(0);
  });

  test('never overwrites, and refuses an empty register', async () => {
    const { dir } = await aRegisterFolder();
    const full = aFolder();
    writeFileSync(join(full, 'mine.txt'), 'mine');
    expect(await run(operateBackup, dir, full)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/is not empty, and a backup never/),
    });
    expect(readdirSync(full)).toEqual(['mine.txt']);
    const nothing = aFolder();
    mkdirSync(join(nothing, 'data'));
    expect((await run(operateBackup, join(nothing, 'data'), join(nothing, 'to'))).said).toMatch(
      /nothing to back up/,
    );
    expect(existsSync(join(nothing, 'to'))).toBe(false);
    expect((await run(operateBackup, dir)).code).toBe(2);
  });
});
