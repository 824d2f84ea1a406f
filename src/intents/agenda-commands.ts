import type { Command } from './commands.js';
import { type Form, usage } from './form.js';
import { ITEM, itemOf } from './meeting-commands.js';
import { unquoted } from './minute-commands.js';

/** What a line begins with that is about an agenda. */
export const AGENDA_WORDS = /^(?:show|the|agenda)\b/i;

/** The rows of the table of commands about an agenda. */
export const AGENDA_ROWS = [
  {
    word: 'agenda',
    also: [],
    usage: 'agenda',
    help: 'What is on the agenda, in order; what was carried over is marked.',
    example: 'agenda',
    intent: 'show-agenda',
    needs: 'read-working',
    group: 'meet',
    menu: 'shared',
  },
  {
    word: 'agenda add',
    also: ['agenda move', 'agenda take off'],
    usage: 'agenda add rec 7 · agenda add “<another matter>” · agenda move 7 to 2 · agenda take off 7',
    help: 'Changes the agenda of the meeting, or of the next one; from then on it stands as written.',
    example: 'agenda add “Any other business: custody figures”',
    intent: 'change-agenda',
    needs: 'run-meeting',
    group: 'meet',
  },
] as const satisfies readonly Command[];

/** The commands about an agenda. */
export const AGENDA_FORMS: readonly Form[] = [
  [/^(?:show\s+(?:me\s+)?)?(?:the\s+)?agenda[.?!]?$/i, () => ({ kind: 'show-agenda' })],
  [
    new RegExp(String.raw`^agenda\s+add\s+${ITEM}[.!]?$`, 'iu'),
    (m) => ({ kind: 'change-agenda', change: { how: 'add', item: itemOf(m[1] ?? '') } }),
  ],
  [
    /^agenda\s+add\s+(\S[\s\S]{0,2000})$/i,
    (m) => {
      const title = unquoted(m[1] ?? '');
      return /[\p{L}\p{N}]/u.test(title)
        ? { kind: 'change-agenda', change: { how: 'add-matter', title } }
        : usage('agenda add');
    },
  ],
  [
    new RegExp(String.raw`^agenda\s+move\s+${ITEM}\s+to\s+(?:(?:item|place)\s+)?(\d{1,3})[.!]?$`, 'iu'),
    (m) => ({
      kind: 'change-agenda',
      change: { how: 'move', item: itemOf(m[1] ?? ''), place: Number(m[2]) },
    }),
  ],
  [
    new RegExp(String.raw`^agenda\s+(?:take\s+off|remove)\s+${ITEM}[.!]?$`, 'iu'),
    (m) => ({ kind: 'change-agenda', change: { how: 'take-off', item: itemOf(m[1] ?? '') } }),
  ],
  [/^agenda\s+(?:add|move|take|remove)\b/i, () => usage('agenda add')],
];
