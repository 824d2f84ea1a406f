import { describe, expect, test } from 'vitest';
import { parseText } from '../../src/intents/parse-text.js';

const rec = (number: string, inspection: string | null = null) => ({
  by: 'recommendation',
  named: { inspection, number, kind: 'recommendation' },
});

describe('what is typed in a meeting', () => {
  test.each(['go to', 'decide', 'action', 'note', 'attendees', 'assure', 'extend'])(
    '“%s” alone is told how it goes',
    (command) => {
      expect(parseText(command)).toMatchObject({ kind: 'unclear', because: { kind: 'usage', command } });
    },
  );

  test.each([
    ['meeting start', { kind: 'start-meeting', meeting: '' }],
    ['Start the meeting', { kind: 'start-meeting', meeting: '' }],
    ['meeting ends', { kind: 'end-meeting', meeting: '' }],
    ['close the meeting.', { kind: 'end-meeting', meeting: '' }],
    ['next', { kind: 'next-item', meeting: '', from: null }],
    ['Next item please', { kind: 'next-item', meeting: '', from: null }],
    ['skip this one', { kind: 'skip-item', meeting: '', from: null }],
    ['back', { kind: 'back' }],
    ['go back', { kind: 'back' }],
    ['go to 4', { kind: 'go-to-item', meeting: '', item: rec('4') }],
    ['goto rec 4', { kind: 'go-to-item', meeting: '', item: rec('4') }],
    ['go to RAPE-P1-2021/4', { kind: 'go-to-item', meeting: '', item: rec('4', 'RAPE-P1-2021') }],
    ['go to item 2', { kind: 'go-to-item', meeting: '', item: { by: 'place', place: 2 } }],
    ['go to m1', { kind: 'go-to-item', meeting: '', item: { by: 'matter', number: 1 } }],
    [
      'go to AFI 3',
      {
        kind: 'go-to-item',
        meeting: '',
        item: {
          by: 'recommendation',
          named: { inspection: null, number: '3', kind: 'area-for-improvement' },
        },
      },
    ],
  ])('“%s” is a step', (line, expected) => {
    expect(parseText(line)).toEqual(expected);
    expect(parseText(`/rec ${line}`)).toEqual(expected);
  });

  const minute = { kind: 'record-minute', meeting: '', form: false };
  test.each([
    [
      'decide 4 “the plan is enough”',
      { ...minute, what: 'decision', item: rec('4'), text: 'the plan is enough' },
    ],
    ['decide "yes, and now".', { ...minute, what: 'decision', item: null, text: 'yes, and now' }],
    ['decide the plan is enough', { ...minute, what: 'decision', item: null, text: 'the plan is enough' }],
    ['decision on rec 4: agreed', { ...minute, what: 'decision', item: rec('4'), text: 'agreed' }],
    [
      'note item 2 – “quoted” and more',
      { ...minute, what: 'note', item: { by: 'place', place: 2 }, text: '“quoted” and more' },
    ],
    ['note: the room is cold', { ...minute, what: 'note', item: null, text: 'the room is cold' }],
  ])('“%s” is minuted', (line, expected) => {
    expect(parseText(line)).toEqual(expected);
  });

  test.each([
    ['action 4 @KH by Friday "send the plan"', rec('4'), '@KH', 'Friday', 'send the plan'],
    ['action 4 for KH by 15 October: send the plan', rec('4'), 'KH', '15 October', 'send the plan'],
    ['action KH to draft the letter by next Friday.', null, 'KH', 'next Friday', 'draft the letter'],
    [
      'action 4 Head of Crime: agree it by the next meeting',
      rec('4'),
      'Head of Crime',
      'the next meeting',
      'agree it',
    ],
    ['action ISVA lead tomorrow "send the plan"', null, 'ISVA lead', 'tomorrow', 'send the plan'],
    ['action 4 KH, next Friday: send the plan', rec('4'), 'KH', 'next Friday', 'send the plan'],
    ['action 4 Head of Crime “send by Friday”', rec('4'), 'Head of Crime', '', 'send by Friday'],
    [
      'action M1 JD to speak to the CPS to agree',
      { by: 'matter', number: 1 },
      'JD',
      '',
      'speak to the CPS to agree',
    ],
    ['action 4 KH to stand by the plan', rec('4'), 'KH', '', 'stand by the plan'],
  ])('“%s” gives an action', (line, item, owner, due, text) => {
    expect(parseText(line)).toEqual({
      kind: 'record-action',
      meeting: '',
      item,
      owner,
      due,
      text,
      form: false,
    });
  });

  test.each([
    ['attendees JD, KH (apologies: MR)', ['JD', 'KH'], ['MR'], false],
    [
      'attendance: JD, Head of Crime and LT; apologies from MR & ST.',
      ['JD', 'Head of Crime', 'LT'],
      ['MR', 'ST'],
      false,
    ],
    ['apologies: MR', [], ['MR'], false],
    ['also here: LT', ['LT'], [], true],
    ['attendees add LT', ['LT'], [], true],
  ])('“%s” says who is there', (line, present, apologies, also) => {
    expect(parseText(line)).toEqual({ kind: 'record-attendance', meeting: '', present, apologies, also });
  });

  test.each([
    [
      'assure 4 green “in use”',
      { kind: 'assure', meeting: '', item: rec('4'), rag: 'green', text: 'in use' },
    ],
    [
      'assure red because nobody came',
      { kind: 'assure', meeting: '', item: null, rag: 'red', text: 'nobody came' },
    ],
    [
      'extend 4 to 31 March because the course moved',
      { kind: 'extend-target', meeting: '', item: rec('4'), on: '31 March', because: 'the course moved' },
    ],
    ['extend to 31 March', { kind: 'extend-target', meeting: '', item: null, on: '31 March', because: '' }],
    ['extend 4', { kind: 'extend-target', meeting: '', item: rec('4'), on: '', because: '' }],
    ['accept', { kind: 'accept-updates', refs: [] }],
    [
      'return because the dates are missing',
      { kind: 'return-updates', refs: [], note: 'the dates are missing' },
    ],
    ['return: “which booklet?”', { kind: 'return-updates', refs: [], note: 'which booklet?' }],
    ['undo', { kind: 'undo', meeting: '' }],
    ['take that back', { kind: 'undo', meeting: '' }],
  ])('“%s” is for the item on the table, or the one that is said', (line, expected) => {
    expect(parseText(line)).toEqual(expected);
  });

  test('a note to a returned update may stand in quotation marks', () => {
    expect(parseText('return 4 “which booklet?”')).toMatchObject({
      refs: [{ number: '4' }],
      note: 'which booklet?',
    });
  });

  test.each([
    ['accept all', 'show-list'],
    ['undo rec 4', 'unclear'],
    ['extend the deadline of rec 4 to 31 March because of training', 'set-target'],
  ])('“%s” means what it did', (line, kind) => {
    expect(parseText(line).kind).toBe(kind);
  });

  test.each([
    'assure 4',
    'assure 4 blue',
    'extend',
    'decide 4',
    'note 4',
    'action 4 from the minutes',
    'attendees',
  ])('“%s” is answered with how it goes', (line) => {
    expect(parseText(line)).toMatchObject({ kind: 'unclear', because: { kind: 'usage' } });
  });

  test.each([
    'next meeting',
    'next?',
    'skip rec 4',
    'apologies for the delay',
    '2 apologies received',
    'present the report',
    'note that rec 4 is late',
    'decision on rec 4?',
    'action 12 done "sent"',
    'start with rec 4',
    'end of the month',
    'also rec 4',
  ])('“%s” is no command of a meeting', (line) => {
    expect(parseText(line).kind).not.toMatch(/-item$|^start-meeting|^end-meeting|^record-|^back$/);
  });
});
