import { expect, test } from 'vitest';
import { anOffice } from '../support/office.js';
import { expectKind } from '../support/world.js';

test('that everything is being asked about is no change', async () => {
  const office = anOffice();
  await office.days('2021-09-22', '2021-09-22');
  const changes = async () => {
    const { changes: told } = expectKind(
      await office.does('governance-officer', { kind: 'show-changes' }),
      'changes',
    );
    return told.changed.map(({ number }) => number);
  };
  expect(office.request('1')?.state).toBe('open');
  expect(await changes()).toEqual([]);
});

test('why a message came is said once for all that it is true of', async () => {
  const office = anOffice();
  await office.days('2021-09-22', '2021-09-22');
  const why = expectKind(await office.does('crime', { kind: 'show-why', delivery: null }), 'notice');
  expect(why.sentences).toContain('Rec 1 and rec 2: asked for the first time.');
});
