import { describe, expect, test } from 'vitest';
import { writePaper } from '../../src/documents/write-paper.js';
import type { Intent } from '../../src/intents/intent.js';
import { parseAction } from '../../src/intents/parse-action.js';
import { createPaperLinks } from '../../src/papers/links.js';
import { createPaperFor } from '../../src/papers/paper-for.js';
import { perform } from '../../src/use-cases/perform.js';
import { sinceLastMeeting } from '../../src/use-cases/since-last-meeting.js';
import { toViews } from '../../src/views/to-views.js';
import { submit } from '../support/forms.js';
import { aMinute, anAction } from '../support/records.js';
import { aWorld, CODE, expectKind, named, type Who, type World } from '../support/world.js';

const MEETING = 'governance-board:2021-10-12';
const PACK: Intent = { kind: 'show-paper', what: 'pack', meeting: '', page: 0 };
const MINUTES: Intent = { ...PACK, what: 'minutes' };

/** A meeting that was run: recommendation 1 was dealt with and minuted, the others were not come to. */
const aMeetingThatWasHeld = async (): Promise<World> => {
  const world = await aWorld();
  await world.does('governance', {
    kind: 'assign',
    refs: [{ inspection: null, number: '1', kind: 'recommendation' }],
    to: 'Head of Public Protection',
  });
  await world.does(
    'owner',
    submit({
      recommendation: `${CODE}/1`,
      form: 'F1',
      done: 'Every officer of the unit was briefed; 38 of 40 have signed.',
    }),
  );
  world.clock.set('2021-10-12T09:02:00Z');
  await world.does('chair', { kind: 'start-meeting', meeting: '' });
  await world.store.change({ by: 'board-chair', via: 'web', why: 'Minuted', cause: null }, (tx) => {
    tx.add(
      'actions',
      anAction({
        id: 'A1',
        number: 1,
        board: 'governance-board',
        meeting: MEETING,
        recommendation: `${CODE}/1`,
        owner: 'head-of-public-protection',
        text: 'bring the two missing signatures',
        due: '2021-10-29',
        at: '2021-10-12T09:10:00Z',
      }),
    );
    const about = { meeting: MEETING, item: `${CODE}/1`, by: 'board-chair', at: '2021-10-12T09:10:00Z' };
    tx.add(
      'minutes',
      aMinute({
        ...about,
        id: `${MEETING}|1`,
        kind: 'note',
        text: 'The board asked how the briefing is kept up for new officers.',
      }),
    );
    tx.add(
      'minutes',
      aMinute({
        ...about,
        id: `${MEETING}|2`,
        kind: 'decision',
        text: 'To ask for the figures again in November.',
      }),
    );
    tx.add(
      'minutes',
      aMinute({
        ...about,
        id: `${MEETING}|3`,
        kind: 'action',
        action: 'A1',
        text: 'bring the two missing signatures',
      }),
    );
    tx.edit('meetings', MEETING, (draft) => {
      draft.attendance = {
        present: [
          { initials: 'BC', person: 'board-chair' },
          { initials: 'KH', person: null },
        ],
        apologies: [{ initials: 'MR', person: null }],
      };
    });
  });
  world.clock.set('2021-10-12T10:30:00Z');
  await world.does('chair', { kind: 'next-item', meeting: '', from: null });
  await world.does('chair', { kind: 'end-meeting', meeting: '' });
  return world;
};

const paperFor = async (world: World, id: string, who = 'board-chair') =>
  createPaperFor({ ...world, changed: (board) => sinceLastMeeting(world, board, world.clock.now()) })(
    id,
    who,
  );
const written = async (world: World, id: string): Promise<string> =>
  String((await writePaper((await paperFor(world, id)) ?? expect.fail('no paper'), 'md')).content).replace(
    /record [\d,]+ · \w+/,
    'record N · HASH',
  );

const told = async (world: World, who: Who, intent: Intent): Promise<string> => {
  const result = await world.does(who, intent);
  return result.kind === 'refused' ? result.sentence : expectKind(result, 'paper').happened;
};

describe('the pack', () => {
  test('has the agenda, what is missing, the log and a page for each item', async () => {
    const world = await aWorld();
    await world.does('governance', { kind: 'set-marking', marking: 'OFFICIAL-SENSITIVE' });
    await expect(await written(world, `pack|${MEETING}`)).toMatchFileSnapshot('../golden/pack.md');
  });

  test('carries over what the board did not come to, and its actions', async () => {
    const world = await aMeetingThatWasHeld();
    const pack = await written(world, 'pack|governance-board:2021-11-09');
    expect(pack).toMatch(/Recommendation 2: [^\n]*\(carried over\)/);
    expect(pack).not.toMatch(/Recommendation 1: [^\n]*\(carried over\)/);
    expect(pack).toContain('bring the two missing signatures');
  });

  test('has no action in its log that was taken back in the meeting that gave it', async () => {
    const world = await aMeetingThatWasHeld();
    await world.does('chair', { kind: 'start-meeting', meeting: '' });
    const give = (text: string): Intent => ({
      kind: 'record-action',
      meeting: '',
      item: null,
      owner: 'HC',
      due: '12 November',
      text,
      form: false,
    });
    await world.does('governance', give('send the wrong paper'));
    await world.does('governance', { kind: 'undo', meeting: '' });
    await world.does('governance', give('send the right paper'));
    await world.does('chair', { kind: 'end-meeting', meeting: '' });
    const pack = await written(world, 'pack|governance-board:2021-11-09');
    expect(pack).toContain('send the right paper');
    expect(pack).not.toContain('send the wrong paper');
  });

  test.each([
    ['chair', true],
    ['governance', true],
    ['owner', true],
    ['viewer', false],
  ] as const)('is for %s: %s', async (who, may) => {
    const result = await (await aWorld()).does(who, PACK);
    expect(result.kind).toBe(may ? 'paper' : 'refused');
  });
});

