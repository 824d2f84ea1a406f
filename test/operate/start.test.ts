import { describe, expect, test } from 'vitest';
import { liveLinks } from '../../src/calendar-feed/links.js';
import { start } from '../../src/operate/start.js';
import { anOperator, aRunningBot } from '../support/operator.js';
import { aFolder } from '../support/store.js';

describe('starting on an empty folder', () => {
  test('fills the demo with the letter, its owners and the board’s meetings, once', async () => {
    const dir = aFolder();
    const first = await aRunningBot(dir);
    const register = first.house.store.read();
    expect([...register.recommendations.keys()]).toEqual(
      ['1', '2', '3', '4', '5', '6', '7', '8'].map((number) => `RAPE-P1-2021/${number}`),
    );
    expect([...register.recommendations.values()].filter(({ owner }) => owner === null)).toEqual([]);
    const meetings = [...register.meetings.values()].map(({ day, time, zone }) => `${day} ${time} ${zone}`);
    expect(meetings.slice(0, 2)).toEqual([
      '2021-10-12 10:00 Europe/London',
      '2021-11-09 10:00 Europe/London',
    ]);
    expect(new Date(first.house.clock.now()).toISOString().slice(0, 15)).toBe('2021-10-04T08:0');
    await first.stop();
    const begun = [...first.house.store.entries()].filter(({ via }) => via === 'start').length;

    const second = await aRunningBot(dir);
    expect([...second.house.store.entries()].filter(({ via }) => via === 'start')).toHaveLength(begun);
    expect(second.house.store.read().recommendations.size).toBe(8);
    expect(second.adminCode).toBeNull();
    expect([...first.lines, ...second.lines].filter((line) => /error|fail/i.test(line))).toEqual([]);
  });

  test('answers at the address that it prints, and stops when it is told to', async () => {
    const operator = anOperator();
    let end: () => void = () => {};
    const until = new Promise<void>((resolve) => {
      end = resolve;
    });
    const running = start({ ...operator, config: { ...operator.config, port: 0 } }, until);
    await expect.poll(() => operator.shown()).toMatch(/open http:\/\/127\.0\.0\.1:\d+\//);
    const address = /http:\S+/.exec(operator.shown())?.[0] ?? '';
    expect((await fetch(address)).status).toBe(200);
    const feed = await fetch(new URL('/calendar/governance-board/board.ics', address));
    expect(await feed.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(await (await fetch(`${address}healthz`)).json()).toEqual({ alive: true });
    expect(await (await fetch(`${address}readyz`)).json()).toMatchObject({ ready: true, deadLetters: 0 });
    end();
    expect(await running).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });

  test('in live mode has no page and no letter, and prints a code for the first administrator', async () => {
    const operator = anOperator({ mode: 'live' });
    expect(await start(operator, Promise.resolve())).toBe(0);
    expect(operator.shown()).toMatch(/becomes one: [A-HJ-NP-Z2-9]{4}(?:-[A-HJ-NP-Z2-9]{4}){3}\n$/);
    expect(operator.shown()).not.toMatch(/http:/);
  });

  test('in live mode with a secret for them has calendar feeds, and no page beside them', async () => {
    const operator = anOperator({ mode: 'live' });
    const calendar = { secret: 's'.repeat(32), publicUrl: 'https://scrutiny.example.org' };
    let end: () => void = () => {};
    const until = new Promise<void>((resolve) => {
      end = resolve;
    });
    const running = start({ ...operator, config: { ...operator.config, port: 0, calendar } }, until);
    await expect.poll(() => operator.shown()).toMatch(/It listens at http:\/\/127\.0\.0\.1:\d+/);
    const address = /http:\S+/.exec(operator.shown())?.[0] ?? '';
    const path = liveLinks(calendar).to('board', null).replace(calendar.publicUrl, '');
    expect((await fetch(new URL(path, address))).status).toBe(404);
    expect((await fetch(new URL('/', address))).status).toBe(404);
    end();
    expect(await running).toBe(0);
  });
});
