import type { Right } from '../domain/permission.js';
import type { IntentKind } from './intent.js';

/** One thing that people can ask for or do: parser, help and manifests read this table and no other. */
export interface Command {
  /** The word after `/rec`, and the heading in help. */
  readonly word: string;
  /** Other first words that mean the same. */
  readonly also: readonly string[];
  /** What follows the word, as help shows it. */
  readonly usage: string;
  /** One line of help. */
  readonly help: string;
  /** Something to type, true to the parser: a test says so. */
  readonly example: string;
  readonly intent: IntentKind;
  /** Who it is for: help shows a command only to those who may. */
  readonly needs: Right;
  readonly group: 'ask' | 'answer' | 'keep';
}

export const COMMANDS = [
  {
    word: 'status',
    also: [],
    usage: 'status 7',
    help: 'How a recommendation stands, who said so and when. Several: status 1, 4 and 6.',
    example: 'status of rec 7',
    intent: 'show-status',
    needs: 'read-published',
    group: 'ask',
  },
  {
    word: 'list',
    also: ['show'],
    usage: 'list open · overdue · undated · closed · mine · red · silent 30 days · of <owner>',
    help: 'Recommendations by state, owner, rating or silence.',
    example: 'list overdue',
    intent: 'show-list',
    needs: 'read-published',
    group: 'ask',
  },
  {
    word: 'text',
    also: ['wording'],
    usage: 'text 7',
    help: 'The whole recommendation and the published answer.',
    example: 'full text of rec 5',
    intent: 'show-text',
    needs: 'read-published',
    group: 'ask',
  },
  {
    word: 'answer',
    also: [],
    usage: 'answer 7',
    help: 'What was published in answer to it, with its source.',
    example: 'what did we answer on rec 4?',
    intent: 'show-answer',
    needs: 'read-published',
    group: 'ask',
  },
  {
    word: 'history',
    also: ['audit'],
    usage: 'history 7',
    help: 'Every change to it: who, when, why, from what to what.',
    example: 'history of rec 7',
    intent: 'show-history',
    needs: 'read-working',
    group: 'ask',
  },
  {
    word: 'owner',
    also: [],
    usage: 'owner 7',
    help: 'Who owns it.',
    example: 'who owns rec 3?',
    intent: 'show-owner',
    needs: 'read-working',
    group: 'ask',
  },
  {
    word: 'due',
    also: ['deadline'],
    usage: 'due 7',
    help: 'The deadline as printed and the target date. Without a number: when our response was due.',
    example: 'when is rec 7 due?',
    intent: 'show-due',
    needs: 'read-published',
    group: 'ask',
  },
  {
    word: 'response',
    also: [],
    usage: 'response',
    help: 'When the response to the inspectorate is or was due (56 days).',
    example: 'when was our response due?',
    intent: 'show-response-due',
    needs: 'read-published',
    group: 'ask',
  },
  {
    word: 'changes',
    also: ['changed'],
    usage: 'changes',
    help: 'What changed since the last meeting.',
    example: 'what changed since the last meeting?',
    intent: 'show-changes',
    needs: 'read-working',
    group: 'ask',
  },
  {
    word: 'meeting',
    also: ['meetings'],
    usage: 'meeting',
    help: 'When the board meets next.',
    example: 'when is the next meeting?',
    intent: 'show-next-meeting',
    needs: 'read-published',
    group: 'ask',
  },
  {
    word: 'home',
    also: ['desk'],
    usage: 'home',
    help: 'What waits for you, what is overdue, and when the board meets.',
    example: 'what waits for me?',
    intent: 'show-home',
    needs: 'read-published',
    group: 'ask',
  },
  {
    word: 'people',
    also: [],
    usage: 'people',
    help: 'Who is in the register, and what each may do.',
    example: 'who are the people?',
    intent: 'show-people',
    needs: 'read-working',
    group: 'ask',
  },
  {
    word: 'use',
    also: [],
    usage: 'use CODE · use all',
    help: 'Says which inspection a bare number means in this conversation.',
    example: 'use RAPE-P1-2021',
    intent: 'use-inspection',
    needs: 'read-published',
    group: 'ask',
  },
  {
    word: 'help',
    also: ['commands'],
    usage: 'help',
    help: 'This list.',
    example: 'help',
    intent: 'help',
    needs: 'read-published',
    group: 'ask',
  },
  {
    word: 'update',
    also: [],
    usage: 'update 7',
    help: 'Opens the form to say what has been done.',
    example: 'update 7',
    intent: 'give-update',
    needs: 'submit-update',
    group: 'answer',
  },
  {
    word: 'told',
    also: [],
    usage: 'update 7 for CPS: what they told you',
    help: 'Records what a body without an account told you.',
    example: 'update 5 for CPS: joint meetings now held every month',
    intent: 'record-told',
    needs: 'update-on-behalf',
    group: 'answer',
  },
  {
    word: 'assign',
    also: ['reassign', 'allocate'],
    usage: 'assign 7 to <person>',
    help: 'Gives a recommendation an owner.',
    example: 'assign 7 to Head of Crime',
    intent: 'assign',
    needs: 'keep-register',
    group: 'keep',
  },
  {
    word: 'target',
    also: [],
    usage: 'target 7 31 March because <reason>',
    help: 'Sets the target date. A later date than before needs the chair.',
    example: 'target 7 31 March because the training dates moved',
    intent: 'set-target',
    needs: 'set-target',
    group: 'keep',
  },
  {
    word: 'approve date',
    also: ['decline date'],
    usage: 'approve date 7 · decline date 7',
    help: 'Approves the later target date that was asked for, or keeps the date.',
    example: 'approve date 7',
    intent: 'approve-target',
    needs: 'approve-extension',
    group: 'keep',
  },
  {
    word: 'approve position',
    also: ['decline position'],
    usage: 'approve position 7 · decline position 7',
    help: 'Approves what governance drafted to be published, or declines it.',
    example: 'approve position 7',
    intent: 'approve-position',
    needs: 'approve-position',
    group: 'keep',
  },
  {
    word: 'position',
    also: [],
    usage: 'position 7 taken | proposed | in place | none because <reason>',
    help: 'Drafts what the Commissioner publishes; the Commissioner approves.',
    example: 'position 7 in place because the booklet is in use',
    intent: 'set-position',
    needs: 'draft-position',
    group: 'keep',
  },
  {
    word: 'inspectorate',
    also: ['hmicfrs'],
    usage: 'inspectorate closed 7 on 1 October, letter of <day>',
    help: 'Records what the inspectorate decided: open, awaiting review, no further action, closed, superseded.',
    example: 'inspectorate closed 7 on 1 October, letter of 30 September',
    intent: 'set-inspectorate-state',
    needs: 'keep-register',
    group: 'keep',
  },
  {
    word: 'add recommendation',
    also: ['add rec'],
    usage: 'add recommendation CODE/9: <text>',
    help: 'Adds a recommendation that no letter gave.',
    example: 'add recommendation RAPE-P1-2021/9: Forces should review their training.',
    intent: 'add-recommendation',
    needs: 'keep-register',
    group: 'keep',
  },
  {
    word: 'correct',
    also: [],
    usage: 'correct 7 text | addressees | report number to <value> because <reason>',
    help: 'Corrects what was read from the letter; the history keeps the former words.',
    example: 'correct 7 addressees to forces, CPS because the report names both',
    intent: 'correct-recommendation',
    needs: 'keep-register',
    group: 'keep',
  },
  {
    word: 'import',
    also: [],
    usage: 'import',
    help: 'Reads a published letter; nothing is in the register until somebody has confirmed it.',
    example: 'import a letter',
    intent: 'start-import',
    needs: 'keep-register',
    group: 'keep',
  },
  {
    word: 'move meeting',
    also: [],
    usage: 'move meeting 12 October to 14 October 14:00 because <reason>',
    help: 'Moves one meeting, and everything that hangs on it.',
    example: 'move meeting 12 October to 14 October 14:00 because the room is taken',
    intent: 'move-meeting',
    needs: 'keep-register',
    group: 'keep',
  },
  {
    word: 'cancel meeting',
    also: [],
    usage: 'cancel meeting 9 November because <reason>',
    help: 'Cancels one meeting.',
    example: 'cancel meeting 9 November because of the inspection week',
    intent: 'cancel-meeting',
    needs: 'keep-register',
    group: 'keep',
  },
  {
    word: 'add person',
    also: [],
    usage: 'add person <role or name> as governance | commissioner | viewer, email <address>',
    help: 'Adds a person. Then invite them, or give their account: account <platform>:<id>.',
    example: 'add person Head of Custody as viewer, account web:custody',
    intent: 'add-person',
    needs: 'administer',
    group: 'keep',
  },
  {
    word: 'email',
    also: [],
    usage: 'email <person> is <address> | none',
    help: 'Corrects the e-mail address that a person is known by, or takes it out.',
    example: 'email Head of Crime is head.of.crime@force.example',
    intent: 'set-email',
    needs: 'administer',
    group: 'keep',
  },
  {
    word: 'invite',
    also: [],
    usage: 'invite <person>',
    help: 'Makes a one-time code that links somebody’s account in Teams or Slack to them.',
    example: 'invite Head of Crime',
    intent: 'invite-person',
    needs: 'invite-people',
    group: 'keep',
  },
  {
    word: 'unlink',
    also: [],
    usage: 'unlink <person> teams | slack | web | console',
    help: 'Takes somebody’s account there away from them.',
    example: 'unlink Head of Crime teams',
    intent: 'unlink-account',
    needs: 'invite-people',
    group: 'keep',
  },
] as const satisfies readonly Command[];

/** The row that gives this intent, for its usage sentence. */
export const commandOf = (intent: IntentKind): Command | undefined =>
  COMMANDS.find((row) => row.intent === intent);

/** The words of the table. */
export type CommandWord = (typeof COMMANDS)[number]['word'];

/**
 * The rows that the platforms' own menus of commands show, in this order: what most people ask most, and help, which
 * lists the rest for whoever may. Twelve at most: Teams takes no more. Each answers or asks back when it is sent alone.
 */
export const MENU: readonly CommandWord[] = [
  'status',
  'list',
  'update',
  'home',
  'due',
  'changes',
  'meeting',
  'text',
  'history',
  'people',
  'response',
  'help',
];

/** The rows of the menu. */
export const menuRows = (): readonly Command[] =>
  MENU.flatMap((word) => COMMANDS.filter((row) => row.word === word));
