import { beforeEach, describe, expect, test } from 'vitest';
import type { Intent } from '../../src/intents/intent.js';
import { parseAction } from '../../src/intents/parse-action.js';
import { gives } from '../support/forms.js';
import { aWorld, CODE, expectKind, named, type Who, type World } from '../support/world.js';

const MEETING = 'governance-board:2021-10-12';
const rec = (number: string) => ({ by: 'recommendation', named: named(number) }) as const;

let world: World;
beforeEach(async () => {
  world = await aWorld();
  world.clock.set('2021-10-12T09:02:00Z');
  await world.does('chair', { kind: 'start-meeting', meeting: '' });
});

const told = async (who: Who, intent: Intent, over = {}): Promise<string> => {
  const result = await world.does(who, intent, over);
  return result.kind === 'refused' ? result.sentence : expectKind(result, 'running-meeting').happened;
};
const minutes = () =>
  [...world.store.read().minutes.values()].map(({ id, item, kind, text, by }) => ({
    id,
    item,
    kind,
    text,
    by,
  }));
const minute = (over: Partial<Extract<Intent, { kind: 'record-minute' }>> = {}): Intent => ({
  kind: 'record-minute',
  what: 'decision',
  meeting: '',
  item: rec('4'),
  text: 'The plan is enough.',
  form: false,
  ...over,
});
const action = (over: Partial<Extract<Intent, { kind: 'record-action' }>> = {}): Intent => ({
  kind: 'record-action',
  meeting: '',
  item: rec('4'),
  owner: 'HC',
  due: 'Friday',
  text: 'send the plan to every member',
  form: false,
  ...over,
});

describe('a decision', () => {
  test('stands in the minutes of the item that was named, and its acknowledgement says which', async () => {
    expect(await told('chair', minute())).toBe(
      'Decided on rec 4: “The plan is enough.” “undo” takes it back.',
    );
    expect(await told('governance', minute({ what: 'note', item: null, text: 'Cold in here.' }))).toBe(
      'Noted on rec 1: “Cold in here.” “undo” takes it back.',
    );
    expect(minutes()).toEqual([
      {
        id: `${MEETING}|1`,
        item: `${CODE}/4`,
        kind: 'decision',
        text: 'The plan is enough.',
        by: 'board-chair',
      },
      {
        id: `${MEETING}|2`,
        item: `${CODE}/1`,
        kind: 'note',
        text: 'Cold in here.',
        by: 'governance-officer',
      },
    ]);
  });

  test('is of the meeting as a whole where nothing is on the table', async () => {
    await world.does('chair', { kind: 'go-to-item', meeting: '', item: { by: 'place', place: 8 } });
    await world.does('chair', { kind: 'next-item', meeting: '', from: null });
    expect(await told('chair', minute({ item: null }))).toMatch(/^Decided on the meeting: /);
    expect(minutes()[0]?.item).toBeNull();
  });

  test('that arrives twice is minuted once', async () => {
    const over = { cause: 'web:the-same' };
    expect(await told('chair', minute(), over)).toBe(await told('chair', minute(), over));
    expect(minutes()).toHaveLength(1);
  });

  test.each([
    ['', /^Say it in a few words/],
    ['x'.repeat(2_001), /^That has 2,001 characters; at most 2,000 fit/],
  ])('of no words, or of too many, is not minuted', async (text, sentence) => {
    expect(await told('chair', minute({ text }))).toMatch(sentence);
    expect(minutes()).toEqual([]);
  });

  test('on something that is not on the agenda is not minuted', async () => {
    expect(await told('chair', minute({ item: rec('77') }))).toMatch(
      /^That is not on the agenda of this meeting\. On it are rec 1, rec 2/,
    );
  });

  test('after the end is not minuted, also where both are said at once', async () => {
    const ending = world.does('governance', { kind: 'end-meeting', meeting: '' });
    expect(await told('chair', minute())).toMatch(/just been ended, so nothing was minuted/);
    await ending;
    expect(await told('chair', minute())).toMatch(/^No meeting is running here/);
    expect(minutes()).toEqual([]);
  });
});

