import { describe, expect, test } from 'vitest';
import { createGate, type Ended } from '../../src/scheduling/gate.js';
import { begin, end, isOver, LIMITS, mayGoAt, NOTHING_YET, type Past } from '../../src/scheduling/pacing.js';
import { fakeClock, HOUR, SECOND } from '../support/fake-clock.js';

const TEAMS = LIMITS.teams.send.conversation;
const since = (...ended: readonly number[]): Past => ({ ...NOTHING_YET, ended });

describe('when the next may go', () => {
  test('at once, where nothing went before', () => {
    expect(mayGoAt(TEAMS, NOTHING_YET, 0)).toBeLessThanOrEqual(0);
  });

  test.each([
    ['the eighth a second after the first', [0, 0, 0, 0, 0, 0, 0], 1_000],
    ['the ninth two seconds after the first', [0, 0, 0, 0, 0, 0, 0, 1_000], 2_000],
    ['as the windows slide', [0, 300, 300, 300, 300, 300, 300, 1_000], 2_000],
    ['the 61st half a minute after the first', Array.from({ length: 60 }, (_, n) => n * 300), 30_000],
    ['the 1,801st an hour after the first', Array.from({ length: 1_800 }, (_, n) => n * 1_000), 3_600_000],
  ])('in Teams, %s', (_what, ended, at) => {
    expect(mayGoAt(TEAMS, since(...ended), ended.at(-1) ?? 0)).toBe(at);
  });

  test('not before those under way have ended, where they fill a window', () => {
    const past = begin(since(0, 0, 0, 0, 0, 0));
    expect(mayGoAt(TEAMS, past, 900)).toBe(1_000);
    expect(mayGoAt([{ count: 1, within: 0 }], begin(NOTHING_YET), 0)).toBe(Number.POSITIVE_INFINITY);
    expect(
      mayGoAt(
        [{ count: 1, within: 1_000 }],
        end(begin(NOTHING_YET), [{ count: 1, within: 1_000 }], 700, 0),
        700,
      ),
    ).toBe(1_700);
  });

  test('not while the platform asked to be left alone', () => {
    expect(mayGoAt([], end(begin(NOTHING_YET), [], 100, 7_000), 100)).toBe(7_100);
  });

  test('a clock set back holds nothing up for as long as it went', () => {
    expect(mayGoAt([{ count: 1, within: 1_000 }], since(5 * HOUR), 0)).toBe(1_000);
  });

  test('only what a window counts is kept, and nothing once an hour has passed', () => {
    let past: Past = NOTHING_YET;
    for (let n = 0; n < 2_000; n += 1) past = end(begin(past), TEAMS, n, 0);
    expect(past.ended).toHaveLength(1_800);
    expect([isOver(past, 1_999 + HOUR - 1), isOver(past, 1_999 + HOUR)]).toEqual([false, true]);
  });
});

describe('the gate', () => {
  const gateOn = () => {
    const clock = fakeClock();
    const gate = createGate({ clock, sleep: () => new Promise(() => undefined) });
    const passed: string[] = [];
    const ended = new Map<string, Ended>();
    const come = (conversation: string, left = 0) => {
      const caller = {
        platform: 'slack',
        conversation,
        left: () => left,
        waits: () => undefined,
        goes: () => undefined,
      } as const;
      void gate.pass('send', caller).then((one) => {
        passed.push(one === null ? `${conversation} not` : conversation);
        if (one !== null) ended.set(conversation, one);
      });
    };
    return {
      clock,
      gate,
      passed,
      ended,
      come,
      settle: () => new Promise((resolve) => setImmediate(resolve)),
    };
  };

  test('a conversation that was asked to wait holds no other', async () => {
    const { clock, gate, passed, ended, come, settle } = gateOn();
    come('a');
    await settle();
    ended.get('a')?.(60 * SECOND);
    come('a');
    come('b');
    await settle();
    expect(passed).toEqual(['a', 'b']);
    clock.advance(60 * SECOND);
    gate.look();
    await settle();
    expect(passed).toEqual(['a', 'b', 'a']);
  });

  test('where all wait for the platform, the first and the longest line take turns', async () => {
    const { passed, ended, come, settle } = gateOn();
    for (let n = 0; n < 50; n += 1) come(`early ${n}`);
    for (const [conversation, left] of [
      ['one', 1],
      ['two', 1],
      ['long', 99],
      ['three', 1],
    ] as const)
      come(conversation, left);
    await settle();
    expect(passed).toHaveLength(50);
    for (let n = 0; n < 4; n += 1) ended.get(`early ${n}`)?.();
    await settle();
    expect(passed.slice(50)).toEqual(['one', 'long', 'two', 'three']);
  });

  test('closed, lets nobody through, and those that wait are told', async () => {
    const { gate, passed, come, settle } = gateOn();
    come('a');
    come('a');
    await settle();
    gate.close();
    come('b');
    await settle();
    expect(passed).toEqual(['a', 'a not', 'b not']);
  });
});
