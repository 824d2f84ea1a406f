import { expect, test } from 'vitest';
import { anOffice, ref } from '../support/office.js';
import { expectKind } from '../support/world.js';

test('that everything is being asked about is no change: “what changed” tells what people did', async () => {
  const office = anOffice();
  await office.days('2021-09-22', '2021-09-22');
  const changes = async () => {
    const { total, quiet } = expectKind(
      await office.does('governance-officer', { kind: 'show-changes' }),
      'changes',
    );
    return [total, quiet];
  };
  expect(await changes()).toEqual([0, 3]);
  await office.does('governance-officer', {
    kind: 'set-target',
    refs: [ref('2')],
    on: '31 March 2022',
    because: 'It was agreed.',
  });
  expect(await changes()).toEqual([1, 2]);
});

test('why a message came is said once for all that it is true of', async () => {
  const office = anOffice();
  await office.days('2021-09-22', '2021-09-22');
  const why = expectKind(await office.does('crime', { kind: 'show-why', delivery: null }), 'notice');
  expect(why.sentences).toContain('Rec 1 and rec 2: asked for the first time.');
});