describe('an action', () => {
  test('is somebody’s until a day, read in the board’s zone and said back in full', async () => {
    expect(await told('chair', action())).toBe(
      'Action 1 on rec 4, for Head of Crime, by Friday 15 October 2021: “send the plan to every member”. “undo” takes it back.',
    );
    expect([...world.store.read().actions.values()]).toMatchObject([
      {
        id: 'A1',
        number: 1,
        board: 'governance-board',
        meeting: MEETING,
        recommendation: `${CODE}/4`,
        owner: 'head-of-crime',
        ownerSaid: 'HC',
        due: '2021-10-15',
        state: 'open',
      },
    ]);
    expect(minutes()).toMatchObject([{ kind: 'action', item: `${CODE}/4` }]);
  });

  test.each([
    ['@HC', '', 'Head of Crime, without a date'],
    ['the Head of Crime', 'the next meeting', 'Head of Crime, by Tuesday 9 November 2021'],
    ['me', 'tomorrow', 'Chair of the Governance Board, by Wednesday 13 October 2021'],
  ])('of “%s” by “%s” is for %s', async (owner, due, said) => {
    expect(await told('chair', action({ owner, due }))).toContain(`for ${said}: “`);
  });

  test('is for whom a platform’s mention names by account', async () => {
    await world.store.change({ by: 'x', via: 'start', why: 'On Slack.', cause: null }, (tx) =>
      tx.edit('people', 'head-of-crime', (draft) => {
        draft.accounts.push({ platform: 'slack', id: 'T1:U0CRIME', by: 'register' });
      }),
    );
    expect(await told('chair', action({ owner: '@U0CRIME' }), { via: 'slack' })).toContain(
      'for Head of Crime,',
    );
    expect(await told('chair', action({ owner: '@U0CRIME' }))).toContain('for U0CRIME,');
  });

  test('of somebody whom the register does not know is kept as they were named', async () => {
    expect(await told('chair', action({ owner: 'CPS', due: '' }))).toMatch(
      /^Action 1 on rec 4, for CPS, without a date: [\s\S]* I know nobody of that name, so nobody is reminded of it\./,
    );
    expect([...world.store.read().actions.values()]).toMatchObject([{ owner: null, ownerSaid: 'CPS' }]);
  });

  test('of a name that several have is asked back with the action kept', async () => {
    const asked = expectKind(await world.does('chair', action({ owner: 'Head' })), 'refused');
    expect(asked.sentence).toMatch(/^Several people answer to “Head”/);
    expect(asked.waysOn[0]).toMatchObject({
      verb: 'record-action',
      data: { meeting: MEETING, item: `${CODE}/4`, due: 'Friday', words: 'send the plan to every member' },
    });
    expect(minutes()).toEqual([]);
  });

  test.each([
    [{ due: 'soon' }, /^I cannot read “soon” as a day/],
    [{ due: '11 October 2021' }, /^Monday 11 October 2021 has passed/],
    [{ owner: '' }, /^Say who is to do it/],
    [{ text: ' ' }, /^Say it in a few words/],
  ])('that cannot be read is not given: %o', async (over, sentence) => {
    expect(await told('chair', action(over))).toMatch(sentence);
    expect(world.store.read().actions.size).toBe(0);
  });

  test('is numbered over the register, and once where it arrives twice', async () => {
    const over = { cause: 'web:the-same' };
    await world.does('chair', action());
    expect(await told('chair', action(), over)).toMatch(/^Action 2 /);
    expect(await told('chair', action(), over)).toMatch(/^Action 2 /);
    expect([...world.store.read().actions.keys()]).toEqual(['A1', 'A2']);
  });
});