describe('minutes', () => {
  test('have the shape that boards know', async () => {
    const world = await aMeetingThatWasHeld();
    await expect(await written(world, `minutes|${MEETING}`)).toMatchFileSnapshot('../golden/minutes.md');
  });

  test('say of a date that was moved from when to when, and who approved it', async () => {
    const world = await aWorld();
    world.clock.set('2021-10-12T09:02:00Z');
    const extend = (on: string): Intent => ({
      kind: 'extend-target',
      meeting: '',
      item: { by: 'recommendation', named: named('7') },
      on,
      because: 'the course moved',
    });
    await world.does('chair', { kind: 'start-meeting', meeting: '' });
    await world.does('chair', extend('31 March 2022'));
    await world.does('chair', extend('30 June 2022'));
    await world.does('chair', { kind: 'end-meeting', meeting: '' });
    const by = 'approved by Chair of the Governance Board: “the course moved”';
    const minutes = await written(world, `minutes|${MEETING}`);
    expect(minutes).toContain(`The target date was set to Thursday 31 March 2022, ${by}`);
    expect(minutes).toContain(
      `The target date was moved from Thursday 31 March 2022 to Thursday 30 June 2022, ${by}`,
    );
  });

  test('are none before a meeting was run', async () => {
    const world = await aWorld();
    expect(await told(world, 'chair', MINUTES)).toMatch(/^No meeting was run here yet/);
    expect(await paperFor(world, `minutes|${MEETING}`)).toBeNull();
  });

  test('are approved by the chair alone, once, and then change no more', async () => {
    const world = await aMeetingThatWasHeld();
    const approve: Intent = { kind: 'approve-minutes', meeting: '' };
    const correct: Intent = { kind: 'correct-minutes', meeting: '', text: 'KH was present for item 1 only.' };
    expect(await told(world, 'governance', approve)).toMatch(/^Only the chair/);
    expect(await told(world, 'governance', correct)).toMatch(/stands in the minutes/);
    expect(await told(world, 'viewer', correct)).toMatch(/^Minutes are for the board/);
    expect(await told(world, 'chair', approve)).toBe(
      'The minutes are approved, with the correction that stands at their end.',
    );
    expect(await told(world, 'chair', approve)).toBe('They were approved before.');
    expect(await told(world, 'governance', correct)).toMatch(/are approved, so they change no more/);
    const minutes = world.store.read().meetings.get(MEETING)?.minutes;
    expect(minutes).toMatchObject({
      state: 'approved',
      approvedBy: 'board-chair',
      corrections: [{ by: 'governance-officer' }],
    });
    expect(await written(world, `minutes|${MEETING}`)).toContain('KH was present for item 1 only.');
  });

  test('are not approved by a card that others have corrected since: what they said is shown first', async () => {
    const world = await aMeetingThatWasHeld();
    const { corrections } = expectKind(await world.does('chair', MINUTES), 'paper');
    const press = (seen: number) => parseAction('approve-minutes', { meeting: MEETING, seen: String(seen) });
    await told(world, 'governance', { kind: 'correct-minutes', meeting: '', text: 'KH was not there.' });
    expect(await told(world, 'chair', press(corrections))).toMatch(
      /^Nothing is approved yet: .* a correction was added/,
    );
    const state = () => world.store.read().meetings.get(MEETING)?.minutes?.state;
    expect(state()).toBe('draft');
    const shown = expectKind(await world.does('chair', press(corrections)), 'paper');
    expect(toViews(shown, world.store.read())[0]?.text).toContain('KH was not there.');
    expect(await told(world, 'chair', press(shown.corrections))).toMatch(
      /^The minutes are approved, with the correction/,
    );
    expect(state()).toBe('approved');
  });

  test('say for ever what was approved, whatever changes in the register', async () => {
    const world = await aMeetingThatWasHeld();
    await world.does('chair', { kind: 'approve-minutes', meeting: '' });
    const files = async (): Promise<readonly unknown[]> => {
      const paper = (await paperFor(world, `minutes|${MEETING}`)) ?? expect.fail('no paper');
      const formats = ['docx', 'html', 'md'] as const;
      const written = await Promise.all(formats.map((format) => writePaper(paper, format)));
      const card = expectKind(await world.does('governance', MINUTES), 'paper').paper;
      return [...written.map(({ content }) => Buffer.from(content).toString('base64')), card];
    };
    const approved = await files();
    world.clock.set('2021-10-20T09:00:00Z');
    await world.store.change({ by: 'x', via: 'console', why: 'Everything changed', cause: null }, (tx) => {
      for (const { id } of tx.all('people').values())
        tx.edit('people', id, (draft) => {
          Object.assign(draft, { name: `Another ${draft.name}`, initials: 'ZZ' });
        });
      for (const { id } of tx.all('updates').values())
        tx.edit('updates', id, (draft) => {
          Object.assign(draft, {
            state: 'accepted',
            decided: { by: 'board-chair', at: '2021-10-20T09:00:00Z', note: '' },
          });
        });
      tx.edit('boards', 'governance-board', (draft) => {
        draft.name = 'Another Board';
      });
      tx.edit('meetings', 'governance-board:2021-11-09', (draft) => {
        draft.day = '2021-11-16';
      });
      tx.edit('recommendations', `${CODE}/1`, (draft) => {
        draft.text = 'Other words';
      });
      tx.edit('settings', 'register', (draft) => {
        draft.marking = 'OFFICIAL';
      });
    });
    expect(await files()).toEqual(approved);
  });

  test('are corrected by a form as well, which comes back where nothing was written', async () => {
    const world = await aMeetingThatWasHeld();
    const minutes = expectKind(await world.does('governance', MINUTES), 'paper');
    expect([minutes.mayCorrect, minutes.mayApprove]).toEqual([true, false]);
    const form = expectKind(
      await world.does('governance', parseAction('open-correction', { meeting: MEETING })),
      'correction-form',
    );
    expect([form.meeting.id, form.problem]).toEqual([MEETING, '']);
    const sent = (words: string) =>
      world.does('governance', parseAction('correct-minutes', { meeting: MEETING, words, form: 'yes' }));
    expect(expectKind(await sent('  '), 'correction-form').problem).toMatch(/what is wrong/);
    expect(expectKind(await sent('KH was not there.'), 'paper').happened).toMatch(/stands in the minutes/);
    await world.does('chair', { kind: 'approve-minutes', meeting: '' });
    expect(await told(world, 'governance', { kind: 'open-correction', meeting: MEETING })).toMatch(
      /change no more/,
    );
    expect(await told(world, 'viewer', { kind: 'open-correction', meeting: MEETING })).toMatch(
      /^Minutes are for the board/,
    );
  });

  test('keep a correction where the meeting is taken up again and ended again', async () => {
    const world = await aMeetingThatWasHeld();
    await told(world, 'governance', { kind: 'correct-minutes', meeting: '', text: 'KH was not there.' });
    await world.does('chair', { kind: 'start-meeting', meeting: '' });
    await world.does('chair', { kind: 'end-meeting', meeting: '' });
    expect(await written(world, `minutes|${MEETING}`)).toContain('KH was not there.');
  });

  test('are not approved while the meeting goes on', async () => {
    const world = await aWorld();
    world.clock.set('2021-10-12T09:02:00Z');
    await world.does('chair', { kind: 'start-meeting', meeting: '' });
    expect(await told(world, 'chair', { kind: 'approve-minutes', meeting: '' })).toMatch(/has not ended yet/);
  });
});

