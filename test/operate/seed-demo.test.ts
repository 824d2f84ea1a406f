import { expect, test } from 'vitest';
import { aRunningBot } from '../support/operator.js';
import { aFolder } from '../support/store.js';

test('what the demo’s start did stands in the journal as done by the start, and by nobody else', async () => {
  const { house } = await aRunningBot(aFolder());
  const entries = [...house.store.entries()];
  expect(entries.map(({ why }) => why)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Read .* for RAPE-P1-2021: 8 entries proposed$/),
      expect.stringMatching(/^Confirmed all 8 entries of /),
    ]),
  );
  const others = entries.filter(({ by, via }) => by !== 'scrutiny' || !['start', 'clock'].includes(via));
  expect(others).toEqual([]);
  const [document] = house.store.read().documents.values();
  expect(document?.importedBy).toBe('scrutiny');
});