describe('who is there', () => {
  const attendance = (present: string[], apologies: string[] = [], also = false): Intent => ({
    kind: 'record-attendance',
    meeting: '',
    present,
    apologies,
    also,
  });
  const recorded = () => world.store.read().meetings.get(MEETING)?.attendance;

  test('is recorded by initials and by name, and strangers as they were named', async () => {
    expect(await told('chair', attendance(['HC', 'Governance officer', 'JD'], ['MR']))).toBe(
      'Present: Head of Crime (HC), Governance officer (GO) and JD. Apologies: MR. Not in the register, and kept as you said it: JD and MR.',
    );
    expect(recorded()).toEqual({
      present: [
        { initials: 'HC', person: 'head-of-crime' },
        { initials: 'GO', person: 'governance-officer' },
        { initials: 'JD', person: null },
      ],
      apologies: [{ initials: 'MR', person: null }],
    });
  });

  test('is taken back where it was said last, one list after another, and then what was minuted before', async () => {
    const undo = { kind: 'undo', meeting: '' } as const;
    await world.does('chair', minute());
    await world.does('chair', attendance(['JD', 'HC'], ['MR']));
    await world.does('chair', attendance(['GO']));
    expect(await told('chair', undo)).toMatch(
      /^Taken back: the list of who is here\. Present: JD and Head of Crime \(HC\)\. Apologies: MR\./,
    );
    expect(recorded()?.present.map(({ initials }) => initials)).toEqual(['JD', 'HC']);
    expect(await told('chair', undo)).toBe('Taken back: the list of who is here. Nobody is on it now.');
    expect(recorded()).toBeNull();
    expect(await told('chair', undo)).toBe('Taken back: the decision on rec 4: “The plan is enough.”');
  });

  test('said by somebody else since, it is not taken back', async () => {
    await world.does('chair', minute());
    await world.does('chair', attendance(['JD']));
    await world.does('governance', attendance(['HC'], [], true));
    expect(await told('chair', { kind: 'undo', meeting: '' })).toMatch(/^Taken back: the decision/);
    expect(recorded()?.present.map(({ initials }) => initials)).toEqual(['JD', 'HC']);
  });

  test('said anew it leaves out whom the reply names, with the words that bring them back', async () => {
    await world.does('chair', attendance(['JD', 'HC'], ['MR']));
    expect(await told('chair', attendance(['GO']))).toMatch(
      / Not on the list any more: JD and HC; “also here: JD, HC” puts them back\.$/,
    );
    expect(await told('chair', attendance(['JD', 'HC'], [], true))).not.toMatch(/any more/);
    expect(recorded()?.present.map(({ initials }) => initials)).toEqual(['GO', 'JD', 'HC']);
  });

  test('is said anew when it is said again, or added to; nobody is both here and not', async () => {
    await world.does('chair', attendance(['JD', 'JD', 'HC'], ['MR']));
    await world.does('chair', attendance(['MR'], [], true));
    expect(recorded()?.present.map(({ initials }) => initials)).toEqual(['JD', 'HC', 'MR']);
    expect(recorded()?.apologies).toEqual([]);
    await world.does('governance', attendance([], ['HC']));
    expect(recorded()).toMatchObject({ apologies: [{ initials: 'HC' }] });
    await world.does('governance', attendance(['GO']));
    expect(recorded()?.present.map(({ initials }) => initials)).toEqual(['GO']);
  });

  test('is not recorded where too many, nobody, or a speech is named', async () => {
    for (const [present, sentence] of [
      [[], /^Say who is here/],
      [Array.from({ length: 61 }, (_, at) => `P${at}`), /^At most 60 people/],
      [['x'.repeat(61)], /^At most 60 people/],
    ] as const)
      expect(await told('chair', attendance([...present]))).toMatch(sentence);
    expect(recorded()).toBeNull();
  });
});

const assure = (over: Partial<Extract<Intent, { kind: 'assure' }>> = {}): Intent => ({
  kind: 'assure',
  meeting: '',
  item: rec('7'),
  rag: 'green',
  text: 'The booklet is in use.',
  ...over,
});
const extend = (on: string, because = 'the course moved'): Intent => ({
  kind: 'extend-target',
  meeting: '',
  item: rec('7'),
  on,
  because,
});
const facts = (number = '7') => world.recommendation(number);

