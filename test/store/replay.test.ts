import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftOf } from '../../src/domain/register.js';
import type { Tx } from '../../src/ports.js';
import { canonical } from '../../src/store/chain.js';
import { openStore } from '../../src/store/store.js';
import { aRecommendation } from '../support/records.js';
import { aClock, aFolder, aLog, because, contentOf } from '../support/store.js';

type Edit = (draft: DraftOf<'recommendations'>) => void;

/** Edits of every kind that immer tells apart: a field, a field's field, a list grown, shrunk, turned and cleared. */
const EDITS: Record<string, (draft: DraftOf<'recommendations'>, text: string, at: number) => void> = {
  setText: (draft, text) => {
    draft.text = text;
  },
  setAnswer: (draft, text) => {
    draft.position.answer = text;
  },
  push: (draft, text) => {
    draft.requirements.push(text);
  },
  insert: (draft, text, at) => {
    draft.requirements.splice(at, 1, text, text);
  },
  remove: (draft, _text, at) => {
    draft.requirements.splice(at, 2);
  },
  turn: (draft) => {
    draft.requirements.reverse();
  },
  clear: (draft) => {
    draft.requirements = [];
  },
  setTarget: (draft, reason) => {
    draft.target = { on: '2022-03-31', reason, by: 'p-1', at: '2021-10-04T08:00:00Z' };
  },
  explainTarget: (draft, reason) => {
    if (draft.target !== null) draft.target.reason = reason;
  },
  dropTarget: (draft) => {
    draft.target = null;
  },
  misfit: (draft) => {
    draft.progress = 'nonsense' as never;
  },
};

const edit = fc
  .tuple(fc.constantFrom(...Object.values(EDITS)), fc.string({ unit: 'binary', maxLength: 12 }), fc.nat(5))
  .map(
    ([recipe, text, at]): Edit =>
      (draft) =>
        recipe(draft, text, at),
  );

const step = fc.record({
  id: fc.constantFrom('A/1', 'A/2', '7', '__proto__', 'constructor'),
  edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
  fails: fc.boolean(),
});

const work =
  ({ id, edits, fails }: { id: string; edits: Edit[]; fails: boolean }) =>
  (tx: Tx) => {
    if (tx.get('recommendations', id) === undefined) tx.add('recommendations', aRecommendation({ id }));
    for (const recipe of edits) tx.edit('recommendations', id, recipe);
    if (fails) throw new Error('thought better of it');
  };

test('replaying the journal gives what memory held, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const options = { dir: aFolder(), clock: aClock(), mode: 'demo', log: aLog() } as const;
      const store = await openStore(options);
      await Promise.allSettled(steps.map((one) => store.change(because(), work(one))));
      const [content, anchor] = [contentOf(store.read()), store.anchor()];
      await store.close();
      const again = await openStore(options);
      expect(contentOf(again.read())).toEqual(content);
      expect(again.anchor()).toEqual(anchor);
      await again.close();
      const snapshot = JSON.parse(readFileSync(join(options.dir, 'register.json'), 'utf8'));
      expect(snapshot.collections).toEqual(content);
    }),
    { numRuns: 60 },
  );
});

test('canonical JSON is RFC 8785’s: the same for the same data, and JSON', () => {
  expect(canonical({ b: [1, null, 'é\u2028'], a: { d: undefined, c: -0, ' ': true } })).toBe(
    '{"a":{" ":true,"c":0},"b":[1,null,"é\u2028"]}',
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
