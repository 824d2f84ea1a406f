import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Tx } from '../../src/ports.js';
import type { Step } from '../../src/store/steps.js';
import { verify } from '../../src/store/verify.js';
import { aFolder, aLog, aPerson, aStore, because, contentOf } from '../support/store.js';

/** A disk that fails at the steps that a test names, and works again when it names none. */
const aDisk = () => {
  const disk = {
    failsAt: [] as Step[],
    atStep: (step: Step): void => {
      if (disk.failsAt.includes(step)) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    },
  };
  return disk;
};

const addPerson = (id: string) => (tx: Tx) => tx.add('people', aPerson({ id }));

describe('a full disk', () => {
  test.each<Step>(['before-append', 'mid-append', 'before-sync', 'after-sync'])(
    'at %s acknowledges nothing, rolls memory back, and recovers when there is room',
    async (step) => {
      const dir = aFolder();
      const disk = aDisk();
      const store = await aStore({ dir, atStep: disk.atStep });
      await store.change(because(), addPerson('before'));
      const [content, anchor, bytes] = [
        contentOf(store.read()),
        store.anchor(),
        readFileSync(join(dir, 'journal.jsonl')),
      ];
      disk.failsAt = [step];
      const answers = await Promise.allSettled([
        store.change(because({ cause: 'event-1' }), addPerson('a')),
        store.change(because(), addPerson('b')),
        store.change(because(), (tx) =>
          tx.edit('people', 'before', (draft) => {
            draft.active = false;
          }),
        ),
        store.change(because(), (tx) => tx.all('people').size),
        store.change(because({ cause: 'event-1' }), addPerson('a')),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill('rejected'));
      expect(answers[0]).toMatchObject({ reason: { kind: 'not-durable' } });
      expect(String((answers[0] as PromiseRejectedResult).reason)).toMatch(
        /ENOSPC.*nothing was changed; make room/,
      );
      expect(contentOf(store.read())).toEqual(content);
      expect(store.anchor()).toEqual(anchor);
      expect(readFileSync(join(dir, 'journal.jsonl'))).toEqual(bytes);
      expect(await store.change(because(), (tx) => [...tx.all('people').values()])).toMatchObject({
        result: [aPerson({ id: 'before' })],
      });

      disk.failsAt = [];
      expect((await store.change(because({ cause: 'event-1' }), addPerson('a'))).kind).toBe('applied');
      const after = contentOf(store.read());
      await store.close();
      expect(contentOf((await aStore({ dir })).read())).toEqual(after);
      expect(await verify(dir)).toMatchObject({ kind: 'whole', end: { seq: 3 } });
    },
  );

  test('refuses what was decided on top of a batch that failed', async () => {
    const disk = aDisk();
    const store = await aStore({ atStep: disk.atStep });
    disk.failsAt = ['before-sync'];
    const first = store.change(because(), addPerson('a'));
    const onTop = first.catch(() => store.change(because(), (tx) => tx.all('people').size));
    await expect(first).rejects.toThrow(/ENOSPC/);
    expect(await onTop).toMatchObject({ result: 0 });
  });

  test('that will not even take back what it wrote stops all changes until the next start', async () => {
    const dir = aFolder();
    const disk = aDisk();
    const log = aLog();
    const store = await aStore({ dir, log, atStep: disk.atStep });
    disk.failsAt = ['before-sync', 'before-truncate'];
    await expect(store.change(because(), addPerson('a'))).rejects.toMatchObject({ kind: 'stuck' });
    disk.failsAt = [];
    await expect(store.change(because(), addPerson('b'))).rejects.toThrow(/no change is accepted until/);
    expect(store.read().people.size).toBe(0);
    expect(log.lines).toHaveLength(1);
    await store.close();
    await expect((await aStore({ dir })).change(because(), addPerson('b'))).resolves.toBeDefined();
  });

  test('leaves the former snapshot and no half of a new one', async () => {
    const dir = aFolder();
    const disk = aDisk();
    const log = aLog();
    const store = await aStore({ dir });
    await store.close();
    const former = readFileSync(join(dir, 'register.json'), 'utf8');
    disk.failsAt = ['snapshot-before-rename'];
    const again = await aStore({ dir, log, atStep: disk.atStep });
    await again.change(because(), addPerson('a'));
    await again.close();
    expect(readFileSync(join(dir, 'register.json'), 'utf8')).toBe(former);
    expect(() => readFileSync(join(dir, 'register.json.tmp'))).toThrow(/ENOENT/);
    expect(log.lines.join()).toMatch(/register\.json could not be written \(ENOSPC\)/);
    expect((await aStore({ dir })).read().people.size).toBe(1);
  });

  test('is not mistaken for another program that writes to the journal', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    appendFileSync(join(dir, 'journal.jsonl'), 'x');
    await expect(store.change(because(), addPerson('a'))).rejects.toThrow(
      /another program has written to it/,
    );
  });
});