describe('the chair alone', () => {
  test('says what the board’s view is; what the force claims stays as it is', async () => {
    const before = facts();
    for (const who of ['governance', 'commissioner'] as const)
      expect(await told(who, assure())).toBe(
        'Only the chair of Governance Board can say what the board’s view is.',
      );
    expect(await told('chair', assure())).toBe(
      'The board’s view of rec 7 is green: “The booklet is in use.” “undo” takes it back.',
    );
    expect(facts()).toEqual({
      ...before,
      assurance: {
        rag: 'green',
        statement: 'The booklet is in use.',
        by: 'board-chair',
        at: '2021-10-12T09:02:00Z',
      },
    });
    expect(minutes()).toMatchObject([{ kind: 'assurance', item: `${CODE}/7` }]);
  });

  test('approves a later target date, with a reason and by name', async () => {
    expect(await told('governance', extend('31 March'))).toMatch(
      /^Only the chair of Governance Board can approve a later target date in its meeting\. Anybody else asks for one: target 7 31 March because/,
    );
    expect(await told('chair', extend('31 March'))).toBe(
      'The target date of rec 7 is now Thursday 31 March 2022, approved by Chair of the Governance Board: “the course moved”. “undo” takes it back.',
    );
    expect(await told('chair', extend('30 June'))).toContain(
      'is now Thursday 30 June 2022 instead of Thursday 31 March 2022, approved by',
    );
    expect(facts().target).toMatchObject({ on: '2022-06-30', reason: 'the course moved', by: 'board-chair' });
    expect(minutes()).toMatchObject([{ kind: 'extension' }, { kind: 'extension' }]);
  });

  test('approves the date that was asked for, without saying it again', async () => {
    expect(await told('chair', extend(''))).toMatch(/^No later date is asked for/);
    const target = (on: string): Intent => ({
      kind: 'set-target',
      refs: [named('7')],
      on,
      because: 'training',
    });
    await world.does('governance', target('31 March'));
    await world.does('governance', target('30 June'));
    expect(await told('chair', extend(''))).toContain('is now Thursday 30 June 2022');
    expect(facts()).toMatchObject({ target: { on: '2022-06-30', reason: 'training' }, proposedTarget: null });
  });

  test('approves it by its button too, which is minuted; governance does not', async () => {
    const target = (on: string): Intent => ({
      kind: 'set-target',
      refs: [named('7')],
      on,
      because: 'training',
    });
    await world.does('governance', target('31 March'));
    await world.does('governance', target('30 June'));
    const press: Intent = { kind: 'approve-target', ref: `${CODE}/7` };
    expect(await told('governance', press)).toMatch(/^Only the chair of Governance Board/);
    expect(await told('chair', press)).toContain('is now Thursday 30 June 2022 instead of');
    expect(minutes()).toMatchObject([{ kind: 'extension', text: 'training' }]);
    await world.does('chair', { kind: 'undo', meeting: '' });
    expect(facts()).toMatchObject({ target: { on: '2022-03-31' }, proposedTarget: { on: '2022-06-30' } });
  });

  test.each([
    ['soon', 'x', /^I cannot read “soon” as a day/],
    ['11 October 2021', 'x', /^Monday 11 October 2021 has passed/],
    ['31 March', ' ', /^Say it in a few words, for example: extend 4 to 31 March because/],
  ])('does not extend to “%s” because of “%s”', async (on, because, sentence) => {
    expect(await told('chair', extend(on, because))).toMatch(sentence);
    expect(facts().target).toBeNull();
  });

  test('sets a target date as ever where no meeting is running', async () => {
    await world.does('chair', { kind: 'end-meeting', meeting: '' });
    expect((await world.does('chair', extend('31 March'))).kind).toBe('kept');
    expect(minutes()).toEqual([]);
  });
});

