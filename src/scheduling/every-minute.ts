import { setImmediate as breath } from 'node:timers/promises';
import { dueDigests } from '../domain/digest.js';
import { dueMinutes } from '../domain/minutes-out.js';
import { duePapers } from '../domain/papers-out.js';
import { dueWarnings } from '../domain/response-warning.js';
import type { Log } from '../ports.js';
import { askForUpdates, decideMessages } from '../use-cases/ask-for-updates.js';
import { decideAlarms } from '../use-cases/decide-alarms.js';
import { decideDue } from '../use-cases/decide-due.js';
import { decideReminders } from '../use-cases/decide-reminders.js';
import { planMeetings } from '../use-cases/plan-meetings.js';
import type { Deps } from '../use-cases/use-case.js';

/**
 * Gives what a tick does, in this order: meetings are entered, requests are made, what is due is decided, what is
 * wrong is noticed, what is decided is sent. A step that fails is logged and keeps none of the others from its work. A board without a usable rule is logged
 * once, not every minute.
 */
export const createEveryMinute = (
  deps: Deps,
  deliver: () => Promise<void>,
  log: Log,
): (() => Promise<void>) => {
  const said = new Set<string>();
  const plan = async (): Promise<void> => {
    for (const { board } of (await planMeetings(deps)).problems) {
      if (said.has(board)) continue;
      said.add(board);
      log.warn(`Board "${board}" gets no meetings: its recurrence rule or its zone cannot be read.`);
    }
  };
  const steps = [
    ['Entering meetings', plan],
    ['Asking for updates', () => askForUpdates(deps)],
    ['Deciding reminders', () => decideReminders(deps)],
    ['Deciding warnings', () => decideDue(deps, 'This warning', dueWarnings)],
    ['Deciding papers', () => decideDue(deps, 'The pack', duePapers)],
    ['Deciding minutes', () => decideDue(deps, 'The minutes', dueMinutes)],
    ['Deciding digests', () => decideDue(deps, 'This digest', dueDigests)],
    ['Deciding messages', () => decideMessages(deps)],
    ['Looking for what is wrong', () => decideAlarms(deps)],
    ['Sending', deliver],
  ] as const;

  return async () => {
    for (const [name, step] of steps)
      try {
        await step();
        // Each step may have gone through everything there is: whoever waits comes first.
        await breath();
      } catch (error) {
        log.error(
          `${name} failed; the next tick tries again: ${error instanceof Error ? error.message : error}`,
        );
      }
  };
};
