import { describe, expect, test } from 'vitest';
import { demoLinks, liveLinks } from '../../../src/calendar-feed/links.js';
import { withCalendarLinks } from '../../../src/calendar-feed/on-cards.js';
import { calendarRoutes } from '../../../src/platforms/calendar/routes.js';
import { toViews } from '../../../src/views/to-views.js';
import { fakeLog } from '../../support/fake-messenger.js';
import { aWorld, toCard, type World } from '../../support/world.js';

const BOARD = 'governance-board';
const HOST = { host: '127.0.0.1:3978' };
const live = liveLinks({ secret: 's'.repeat(32), publicUrl: 'https://scrutiny.example.org' });

const demoOf = ({ store, clock }: World) =>
  calendarRoutes({ store, clock, links: demoLinks, mode: 'demo', log: fakeLog() });
const liveOf = ({ store, clock }: World) =>
  calendarRoutes({ store, clock, links: live, mode: 'live', log: fakeLog() });
const pathOf = (url: string): string => url.replace('https://scrutiny.example.org', '');
/** The unfolded lines of a feed that begin with one of these names. */
const linesOf = (feed: string, ...names: readonly string[]): string[] =>
  feed
    .replace(/\r\n /g, '')
    .split('\r\n')
    .filter((line) => names.some((name) => line.startsWith(`${name}:`)));

describe('in a demo', () => {
  test('a board’s feed tells its meetings and nothing about the work', async () => {
    const world = await aWorld();
    const answer = await demoOf(world).request(`/calendar/${BOARD}/board.ics`, { headers: HOST });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="board.ics"');
    const feed = await answer.text();
    expect(linesOf(feed, 'SUMMARY', 'DTSTART', 'STATUS', 'SEQUENCE').slice(0, 4)).toEqual([
      'DTSTART:20211012T090000Z',
      'SEQUENCE:0',
      'STATUS:CONFIRMED',
      'SUMMARY:Governance Board',
    ]);
    expect(linesOf(feed, 'UID')).toHaveLength(4);
    expect(feed).not.toMatch(/RAPE|Head of|Chair|mailto|DESCRIPTION|ATTENDEE/);
  });

  test('a meeting keeps its UID when it moves and when it is cancelled, and its number grows', async () => {
    const world = await aWorld();
    const one = async () => {
      const answer = await demoOf(world).request(`/calendar/${BOARD}/2021-10-12.ics`, { headers: HOST });
      return linesOf(await answer.text(), 'UID', 'DTSTART', 'SEQUENCE', 'STATUS');
    };
    const [uid, ...before] = await one();
    expect(before).toEqual(['DTSTART:20211012T090000Z', 'SEQUENCE:0', 'STATUS:CONFIRMED']);
    await world.does('governance', {
      kind: 'move-meeting',
      meeting: '12 October',
      to: '14 October 14:00',
      because: 'x',
    });
    expect(await one()).toEqual([uid, 'DTSTART:20211014T130000Z', 'SEQUENCE:1', 'STATUS:CONFIRMED']);
    await world.does('governance', {
      kind: 'cancel-meeting',
      meeting: '14 October',
      because: 'secret reason',
    });
    expect(await one()).toEqual([uid, 'DTSTART:20211014T130000Z', 'SEQUENCE:2', 'STATUS:CANCELLED']);
  });

  test.each([
    ['another host', `/calendar/${BOARD}/board.ics`, { host: 'scrutiny.example.org' }, 403],
    ['a proxy', `/calendar/${BOARD}/board.ics`, { ...HOST, 'x-forwarded-for': '192.0.2.1' }, 403],
    ['a board that is not there', '/calendar/nothing/board.ics', HOST, 404],
    ['a day without a meeting', `/calendar/${BOARD}/2021-10-13.ics`, HOST, 404],
    ['another file', `/calendar/${BOARD}/register.json`, HOST, 404],
    ['no file', `/calendar/${BOARD}`, HOST, 404],
  ])('%s gets nothing', async (_what, path, headers, status) => {
    const answer = await demoOf(await aWorld()).request(path, { headers });
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/VCALENDAR/);
  });
});

describe('in live mode', () => {
  test('the address is the key: another board’s, another secret’s, the board’s name and half a key open nothing', async () => {
    const world = await aWorld();
    const app = liveOf(world);
    const status = async (path: string) => (await app.request(path)).status;
    const own = pathOf(live.to(BOARD, null));
    expect(await status(own)).toBe(200);
    expect(await (await app.request(own)).text()).toMatch(/SUMMARY:Governance Board/);
    expect(await (await app.request(pathOf(live.to('other-board', null)))).text()).not.toMatch(
      /Governance Board/,
    );
    const others = liveLinks({ secret: 't'.repeat(32), publicUrl: '' });
    for (const path of [
      others.to(BOARD, null),
      `/calendar/${BOARD}/board.ics`,
      own.replace(/.\/board/, '/board'),
      own.replace(/.\/board/, 'é/board'),
      '/calendar//board.ics',
    ])
      expect([path, await status(path)]).toEqual([path, 404]);
  });

  test('a key is 256 bits and the same after a restart', () => {
    const again = liveLinks({ secret: 's'.repeat(32), publicUrl: 'https://scrutiny.example.org' });
    expect(again.to(BOARD, null)).toBe(live.to(BOARD, null));
    expect(live.to(BOARD, `${BOARD}:2021-10-12`)).toMatch(
      /^https:\/\/scrutiny\.example\.org\/calendar\/[\w-]{43}\/2021-10-12\.ics$/,
    );
  });
});

describe('on cards', () => {
  const linked = withCalendarLinks(toCard, live);
  const draw = async (world: World, kind: 'show-next-meeting' | 'show-boards') => {
    const intent = kind === 'show-boards' ? { kind, board: BOARD } : { kind };
    const [view] = toViews(await world.does('governance', intent), world.store.read());
    if (!view) throw new Error('There is no view.');
    return view;
  };

  test('a meeting’s has “Add to calendar”, where the bot can be reached', async () => {
    const view = await draw(await aWorld(), 'show-next-meeting');
    const action = {
      type: 'Action.OpenUrl',
      title: 'Add to calendar',
      url: live.to(BOARD, `${BOARD}:2021-10-12`),
    };
    expect(linked(view).actions).toContainEqual(action);
    expect(JSON.stringify(toCard(view))).not.toMatch(/Add to calendar/);
  });

  test('a board’s has the address of its feed', async () => {
    const view = await draw(await aWorld(), 'show-boards');
    expect(JSON.stringify(linked(view))).toContain(live.to(BOARD, null));
    expect(JSON.stringify(toCard(view))).not.toMatch(/Calendar feed/);
  });
});
