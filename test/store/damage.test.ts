import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAnchor, verifiedText, verify } from '../../src/store/verify.js';
import { aFolder, aLog, aRegisterFolder, aStore, because, contentOf } from '../support/store.js';

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');
const put = (path: string, lines: readonly string[]) => writeFileSync(path, `${lines.join('\n')}\n`);
const said = async (dir: string, expected?: { seq: number; hash: string }) =>
  verifiedText(await verify(dir, expected)).join(' ');

describe('a journal found damaged at the start', () => {
  test('whose last line is torn loses that line, which is kept aside and said', async () => {
    const { dir, journal, anchor } = await aRegisterFolder();
    const whole = readFileSync(journal);
    writeFileSync(journal, Buffer.concat([whole, Buffer.from('{"seq":7,"at":"2021-10')]));
    expect(await said(dir)).toMatch(/whole, not anchored.*never acknowledged/);
    const log = aLog();
    const store = await aStore({ dir, log });
    expect(store.anchor()).toEqual(anchor);
    expect(readFileSync(journal)).toEqual(whole);
    const aside = readdirSync(dir).find((name) => name.startsWith('journal.jsonl.torn-'));
    expect(readFileSync(`${dir}/${aside}`, 'utf8')).toBe('{"seq":7,"at":"2021-10');
    expect(log.lines.join()).toMatch(/never acknowledged: its 22 bytes/);
    await store.change(because(), (tx) =>
      tx.edit('settings', 'register', (draft) => {
        draft.clockOffset = 1;
      }),
    );
    await store.close();
    expect(await said(dir)).toMatch(/ends with record 7/);
  });

  test('whose last line lacks only its newline treats it as never acknowledged', async () => {
    const { dir, journal, snapshot } = await aRegisterFolder();
    rmSync(snapshot);
    writeFileSync(journal, readFileSync(journal, 'utf8').trimEnd());
    expect((await aStore({ dir })).anchor().seq).toBe(5);
  });

  test.each<[string, (lines: string[]) => string[], RegExp]>([
    [
      'a byte flipped in the middle',
      (l) => l.with(2, (l[2] ?? '').replace('Step one', 'Step onf')),
      /line 3: its digest/,
    ],
    ['a reason altered', (l) => l.with(2, (l[2] ?? '').replace('A test', 'A jest')), /line 3: its digest/],
    [
      'who did it altered',
      (l) => l.with(2, (l[2] ?? '').replace('"by":"gov', '"by":"Gov')),
      /line 3: its hash/,
    ],
    ['a field altered', (l) => l.with(2, (l[2] ?? '').replace('"by"', '"bz"')), /line 3: it is not an entry/],
    ['a line deleted', (l) => l.toSpliced(2, 1), /line 3: it is entry 4 where entry 3 belongs/],
    ['two lines exchanged', (l) => l.with(2, l[3] ?? '').with(3, l[2] ?? ''), /line 3: it is entry 4/],
    ['an empty line', (l) => l.toSpliced(3, 0, ''), /line 4: it is not JSON/],
    ['a bad last line that was written to its end', (l) => l.with(5, '{"seq":6'), /line 6: it is not JSON/],
    [
      'a salt removed',
      (l) => l.with(2, (l[2] ?? '').replace(/"salt":"\w+"/, '"salt":null')),
      /line 3: it has no salt/,
    ],
  ])('with %s stops the start and says where', async (_what, harm, sentence) => {
    const { dir, journal } = await aRegisterFolder();
    put(journal, harm(linesOf(journal)));
    const before = readdirSync(dir).sort();
    await expect(aStore({ dir })).rejects.toThrow(sentence);
    await expect(aStore({ dir })).rejects.toThrow(/journal\.jsonl is damaged.*put back the newest backup/);
    expect(readdirSync(dir).sort()).toEqual(before);
    expect(await said(dir)).toMatch(sentence);
  });

  test('every single flipped bit of a line is noticed', async () => {
    const { dir, journal } = await aRegisterFolder();
    const whole = readFileSync(journal);
    const start = whole.indexOf(10) + 1;
    const end = whole.indexOf(10, start);
    const missed: number[] = [];
    for (let at = start; at < end; at += 7) {
      const harmed = Buffer.from(whole);
      harmed[at] = (harmed[at] ?? 0) ^ (1 << (at % 7));
      writeFileSync(journal, harmed);
      if ((await verify(dir)).kind !== 'broken') missed.push(at);
    }
    expect(missed).toEqual([]);
  });
});

