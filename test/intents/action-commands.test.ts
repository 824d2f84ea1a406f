import { describe, expect, test } from 'vitest';
import { parseText } from '../../src/intents/parse-text.js';

const finish = (action: number, note = '') => ({ kind: 'finish-action', action, note, form: false });
const withdraw = (action: number, because: string) => ({ kind: 'withdraw-action', action, because });

describe('an action that was given before', () => {
  test.each([
    ['my actions', { kind: 'show-actions', mine: true }],
    ['What are my open actions?', { kind: 'show-actions', mine: true }],
    ['show me all my actions', { kind: 'show-actions', mine: true }],
    ['actions', { kind: 'show-actions', mine: false }],
    ['list the open actions', { kind: 'show-actions', mine: false }],
    ['action log', { kind: 'show-actions', mine: false }],
    ['actions of this board', { kind: 'show-actions', mine: false }],
    ['action 12', { kind: 'show-action', action: 12 }],
    ['Action #12?', { kind: 'show-action', action: 12 }],
    ['action no. 12', { kind: 'show-action', action: 12 }],
    ['action 12 done?', { kind: 'show-action', action: 12 }],
    ['action 12 done', finish(12)],
    ['Action 12 done.', finish(12)],
    ['action 12 is now complete', finish(12)],
    ['action 12 done "sent to every member"', finish(12, 'sent to every member')],
    ['action 12: done, sent on Friday', finish(12, 'sent on Friday')],
    ['action 12 done – the plan is with the CPS', finish(12, 'the plan is with the CPS')],
    ['close action 12: sent', finish(12, 'sent')],
    ['complete action 12', finish(12)],
    ['action 12 withdrawn because the course moved', withdraw(12, 'the course moved')],
    ['withdraw action 12 as it is in hand', withdraw(12, 'it is in hand')],
    ['action 12 withdrawn', withdraw(12, '')],
    ['action 12 open again', { kind: 'reopen-action', action: 12 }],
    ['reopen action 12', { kind: 'reopen-action', action: 12 }],
    ['action 12 to KH', { kind: 'reassign-action', action: 12, to: 'KH' }],
    ['action 12 to @KH.', { kind: 'reassign-action', action: 12, to: '@KH' }],
    [
      'action 12 to the Head of Public Protection',
      { kind: 'reassign-action', action: 12, to: 'the Head of Public Protection' },
    ],
    ['action 12 by 12 November', { kind: 'move-action', action: 12, to: '12 November', because: '' }],
    ['action 12 by next Friday.', { kind: 'move-action', action: 12, to: 'next Friday', because: '' }],
    [
      'action 12 by the next meeting',
      { kind: 'move-action', action: 12, to: 'the next meeting', because: '' },
    ],
    [
      'action 12 by 12 November because the course moved',
      { kind: 'move-action', action: 12, to: '12 November', because: 'the course moved' },
    ],
  ])('“%s” is about it', (line, intent) => {
    expect(parseText(line)).toEqual(intent);
    expect(parseText(`/rec ${line}`)).toEqual(intent);
  });

  test.each([
    ['action 4 @KH by Friday "send the plan"', '@KH'],
    ['action 4 KH to send the plan by 12 November', 'KH'],
    ['action 4 for KH by 15 October: send the plan', 'KH'],
    ['action rec 12 KH by Friday “withdraw the old form”', 'KH'],
    ['action 12 KH by Friday “get it done”', 'KH'],
    ['action 12 KH: close action 3', 'KH'],
    ['action 12 Tony Byers to write', 'Tony Byers'],
    ['action 12 Donesh to write', 'Donesh'],
  ])('“%s” gives a new one', (line, owner) => {
    expect(parseText(line)).toMatchObject({ kind: 'record-action', owner });
  });

  test.each([
    ['action 4 to KH by Friday "send the plan"', 'change action'],
    ['action 4 to KH: send the plan', 'change action'],
    ['action 4 to KH to send the plan', 'change action'],
    ['action 4 to send the plan to every member of it', 'change action'],
    ['action 4 by Friday "send the plan"', 'change action'],
    ['action 4 by Friday: KH', 'change action'],
    ['action 4 done by Friday: KH', 'change action'],
    ['action 4 KH', 'action'],
    ['action 4 open data team', 'action'],
    ['action 4 by and by', 'action'],
  ])('“%s” could be either, so it is answered with how both go', (line, command) => {
    expect(parseText(line)).toMatchObject({ kind: 'unclear', because: { kind: 'usage', command } });
  });

  test.each(['the action we took', 'what action was taken on rec 4?', 'list actions taken', 'actions speak'])(
    '“%s” is none of it',
    (line) => {
      expect(parseText(line).kind).not.toMatch(/-actions?$/);
    },
  );
});
