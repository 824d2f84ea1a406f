import { describe, expect, test } from 'vitest';
import type { TypedBoard } from '../../src/domain/board.js';
import { decideReminders } from '../../src/use-cases/decide-reminders.js';
import type { Result } from '../../src/use-cases/result.js';
import { setBoard } from '../../src/use-cases/set-board.js';
import { typedOf } from '../../src/use-cases/typed-board.js';
import { aTypedBoard } from '../support/boards.js';
import { anAsker, clockwork } from '../support/clockwork.js';
import { aBoard } from '../support/records.js';
import { aWorld, BOARD_CHANNEL, CODE, expectKind, type World } from '../support/world.js';

const BOARD = 'governance-board';
const set = (world: World, typed: TypedBoard, board = ''): Promise<Result> =>
  world.does('governance', { kind: 'set-board', board, typed });
const asItIs = (world: World): TypedBoard => {
  const board = world.store.read().boards.get(BOARD);
  if (!board) throw new Error('The demo has no board.');
  return typedOf(board, world.store.read());
};
const change = (world: World, over: Partial<TypedBoard>) => set(world, { ...asItIs(world), ...over }, BOARD);
/** "2021-10-12 10:00 planned" of each of the board's meetings, by day. */
const meetings = (world: World, board = BOARD): string[] =>
  [...world.store.read().meetings.values()]
    .filter((meeting) => meeting.board === board)
    .map(({ day, time, state }) => `${day} ${time} ${state}`)
    .sort();
const said = (world: World) =>
  [...world.store.read().deliveries.values()].map(({ rule, conversation }) => `${rule} ${conversation}`);