describe('the files of a paper', () => {
  const get: Intent = { kind: 'get-paper', what: 'pack', meeting: '' };

  test('are links for the asker alone', async () => {
    const world = await aWorld();
    const papers = createPaperLinks({ base: 'https://bot.example', clock: world.clock });
    const result = await perform({ ...world, papers }, world.asker('chair'), get, {
      id: 'chair',
      name: 'chair',
    });
    const { links, audience } = expectKind(result ?? expect.fail(), 'paper');
    expect(audience).toBe('person');
    expect(links.map(({ title }) => title)).toEqual(['Word file', 'Web page', 'Markdown']);
    const token = links[0]?.url.replace('https://bot.example/papers/', '') ?? '';
    expect(papers.read(token)).toEqual({
      kind: 'good',
      paper: `pack|${MEETING}`,
      person: 'board-chair',
      format: 'docx',
    });
  });

  test('are not to be had where nobody can reach the bot, which says so', async () => {
    expect(await told(await aWorld(), 'chair', get)).toMatch(/sets PUBLIC_URL/);
  });

  test('are read by nobody who may not read them any more', async () => {
    const world = await aWorld();
    expect(await paperFor(world, `pack|${MEETING}`)).not.toBeNull();
    expect(await paperFor(world, `pack|${MEETING}`, 'nobody')).toBeNull();
    expect(await paperFor(world, 'pack|elsewhere')).toBeNull();
    expect(await paperFor(world, `secrets|${MEETING}`)).toBeNull();
    await world.store.change({ by: 'x', via: 'console', why: 'Left', cause: null }, (tx) =>
      tx.edit('people', 'board-chair', (draft) => {
        draft.active = false;
      }),
    );
    expect(await paperFor(world, `pack|${MEETING}`)).toBeNull();
  });
});