describe('last lines cut off the journal', () => {
  test('are noticed by the snapshot beside it', async () => {
    const { dir, journal } = await aRegisterFolder();
    put(journal, linesOf(journal).slice(0, 4));
    await expect(aStore({ dir })).rejects.toThrow(/register\.json is newer \(entry 6\) than .* \(entry 4\)/);
    expect(await said(dir)).toMatch(/does not contain record 6.*its last lines are missing/);
  });

  test('are noticed by an anchor, and by nothing else once the snapshot is gone', async () => {
    const { dir, journal, snapshot, anchor } = await aRegisterFolder();
    expect(await said(dir, anchor)).toContain(`whole and contains record 6 · ${anchor.hash}`);
    put(journal, linesOf(journal).slice(0, 4));
    rmSync(snapshot);
    expect(await said(dir)).toMatch(/whole, not anchored.*ends with record 4/);
    expect(await said(dir, anchor)).toMatch(/does not contain record 6 .* ends with record 4/);
  });

  test('all of them, are not taken for a new register', async () => {
    const { dir, journal } = await aRegisterFolder();
    rmSync(journal);
    await expect(aStore({ dir })).rejects.toThrow(/newer \(entry 6\) than .* \(entry 0\)/);
  });

  test('and written anew are noticed by an anchor', async () => {
    const [one, two] = [await aRegisterFolder(), await aRegisterFolder()];
    expect(await said(two.dir, one.anchor)).toMatch(/its record 6 · \w{8} is another, so it was rewritten/);
  });
});

describe('a snapshot', () => {
  test.each([
    ['null', 'null'],
    ['empty', ''],
    ['cut short', '{ "seq": 6, "hash": "'],
    ['something else', '{"recommendations":[]}'],
  ])('that is %s is set aside and rebuilt from the journal', async (_what, text) => {
    const { dir, snapshot } = await aRegisterFolder();
    const good = readFileSync(snapshot, 'utf8');
    writeFileSync(snapshot, text);
    const log = aLog();
    const store = await aStore({ dir, log });
    expect(store.read().recommendations.size).toBe(1);
    await store.close();
    expect(readFileSync(snapshot, 'utf8')).toBe(good);
    expect(readdirSync(dir)).toContain('register.json.unreadable-2021-10-04T080000.000Z');
    expect(log.lines.join()).toMatch(/empty, cut short or not a register/);
  });

  test('that is missing or older is rebuilt, and said', async () => {
    const { dir, snapshot } = await aRegisterFolder();
    const older = readFileSync(snapshot, 'utf8');
    const store = await aStore({ dir });
    await store.change(because(), (tx) =>
      tx.edit('settings', 'register', (draft) => {
        draft.clockOffset = 5;
      }),
    );
    await store.close();
    const newer = readFileSync(snapshot, 'utf8');
    for (const harm of [() => writeFileSync(snapshot, older), () => rmSync(snapshot)]) {
      harm();
      const log = aLog();
      await (await aStore({ dir, log })).close();
      expect(readFileSync(snapshot, 'utf8')).toBe(newer);
      expect(log.lines.join()).toMatch(/stood at entry 6|was missing/);
    }
    expect(readdirSync(dir).sort()).toEqual(['journal.jsonl', 'register.json', 'running.token']);
  });

  test('edited by hand is set aside: the journal is what counts', async () => {
    const { dir, snapshot } = await aRegisterFolder();
    writeFileSync(snapshot, readFileSync(snapshot, 'utf8').replace('awaiting-allocation', 'closed'));
    const log = aLog();
    const store = await aStore({ dir, log });
    expect(store.read().recommendations.get('RAPE-P1-2021/7')?.progress).toBe('awaiting-allocation');
    expect(log.lines.join()).toMatch(/changed by another hand/);
  });

  test('of another register stops the start', async () => {
    const [one, two] = [await aRegisterFolder(), await aRegisterFolder()];
    writeFileSync(one.snapshot, readFileSync(two.snapshot));
    await expect(aStore({ dir: one.dir })).rejects.toThrow(/entry 6 has another hash there/);
  });

  test('is for people to read, and like the journal for nobody else’s eyes', async () => {
    const { dir, journal, snapshot } = await aRegisterFolder();
    const text = readFileSync(snapshot, 'utf8');
    expect(text).toContain('        "id": "RAPE-P1-2021/7",\n');
    const store = await aStore({ dir });
    expect(JSON.parse(text).collections).toEqual(contentOf(store.read()));
    if (process.platform !== 'win32') {
      expect([journal, snapshot].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
    }
  });
});

describe('an anchor', () => {
  test.each([
    ['1234:7f3a91c2', { seq: 1234, hash: '7f3a91c2' }],
    ['record 1,234 · 7f3a91c2', { seq: 1234, hash: '7f3a91c2' }],
    ['1,234 · 7F3A91C2', { seq: 1234, hash: '7f3a91c2' }],
    ['1234', null],
    ['1234:7f3a', null],
    ['12,34:7f3a91c2', null],
  ])('%s is read as people copy it', (text, anchor) => {
    expect(parseAnchor(text)).toEqual(anchor);
  });

  test('of an empty folder says so', async () => {
    expect(await said(aFolder())).toMatch(/no entry in this journal/);
  });
});
