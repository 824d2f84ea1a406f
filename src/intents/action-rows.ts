import type { Command } from './commands.js';

/** The rows of the table of commands about actions that were given before. */
export const ACTION_ROWS = [
  {
    word: 'actions',
    also: [],
    usage: 'actions · my actions',
    help: 'The board’s open actions: who, what, by when, and which are late.',
    example: 'my actions',
    intent: 'show-actions',
    needs: 'read-working',
    group: 'answer',
    menu: 'both',
  },
  {
    word: 'action done',
    also: [],
    usage: 'action 12 done “<what was done>” · action 12',
    help: 'Says that an action is done; the note is kept. The number alone shows it.',
    example: 'action 12 done “sent to every member”',
    intent: 'finish-action',
    needs: 'read-working',
    group: 'answer',
  },
  {
    word: 'change action',
    also: [],
    usage:
      'action 12 to KH · action 12 by 12 November · action 12 withdrawn because <reason> · action 12 open',
    help: 'Gives action 12 to somebody else, moves its day, withdraws it or opens it again. With a person right behind the number it gives a new one: action 4 KH by Friday “…”.',
    example: 'action 12 to KH',
    intent: 'reassign-action',
    needs: 'run-meeting',
    group: 'meet',
  },
] as const satisfies readonly Command[];