describe('adding a board', () => {
  test('is one record and its meetings, in one entry', async () => {
    const world = await aWorld();
    const shown = expectKind(await set(world, aTypedBoard()), 'boards');
    const [board] = [...world.store.read().boards.values()].filter(({ name }) => name === 'Scrutiny Panel');
    expect(board).toEqual({
      id: expect.stringMatching(/^B\d+$/),
      name: 'Scrutiny Panel',
      kind: 'scrutiny',
      chair: 'board-chair',
      lead: null,
      members: ['head-of-crime', 'isva-lead'],
      deputies: [{ of: 'head-of-crime', deputy: 'isva-lead' }],
      conversations: [],
      zone: 'Europe/London',
      rrule: 'FREQ=MONTHLY;BYDAY=-1FR',
      dates: [],
      from: '2021-10-04',
      time: '14:00',
      updatesDue: 3,
      papersOut: 4,
      hours: { from: '09:00', until: '17:00' },
      oversees: [CODE],
    });
    expect(world.written().map(({ why }) => why)).toEqual(['Added a board']);
    expect(meetings(world, board?.id)).toEqual([
      '2021-10-29 14:00 planned',
      '2021-11-26 14:00 planned',
      '2021-12-31 14:00 planned',
      '2022-01-28 14:00 planned',
    ]);
    expect(shown.boards[0]?.next.map(({ day }) => day)).toEqual(['2021-10-29', '2021-11-26', '2021-12-31']);
    expect(said(world)).toEqual([]);
  });

  test('by explicit dates plans those', async () => {
    const world = await aWorld();
    await set(world, aTypedBoard({ days: '12 October 2021, 9 November 2021' }));
    const [board] = [...world.store.read().boards.values()].filter(({ name }) => name === 'Scrutiny Panel');
    expect(meetings(world, board?.id)).toEqual(['2021-10-12 14:00 planned', '2021-11-09 14:00 planned']);
  });

  test('sent twice adds it once; another of the same name is refused beside the name', async () => {
    const world = await aWorld();
    await set(world, aTypedBoard());
    expect(expectKind(await set(world, aTypedBoard()), 'boards').happened).toMatch(/^Nothing changed/);
    const again = expectKind(await set(world, aTypedBoard({ time: '15:00' })), 'board-form');
    expect(again.problems.name).toMatch(/already/);
    expect(world.written()).toHaveLength(1);
  });

  test.each([
    ['name', '', /^Give the board a name/],
    ['name', 'x'.repeat(101), /has 101 characters/],
    ['days', 'whenever', /cannot read “whenever”/],
    ['days', '12 October 2020', /gives no day still to come/],
    ['from', 'soon', /“soon” is not a day/],
    ['time', '25:00', /“25:00” is not a time of day/],
    ['zone', 'Mars', /“Mars” is not a time zone.*Europe\/London/],
    ['zone', '+01:00', /is not a time zone/],
    ['chair', 'Nobody Known', /I do not know “Nobody Known”/],
    ['members', 'Head of Crime, Head of', /Several people answer to “Head of”/],
    ['deputies', 'Head of Crime', /It goes: Head of Crime: Head of Data/],
    ['deputies', 'HC: Head of Crime', /cannot stand in for themselves/],
    ['deputies', 'HC: ISVA lead; HC: HPP', /has two deputies/],
    ['updatesDue', '61', /Allowed are 0 to 60/],
    ['papersOut', '-1', /Allowed are 0 to 60/],
    ['hours', '17:00–09:00', /are not hours of a day/],
    ['oversees', 'RAPE-P2', /I do not know “RAPE-P2”.*Inspections I know: RAPE-P1-2021/],
    ['members', 'x'.repeat(3_001), /at most 3,000 fit/],
  ] as const)(
    'with a wrong %s, “%.20s”, says so beside it and writes nothing',
    async (field, value, sentence) => {
      const world = await aWorld();
      const typed = aTypedBoard({ [field]: value });
      const form = expectKind(await set(world, typed), 'board-form');
      expect(Object.keys(form.problems)).toEqual([field]);
      expect(form.problems[field]).toMatch(sentence);
      expect(form.fields).toEqual(typed);
      expect(world.written()).toEqual([]);
    },
  );

  test('takes words as people say them', async () => {
    const world = await aWorld();
    await set(
      world,
      aTypedBoard({
        time: '2.30pm',
        hours: '8am to 6pm',
        zone: 'europe/london',
        updatesDue: '3 clear working days',
        oversees: `${CODE.toLowerCase()}/7`,
      }),
    );
    expect([...world.store.read().boards.values()].at(-1)).toMatchObject({
      time: '14:30',
      hours: { from: '08:00', until: '18:00' },
      zone: 'Europe/London',
      updatesDue: 3,
      oversees: [`${CODE}/7`],
    });
  });
});

