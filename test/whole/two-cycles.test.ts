import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/calendar.js';
import type { Delivery } from '../../src/domain/register.js';
import { startWhole, type Whole } from '../support/whole.js';

/** The demo as it starts, with nobody answering, pressed through to the day after the second meeting's response is due. */
let whole: Whole;
let presses = 0;

const press = (): Promise<Response> =>
  fetch(new URL('/api/clock', whole.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(whole.address).origin },
    body: JSON.stringify({ advance: 'next-reminder' }),
  });

beforeAll(async () => {
  whole = await startWhole();
  const { clock } = whole.running.house;
  while (clock.now() < Date.parse('2021-11-12T09:00:00Z')) {
    presses += 1;
    expect((await press()).status).toBe(200);
    expect(presses).toBeLessThan(60);
  }
});
afterAll(() => whole.end());

const sent = (): readonly Delivery[] => [...whole.running.house.store.read().deliveries.values()];
const day = ({ decidedAt }: Delivery): string => dayOf(decidedAt, 'Europe/London');
const to = ({ conversation }: Delivery): string => conversation.replace('web:direct:', '');
/** "day persona" of each message in which some line has come to this step. */
const withStep = (step: string): string[] =>
  sent()
    .filter(({ items }) => items.some((item) => item.step === step))
    .map((one) => `${day(one)} ${to(one)}`);
const withRule = (rule: string): string[] =>
  sent()
    .filter((one) => one.rule === rule)
    .map((one) => `${day(one)} ${to(one)}`);

describe('whoever opens the page and presses “to the next reminder” through two cycles sees', () => {
  test('owners asked, asked again, and reminded on the last day', () => {
    const owners = ['data', 'isva', 'crime', 'owner'];
    const on = (...days: string[]) => days.flatMap((one) => owners.map((who) => `${one} ${who}`));
    expect(withStep('first')).toEqual(on('2021-10-04', '2021-10-20'));
    expect(withStep('chase')).toEqual(on('2021-10-27'));
    expect(withStep('last')).toEqual(on('2021-10-06', '2021-11-03'));
  });

  test('deputies, then the chief officer lead and the chair’s list', () => {
    expect(withStep('deputy').sort()).toEqual(
      ['2021-10-07', '2021-11-04'].flatMap((one) => [`${one} crime`, `${one} data`, `${one} owner`]),
    );
    expect(withStep('lead')).toEqual(['2021-10-08 lead', '2021-11-05 lead']);
    expect(withRule('updates-missing')).toEqual(['2021-10-08 chair', '2021-11-05 chair']);
  });

  test('a digest every Monday, to governance and to the Commissioner', () => {
    expect(withRule('digest')).toEqual(
      ['2021-10-11', '2021-10-18', '2021-10-25', '2021-11-01', '2021-11-08'].flatMap((one) => [
        `${one} governance`,
        `${one} commissioner`,
      ]),
    );
  });

  test('the board reminded of both meetings, and the statutory clock run down', () => {
    for (const rule of ['meeting-7-days', 'meeting-1-day', 'meeting-2-hours'])
      expect(withRule(rule)).toHaveLength(2);
    for (const [rule, on] of [
      ['response-28-days', '2021-10-14'],
      ['response-14-days', '2021-10-28'],
      ['response-7-days', '2021-11-04'],
      ['response-3-days', '2021-11-08'],
      ['response-1-day', '2021-11-10'],
      ['response-breached', '2021-11-12'],
    ] as const)
      expect(withRule(rule)).toEqual([`${on} governance`, `${on} commissioner`]);
  });

  test('each press brings something, and nobody gets two messages about updates on one day', () => {
    expect(sent().filter(({ state }) => state !== 'sent')).toEqual([]);
    // As the README says.
    expect(presses).toBe(24);
    expect(new Set(sent().map(({ decidedAt }) => decidedAt.slice(0, 13))).size).toBeGreaterThanOrEqual(
      presses,
    );
    const asked = withRule('updates-asked');
    expect(new Set(asked).size).toBe(asked.length);
  });
});
