import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/intents/commands.js';
import { parseText } from '../../src/intents/parse-text.js';

const kindOf = (line: string): string => parseText(line).kind;

describe('the table of commands', () => {
  test.each(COMMANDS.map(({ example, intent }) => [example, intent]))(
    'the example “%s” means %s',
    (line, intent) => {
      expect(kindOf(line)).toBe(intent);
      expect(kindOf(`/rec ${line}`)).toBe(intent);
    },
  );

  const plain = COMMANDS.filter(({ usage }) => !/[<|·:]|CODE/.test(usage));
  test.each(plain.map(({ usage, intent }) => [usage, intent]))('the usage “%s” means %s', (line, intent) => {
    expect(kindOf(line)).toBe(intent);
  });

  test.each([
    ['list open', 'show-list'],
    ['list undated', 'show-list'],
    ['list silent 30 days', 'show-list'],
    ['list of Head of Crime', 'show-list'],
    ['position 7 proposed because the training is booked', 'set-position'],
    ['position 7 none because it is for the CPS', 'set-position'],
    ['inspectorate superseded 7', 'set-inspectorate-state'],
    ['hmicfrs awaiting review 7 on 3 May', 'set-inspectorate-state'],
    ['correct 7 text to Forces should. because the letter was misread', 'correct-recommendation'],
    ['add recommendation PEEL-2021 4: Forces should publish.', 'add-recommendation'],
    ['update 5 for the CPS said that meetings are monthly', 'record-told'],
    ['ABCD-EFGH-JKLM-NPQR', 'use-code'],
    ['abcd-efgh-jklm-npqr', 'use-code'],
    ['my code is ABCD-EFGH-JKLM-NPQR, thanks', 'use-code'],
    ['invite ABCD-EFGH-JKLM-NPQR', 'use-code'],
    ['invite the Head of Crime', 'invite-person'],
    ['invite me', 'invite-person'],
    ['unlink Head of Crime’s Teams account', 'unlink-account'],
    ['email Head of Crime is none', 'set-email'],
    ['who am I?', 'greet'],
    ['boards', 'show-boards'],
    ['show me the boards', 'show-boards'],
    ['the board', 'show-next-meeting'],
    ['board dates', 'show-next-meeting'],
    ['add a board called Scrutiny Panel', 'add-board'],
    ['change the governance board', 'change-board'],
    ['edit the scrutiny panel', 'change-board'],
    ['change the owner of rec 4 to the board', 'show-owner'],
    ['this is the Governance Board’s channel', 'set-board-channel'],
    ['this is the channel of the governance board', 'set-board-channel'],
    ['board here none', 'remove-board-channel'],
    ['this is not the board’s channel', 'remove-board-channel'],
    ['bank holiday on 6 May 2011', 'set-holiday'],
    ['no holiday on 6 May 2011', 'set-holiday'],
    ['holidays', 'show-holidays'],
    ['cancel meeting 9 November because of the bank holiday', 'cancel-meeting'],
    ['cancel the next meeting because of the bank holiday', 'cancel-meeting'],
    ['move the next meeting to 14 October at 10:00 because of the bank holiday', 'move-meeting'],
    ['on leave from 12 October to 26 October 2021, Head of Crime stands in', 'set-away'],
    ['Head of Crime is away 12–26 October, deputy ISVA lead', 'set-away'],
    ['I am off next week', 'set-away'],
    ['I am away with the fairies', 'find-topic'],
    ['back', 'back'],
    ['I’m back', 'end-away'],
    ['back at work', 'end-away'],
    ['Head of Crime is back at work', 'end-away'],
    ['away', 'show-away'],
    ['is Head of Crime away?', 'show-away'],
    ['push rec 7 back to 3 May', 'set-target'],
    ['what is off track', 'show-list'],
    ['digest', 'show-digest'],
    ['digest now', 'show-digest'],
    ['digest of red ones', 'show-digest'],
    ['show me the digest please', 'show-digest'],
    ['weekly digest of red ones', 'subscribe-digest'],
    ['send us a daily digest at 9am', 'subscribe-digest'],
    ['stop the digest', 'stop-digest'],
    ['unsubscribe from the weekly digest', 'stop-digest'],
    ['the chief constable’s comments were received on 18 August', 'record-response'],
    ['comments received yesterday', 'record-response'],
    ['our response was published on 8 September 2021', 'record-response'],
    ['sent to the inspectorate on 9 September for RAPE-P1-2021', 'record-response'],
    ['the response was sent to the Home Office on 9 September', 'record-response'],
    ['report published on 16 July 2021', 'record-response'],
    ['link my account', 'greet'],
  ])('“%s” means %s', (line, intent) => {
    expect(kindOf(line)).toBe(intent);
  });

  test.each([
    ['position 7 done because we say so', 'position'],
    ['position 7', 'position'],
    ['target 7', 'target'],
    ['target 7 soon', 'target'],
    ['assign 7', 'assign'],
    ['assign 7 to', 'assign'],
    ['update 7 for', 'told'],
    ['update 7 for CPS', 'told'],
    ['inspectorate closed 7 x y z', 'inspectorate'],
    ['add recommendation 9', 'add recommendation'],
    ['add person', 'add person'],
    ['invite', 'invite'],
    ['unlink Head of Crime', 'unlink'],
    ['I’m away', 'away'],
    ['Head of Crime is away', 'away'],
    ['holiday', 'holiday'],
    ['email crime@force.example', 'email'],
    ['add person Head of Custody as viewer, account myspace:1', 'add person'],
    ['correct 7', 'correct'],
    ['move meeting', 'move meeting'],
    ['cancel meeting', 'cancel meeting'],
    ['digest every blue moon', 'digest'],
    ['digest at 25:00 every Monday', 'digest'],
    ['digest at 08:30', 'digest'],
    ['comments invited', 'comments'],
    ['comments invited on 20 July', 'comments'],
  ])('“%s” is answered with how %s goes', (line, command) => {
    expect(parseText(line)).toEqual({ kind: 'unclear', offers: [], because: { kind: 'usage', command } });
  });

  test.each([
    ['update', 'update'],
    ['/rec update', 'update'],
    ['latest update?', 'status'],
    ['status', 'status'],
    ['due date of the rec', 'due'],
  ])('“%s” is asked back which recommendation, for %s', (line, command) => {
    expect(parseText(line)).toMatchObject({ because: { kind: 'needs-recommendation', command } });
  });

  test.each([
    ['digest every Monday 08:30', { weekdays: [1], time: '08:30', only: '', whenQuiet: 'line' }],
    ['weekly digest of red ones', { weekdays: [1], time: '09:00', only: 'red ones', whenQuiet: 'line' }],
    ['digest on weekdays at 8.15', { weekdays: [1, 2, 3, 4, 5], time: '08:15', only: '', whenQuiet: 'line' }],
    ['digest every Tue and Thu at 4pm', { weekdays: [2, 4], time: '16:00', only: '', whenQuiet: 'line' }],
    [
      'digest of overdue ones every Friday at 12:00, nothing when nothing moved',
      { weekdays: [5], time: '12:00', only: 'overdue ones', whenQuiet: 'nothing' },
    ],
    [
      'daily digest at 9am only when something changed',
      { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '09:00', only: '', whenQuiet: 'nothing' },
    ],
    [
      'digest of Head of Crime every Wednesday 10:00',
      { weekdays: [3], time: '10:00', only: 'Head of Crime', whenQuiet: 'line' },
    ],
  ])('“%s” is read whole', (line, expected) => {
    expect(parseText(line)).toEqual({ kind: 'subscribe-digest', ...expected });
  });

  const added = { name: 'Head of Custody', roles: ['viewer'] };
  test.each([
    ['', { account: '', email: '' }],
    [', account slack:T1:U2', { account: 'slack:T1:U2', email: '' }],
    [', email a@force.example', { account: '', email: 'a@force.example' }],
    [', account web:c, email a@force.example', { account: 'web:c', email: 'a@force.example' }],
    [' e-mail a@force.example, account web:c', { account: 'web:c', email: 'a@force.example' }],
  ])('a person is added with “%s” behind', (beside, expected) => {
    expect(parseText(`add person Head of Custody as viewer${beside}`)).toEqual({
      kind: 'add-person',
      ...added,
      ...expected,
    });
  });

  test.each([
    'invite Head of Crime to the board meeting',
    'invite rec 7',
    'email the head of crime about rec 7',
    'unlink rec 7?',
    'RAPE-P1-2021-ABCD',
    'ABCD-EFGH-JKLM-NPQR-STUV',
    'ABCD-EFGH-JKLM-NPQ0',
  ])('“%s” invites, links and unlinks nobody', (line) => {
    expect(['invite-person', 'set-email', 'unlink-account', 'use-code']).not.toContain(kindOf(line));
  });

  test.each([
    ['position of 7?', 'show-status'],
    ['target date for 7', 'show-due'],
    ['target for rec 7 please', 'show-due'],
    ['hmicfrs deadline', 'show-response-due'],
    ['was our response published on 8 September?', 'show-response-due'],
    ['response published on time?', 'show-response-due'],
    ['comments due when', 'show-response-due'],
    ['due', 'show-response-due'],
    ['deadline?', 'show-response-due'],
    ['when is it due', 'unclear'],
  ])('“%s” asks, and commands nothing', (line, intent) => {
    expect(kindOf(line)).toBe(intent);
  });
});