describe('an update on the table', () => {
  const accept: Intent = { kind: 'accept-updates', refs: [] };
  const giveBack: Intent = { kind: 'return-updates', refs: [], note: 'Which booklet?' };
  const state = () => world.store.read().updates.get('U1')?.state;
  beforeEach(async () => {
    await gives(world, {
      progress: 'pending-sign-off',
      target: '2022-03-31',
      targetReason: 'Agreed with training.',
    });
    await world.does('chair', { kind: 'go-to-item', meeting: '', item: rec('7') });
  });

  test('is accepted without its number, and minuted', async () => {
    expect(await told('governance', accept)).toBe(
      'Accepted the update by Head of Public Protection on rec 7. “undo” takes it back.',
    );
    expect(state()).toBe('accepted');
    expect(minutes()).toMatchObject([{ kind: 'accepted', item: `${CODE}/7`, text: '' }]);
  });

  test('is returned with a note, and minuted', async () => {
    expect(await told('chair', giveBack)).toBe(
      'Returned the update by Head of Public Protection on rec 7: “Which booklet?” “undo” takes it back.',
    );
    expect(minutes()).toMatchObject([{ kind: 'returned', text: 'Which booklet?' }]);
  });

  test('is minuted too where the button of its own card was pressed', async () => {
    expect((await world.does('governance', { kind: 'accept-update', update: 'U1' })).kind).toBe('update');
    expect(minutes()).toMatchObject([{ kind: 'accepted' }]);
  });

  test('accepted waits again once that is taken back, with the facts as they were', async () => {
    const before = facts();
    await world.does('governance', accept);
    expect(facts()).toMatchObject({ progress: 'pending-sign-off', target: { on: '2022-03-31' } });
    expect(await told('governance', { kind: 'undo', meeting: '' })).toBe(
      'Taken back: the acceptance of the update on rec 7.',
    );
    expect(facts()).toEqual(before);
    expect(state()).toBe('submitted');
    expect(await told('chair', accept)).toMatch(/^Accepted/);
  });

  test('returned waits again once that is taken back, and its author hears of it once', async () => {
    const messages = () =>
      [...world.store.read().deliveries.values()]
        .filter(({ rule }) => rule === 'update-returned')
        .map(({ state: now }) => now);
    await world.does('chair', giveBack);
    expect(messages()).toEqual(['decided']);
    await world.does('chair', { kind: 'undo', meeting: '' });
    expect([state(), ...messages()]).toEqual(['submitted', 'overtaken']);
    await world.does('chair', giveBack);
    expect([state(), ...messages()]).toEqual(['returned', 'decided']);
  });

  test('is not taken back where its author has given another since', async () => {
    await world.does('governance', accept);
    await gives(world, { form: 'f2', done: 'Something newer.' });
    expect(await told('governance', { kind: 'undo', meeting: '' })).toMatch(/^rec 7 has been changed since/i);
    expect(state()).toBe('accepted');
  });
});

describe('undo', () => {
  const undo: Intent = { kind: 'undo', meeting: '' };
  const standing = () => [...world.store.read().minutes.values()].map(({ undone }) => undone?.by ?? null);

  test('takes back one’s own last entry, never another’s, in the open', async () => {
    await world.does('chair', minute());
    await world.does('governance', minute({ what: 'note', text: 'Heard.' }));
    expect(await told('chair', undo)).toBe('Taken back: the decision on rec 4: “The plan is enough.”');
    expect(standing()).toEqual(['board-chair', null]);
    expect(await told('chair', undo)).toMatch(/^You have put nothing into these minutes/);
    expect(await told('owner', undo)).toMatch(/^Only the chair of Governance Board/);
    expect(world.written().at(-1)).toMatchObject({
      why: 'Took back the decision on rec 4',
      by: 'board-chair',
    });
  });

  test('of an action withdraws it; its number is not used again', async () => {
    await world.does('chair', action());
    await world.does('chair', undo);
    expect(world.store.read().actions.get('A1')).toMatchObject({
      state: 'withdrawn',
      settled: { by: 'board-chair', note: 'Taken back in the meeting.' },
    });
    expect(await told('chair', action())).toMatch(/^Action 2 /);
  });

  test('of an action that was done meanwhile leaves it', async () => {
    await world.does('chair', action());
    await world.store.change({ by: 'x', via: 'web', why: 'Done.', cause: null }, (tx) =>
      tx.edit('actions', 'A1', (draft) => {
        draft.state = 'done';
      }),
    );
    expect(await told('chair', undo)).toMatch(/^Action 1 is not open any more/);
    expect(standing()).toEqual([null]);
  });

  test('of a rating and a date brings back what was before, and leaves what changed beside it', async () => {
    await world.does('chair', assure({ rag: 'amber', text: 'Not yet.' }));
    await world.does('chair', assure());
    await world.does('chair', extend('31 March'));
    await world.does('chair', undo);
    expect(facts()).toMatchObject({ target: null, assurance: { rag: 'green' } });
    await world.does('chair', undo);
    expect(facts().assurance).toMatchObject({ rag: 'amber', statement: 'Not yet.' });
    await world.does('chair', undo);
    expect(facts().assurance).toBeNull();
  });

  test('refuses where something else has changed it since', async () => {
    await world.does('chair', extend('31 March'));
    const target: Intent = { kind: 'set-target', refs: [named('7')], on: '28 February', because: 'sooner' };
    await world.does('governance', target);
    expect(await told('chair', undo)).toMatch(/has been changed since, so that is not taken back/);
    expect(facts().target?.on).toBe('2022-02-28');
    expect(standing()).toEqual([null]);
  });

  test('that arrives twice, or is said twice at once, takes back one entry', async () => {
    await world.does('chair', minute());
    await world.does('chair', minute({ text: 'And more.' }));
    await world.does('chair', undo, { cause: 'web:the-same' });
    await world.does('chair', undo, { cause: 'web:the-same' });
    expect(standing()).toEqual([null, 'board-chair']);
    const [first, second] = await Promise.all([told('chair', undo), told('chair', undo)]);
    expect(first).toMatch(/^Taken back/);
    expect(second).toBe('That was taken back a moment ago.');
  });
});

