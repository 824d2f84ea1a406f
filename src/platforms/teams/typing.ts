import type { TurnContext } from 'botbuilder';
import type { Log } from '../../ports.js';

/** After how long people are shown that an answer is on its way, in milliseconds. */
export const TYPING_AFTER_MS = 1_000;

/** Shows that an answer is on its way when it takes longer than `after`; what it gives ends that. */
export const showTyping = (
  context: TurnContext,
  log: Log,
  after = TYPING_AFTER_MS,
): (() => Promise<void>) => {
  let showing: Promise<unknown> = Promise.resolve();
  const timer = setTimeout(() => {
    showing = context
      .sendActivity({ type: 'typing' })
      .catch(() => log.info('teams: could not show that an answer is on its way.'));
  }, after);
  return async () => {
    clearTimeout(timer);
    // The turn's context is dead once the turn has ended, so nothing of it may be left running.
    await showing;
  };
};
