import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { toButton } from '../../../src/platforms/slack/buttons.js';
import { command, event, mentioned, pressed, read, said, turnOf } from '../../support/slack-payloads.js';

setFlagsFromString('--allow-natives-syntax');
/** Whether V8 has two objects in one class; only then is whoever reads them quick. */
const areAlike = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;

// A class comes to be known with the first few objects of it.
const alike = (make: () => object): boolean => {
  for (let times = 0; times < 1_000; times += 1) make();
  return areAlike(make(), make());
};

test.each([
  ['a command', () => turnOf(command())],
  ['a direct message', () => turnOf(said())],
  ['a mention', () => turnOf(mentioned())],
  ['a press', () => turnOf(pressed())],
])('turns of one kind are of one class: %s', (_, make) => {
  expect(alike(() => make().turn)).toBe(true);
});

test('Home’s turns are of one class', () => {
  const home = () => read(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }));
  expect(
    alike(() => {
      const came = home();
      return came.kind === 'home' ? came.turn : expect.fail(came.kind);
    }),
  ).toBe(true);
});

test('buttons are of one class', () => {
  const action = { type: 'Action.Execute', title: 'History', verb: 'show-history', data: { ref: 'A/7' } };
  expect(alike(() => toButton(action, 1) ?? expect.fail('no button'))).toBe(true);
});