describe('changing a board', () => {
  test('saved as it was changes nothing', async () => {
    const world = await aWorld();
    expect(expectKind(await change(world, {}), 'boards').happened).toMatch(/^Nothing changed/);
    expect(world.written()).toEqual([]);
  });

  test('other settings than the calendar move no meeting and tell nobody', async () => {
    const world = await aWorld();
    const before = meetings(world);
    await change(world, { chair: 'Head of Crime', updatesDue: '5' });
    expect(world.store.read().boards.get(BOARD)).toMatchObject({ chair: 'head-of-crime', updatesDue: 5 });
    expect(meetings(world)).toEqual(before);
    expect(said(world)).toEqual([]);
  });

  test('another time is taken over by the meetings ahead, and one message says so', async () => {
    const world = await aWorld();
    await change(world, { time: '11:30' });
    expect(meetings(world)).toEqual([
      '2021-10-12 11:30 planned',
      '2021-11-09 11:30 planned',
      '2021-12-14 11:30 planned',
      '2022-01-11 11:30 planned',
    ]);
    expect(said(world)).toEqual([`calendar-changed ${BOARD_CHANNEL}`]);
    expect(world.written()).toHaveLength(1);
  });

  test('meetings that the rule no longer gives are cancelled with a reason, and come back with the rule', async () => {
    const world = await aWorld();
    await change(world, { days: 'second Wednesday; also 12 October 2021' });
    expect(meetings(world)).toEqual([
      '2021-10-12 10:00 planned',
      '2021-10-13 10:00 planned',
      '2021-11-09 10:00 cancelled',
      '2021-11-10 10:00 planned',
      '2021-12-08 10:00 planned',
      '2021-12-14 10:00 cancelled',
      '2022-01-11 10:00 cancelled',
      '2022-01-12 10:00 planned',
    ]);
    expect(world.store.read().meetings.get(`${BOARD}:2021-11-09`)?.cancelledBecause).toMatch(
      /calendar no longer gives/,
    );
    await change(world, { days: 'second Tuesday' });
    expect(meetings(world).filter((one) => one.endsWith('planned'))).toEqual([
      '2021-10-12 10:00 planned',
      '2021-11-09 10:00 planned',
      '2021-12-14 10:00 planned',
      '2022-01-11 10:00 planned',
    ]);
  });

  test('what was moved or cancelled by hand stays as it is', async () => {
    const world = await aWorld();
    await world.does('governance', {
      kind: 'move-meeting',
      meeting: '12 October',
      to: '14 October 14:00',
      because: 'x',
    });
    await world.does('governance', { kind: 'cancel-meeting', meeting: '9 November', because: 'y' });
    await change(world, { days: 'second Tuesday; also 18 November 2021', time: '09:00' });
    expect(meetings(world)).toEqual([
      '2021-10-14 14:00 planned',
      '2021-11-09 10:00 cancelled',
      '2021-11-18 09:00 planned',
      '2021-12-14 09:00 planned',
      '2022-01-11 09:00 planned',
    ]);
    expect(world.store.read().meetings.get(`${BOARD}:2021-11-09`)?.cancelledBecause).toBe('y');
  });

  test('two changes before anything went out are told once', async () => {
    const world = await aWorld();
    await change(world, { time: '11:00' });
    await change(world, { time: '12:00' });
    expect([...world.store.read().deliveries.values()].map(({ rule, state }) => `${rule} ${state}`)).toEqual([
      'calendar-changed overtaken',
      'calendar-changed decided',
    ]);
  });

  test('the message goes out, and a reminder that was due at the former time is not sent', async () => {
    const { deps, clock, messenger, tick, ledger } = clockwork({
      boards: [aBoard({ oversees: [], papersOut: 0 })],
    });
    clock.set('2021-10-11T09:00:00Z');
    await decideReminders(deps);
    const board = deps.store.read().boards.get('governance') ?? aBoard();
    const typed = { ...typedOf(board, deps.store.read()), time: '11:00' };
    await setBoard(deps, anAsker(), { board: 'governance', typed });
    expect(ledger()).toContain('meeting-1-day overtaken');
    await tick();
    expect(messenger.sent.map(({ key }) => key?.split('|')[0])).toEqual(['calendar-changed']);
    expect(messenger.sent[0]?.text).toMatch(
      /Governance Board: second Tuesday of each month at 11:00[\s\S]*Next: Tuesday 12 October 2021 at 11:00/,
    );
  });

  test('a first day that the words contradict is asked about; one of the two alone is taken', async () => {
    const world = await aWorld();
    const fortnight = 'fortnightly on Thursdays from 7 October 2021';
    await change(world, { days: fortnight });
    const asked = expectKind(await change(world, { from: '2021-10-14' }), 'board-form');
    expect(asked.problems.days).toMatch(
      /count from Thursday 7 October 2021, and the first day is given as Thursday 14/,
    );
    await change(world, { days: fortnight.replace('7 ', '14 ') });
    expect(world.store.read().boards.get(BOARD)?.from).toBe('2021-10-14');
    await change(world, { days: 'fortnightly on Thursdays', from: '2021-10-20' });
    expect(world.store.read().boards.get(BOARD)?.from).toBe('2021-10-21');
  });

  test('a board that is not there is said so', async () => {
    const world = await aWorld();
    expect((await set(world, aTypedBoard(), 'gone')).kind).toBe('refused');
    expect(world.written()).toEqual([]);
  });

  test('explicit dates that have passed do not keep other settings from being changed', async () => {
    const world = await aWorld();
    await change(world, { days: '12 October 2021' });
    world.clock.set('2021-11-01T09:00:00Z');
    expect(expectKind(await change(world, { papersOut: '5' }), 'boards').happened).toMatch(/^Changed/);
    expect(world.store.read().boards.get(BOARD)?.papersOut).toBe(5);
  });
});

