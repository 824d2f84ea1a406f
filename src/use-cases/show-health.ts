import { ALARMS, alarmsOf } from '../domain/alarm.js';
import { sayInstant } from '../domain/calendar.js';
import { healthOf } from '../domain/health.js';
import { zoneOf } from '../domain/status.js';
import { count } from '../domain/words.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/**
 * The answer to "are you all right?": when the clock's work was last done, when a message last went out, what waits,
 * and whatever is wrong. For everybody whom the register knows; it names nobody and no recommendation.
 */
export const showHealth = (deps: Deps, asker: Asker): Result => {
  if (asker.person === null)
    return refused('I am here. How my work is going is for the people who work with me.', [
      { label: 'What I can do', verb: 'help', data: {} },
    ]);
  const register = deps.store.read();
  const now = deps.clock.now();
  const lastTick = deps.lastTick?.() ?? now;
  const { deliveries } = register;
  const health = healthOf(lastTick, deliveries, now);
  const wrong = alarmsOf(register, lastTick, now).map(({ kind }) => ALARMS[kind]);
  const zone = zoneOf(register);
  const sent = health.sinceDelivery === null ? null : sayInstant(now - health.sinceDelivery * 1_000, zone);
  return {
    kind: 'notice',
    heading: wrong.length === 0 ? 'All is well' : 'Something needs a person',
    sentences: [
      ...new Set(wrong),
      `I last looked at the clock on ${sayInstant(lastTick, zone)}.`,
      sent === null
        ? 'I have not sent anything by myself yet.'
        : `I last sent something by myself on ${sent}.`,
      health.undelivered === 0
        ? 'Nothing waits to be sent.'
        : `${count(health.undelivered, 'message')} ${health.undelivered === 1 ? 'waits' : 'wait'} to be sent.`,
    ],
    waysOn:
      health.deadLetters > 0 ? [{ label: 'What was not delivered', verb: 'show-deliveries', data: {} }] : [],
    ...PERSONAL,
  };
};
