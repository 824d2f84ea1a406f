import { expect, test } from 'vitest';
import { actionAt } from '../../src/domain/action-log.js';
import { anAction } from '../support/records.js';

const action = anAction({
  owner: 'data',
  due: '2021-11-12',
  state: 'done',
  settled: { by: 'data', at: '2021-11-10T09:00:00Z', note: 'Sent.' },
  former: [
    { owner: 'crime', ownerSaid: 'HC', due: '2021-10-15', until: '2021-10-20T09:00:00Z' },
    { owner: 'data', ownerSaid: 'HD', due: '2021-10-15', until: '2021-11-01T09:00:00Z' },
  ],
});

test.each([
  ['2021-10-19T09:00:00Z', 'crime', '2021-10-15', 'open'],
  ['2021-10-20T09:00:00Z', 'data', '2021-10-15', 'open'],
  ['2021-11-05T09:00:00Z', 'data', '2021-11-12', 'open'],
  ['2021-11-10T09:00:00Z', 'data', '2021-11-12', 'done'],
  [null, 'data', '2021-11-12', 'done'],
])('at %s the action was %s’s, by %s, and %s', (at, owner, due, state) => {
  expect(actionAt(action, at)).toMatchObject({ owner, due, state });
});