describe('a board’s own conversation', () => {
  const here = (id: string, board: string | null = null) => ({
    via: 'teams' as const,
    conversation: { id, kind: 'shared' as const, board, inspection: null },
  });
  const claim = (world: World, id: string, board = 'governance', on: string | null = null) =>
    world.does('governance', { kind: 'set-board-channel', board }, here(id, on));

  test('is where it is said, on that platform beside the others’', async () => {
    const world = await aWorld();
    expect((await claim(world, 'teams:a')).kind).toBe('kept');
    const { boards, conversations } = world.store.read();
    expect(boards.get(BOARD)?.conversations).toEqual([BOARD_CHANNEL, 'teams:a']);
    expect(conversations.get('teams:a')).toMatchObject({ board: BOARD, kind: 'shared', platform: 'teams' });
    await claim(world, 'teams:a', 'governance', BOARD);
    expect(world.written()).toHaveLength(1);
  });

  test('takes the place of the former one of the platform, which shows working facts no more', async () => {
    const world = await aWorld();
    await claim(world, 'teams:a');
    await claim(world, 'teams:b');
    const { boards, conversations } = world.store.read();
    expect(boards.get(BOARD)?.conversations).toEqual([BOARD_CHANNEL, 'teams:b']);
    expect(conversations.get('teams:a')?.board).toBeNull();
  });

  test('is taken away by “not the board’s channel”', async () => {
    const world = await aWorld();
    await claim(world, 'teams:a');
    await world.does('governance', { kind: 'remove-board-channel' }, here('teams:a', BOARD));
    expect(world.store.read().boards.get(BOARD)?.conversations).toEqual([BOARD_CHANNEL]);
    expect(world.store.read().conversations.get('teams:a')?.board).toBeNull();
    const again = await world.does('governance', { kind: 'remove-board-channel' }, here('teams:a'));
    expect(again.kind).toBe('refused');
  });

  test.each(['viewer', 'owner', 'chair', 'admin', 'nobody'] as const)(
    'is not the %s’s to say',
    async (who) => {
      const world = await aWorld();
      const set = await world.does(who, { kind: 'set-board-channel', board: BOARD }, here('teams:a'));
      const remove = await world.does(who, { kind: 'remove-board-channel' }, here(BOARD_CHANNEL, BOARD));
      expect([set.kind, remove.kind]).toEqual(['refused', 'refused']);
      expect(world.written()).toEqual([]);
    },
  );

  test('is no conversation of one person, and none of another board', async () => {
    const world = await aWorld();
    const alone = await world.does('governance', { kind: 'set-board-channel', board: BOARD });
    expect(expectKind(alone, 'refused').sentence).toMatch(/your own conversation/);
    const taken = await claim(world, BOARD_CHANNEL, 'other-board', BOARD);
    expect(expectKind(taken, 'refused').sentence).toMatch(/another board’s own/);
    expect(world.written()).toEqual([]);
  });

  test('a private command in a channel is about the channel', async () => {
    const world = await aWorld();
    const answer = await world.bot({
      id: 'slack:1',
      platform: 'web',
      conversation: { id: 'web:elsewhere', kind: 'shared', name: 'Elsewhere' },
      account: { id: 'governance', name: 'Governance officer' },
      privately: true,
      kind: 'command',
      text: 'board here Governance Board',
    });
    expect(answer.replies[0]?.view.text).toMatch(/own conversation of Governance Board, in the place/);
    expect(world.store.read().boards.get(BOARD)?.conversations).toEqual(['web:elsewhere']);
  });
});