describe('a form', () => {
  test('asks what was decided on the item that its card showed, though the meeting has gone on', async () => {
    const open = parseAction('open-decision', { meeting: MEETING, item: `${CODE}/1` });
    await world.does('chair', { kind: 'next-item', meeting: '', from: null });
    const form = expectKind(await world.does('chair', open), 'decision-form');
    expect(form).toMatchObject({ meeting: MEETING, item: `${CODE}/1`, name: 'rec 1', words: '' });
    const sent = { meeting: MEETING, item: `${CODE}/1`, words: 'Agreed.', form: 'yes' };
    expect(await told('chair', parseAction('record-decision', sent))).toMatch(
      /^Decided on rec 1: “Agreed\.”/,
    );
  });

  test('comes back with what is wrong and all that was typed', async () => {
    const typed = { meeting: MEETING, item: `${CODE}/4`, words: 'Write to them.', form: 'yes' };
    const past = { ...typed, owner: 'head-of-crime', due: '2021-10-11' };
    expect(
      expectKind(await world.does('chair', parseAction('record-action', past)), 'action-form'),
    ).toMatchObject({
      owner: 'head-of-crime',
      due: '2021-10-11',
      words: 'Write to them.',
      problem: expect.stringMatching(/^Monday 11 October 2021 has passed/),
    });
    const nobody = expectKind(await world.does('chair', parseAction('record-action', typed)), 'action-form');
    expect(nobody.problem).toMatch(/^Say who is to do it/);
    const empty = { ...typed, words: ' ' };
    expect(
      expectKind(await world.does('chair', parseAction('record-decision', empty)), 'decision-form').problem,
    ).toMatch(/^Say it in a few words/);
    expect(world.store.read().minutes.size).toBe(0);
  });

  test('offers the board’s people first, and takes somebody else by name', async () => {
    const open = parseAction('open-action', { meeting: MEETING, item: `${CODE}/4` });
    const { choices } = expectKind(await world.does('governance', open), 'action-form');
    const board = world.store.read().boards.get('governance-board');
    const sits = choices.map(({ id }) => board?.chair === id || board?.members.includes(id) === true);
    expect([sits[0], sits.at(-1)]).toEqual([true, false]);
    expect(sits.indexOf(false)).toBeGreaterThan(sits.lastIndexOf(true));
    expect(choices.map(({ id }) => id)).not.toContain('left-governance');
    const sent = {
      meeting: MEETING,
      item: `${CODE}/4`,
      words: 'Write.',
      person: 'CPS',
      due: '',
      form: 'yes',
    };
    expect(await told('governance', parseAction('record-action', sent))).toMatch(
      /^Action 1 on rec 4, for CPS,/,
    );
  });

  test('is for nobody who may not run the meeting', async () => {
    const open = parseAction('open-decision', { meeting: MEETING, item: `${CODE}/4` });
    expect(await told('owner', open)).toMatch(/^Only the chair of Governance Board/);
  });
});
