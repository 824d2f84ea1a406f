import fc from 'fast-check';
import type { Block, Runs } from '../../src/documents/paper.js';
import type { Action, Register } from '../../src/domain/register.js';
import { responseClock } from '../../src/domain/response.js';
import { PARTS_OF_CHANGES, sinceMeeting } from '../../src/domain/since-meeting.js';
import { COMMANDS } from '../../src/intents/commands.js';
import type { Described } from '../../src/use-cases/describe.js';
import type { Result } from '../../src/use-cases/result.js';
import { AnyRecords, AT, TODAY } from './any-records.js';
import { aBoard, aMeeting, aMinute, anAction, aPerson } from './records.js';

const UNITS = [
  'word ',
  'word',
  '😀',
  '👩🏽‍🚒',
  'ﷺ',
  'مرحبا ',
  '한국어',
  '<!channel> ',
  '<@U012> ',
  '<https://example.org|x>',
  '&amp;',
  '*b* _i_ ~s~ `c` ',
  '"\\',
  '\u202Eabc\u200F',
  '\u0001',
  '\r\n',
  '\uD83D',
  '’',
];
const LENGTHS = [0, 1, 7, 75, 151, 600, 2_000, 3_001, 20_000];

/** Words of every length that a field takes, in scripts and signs that break what counts or reads them wrongly. */
const WORDS = fc.oneof(
  fc
    .tuple(fc.constantFrom(...UNITS), fc.constantFrom(...LENGTHS))
    .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

const BOARD = { audience: 'board', inspections: [] } as const;
const WAYS = [{ label: 'Status', verb: 'show-status', data: { ref: 'A/1' } }];

type Make = (made: AnyRecords) => Result;

const RUNS = ['plain', 'bold', 'italic', 'quote'] as const;

/** A block of a paper, of any kind. */
const anyBlock = (made: AnyRecords): Block => {
  const runs = (): Runs => made.many(6, () => ({ style: made.one(...RUNS), text: made.text() }));
  return made.one<() => Block>(
    () => ({ kind: 'heading', level: made.one(1, 2, 3), text: made.text(), newPage: made.yes() }),
    () => ({ kind: 'paragraph', runs: runs() }),
    () => ({ kind: 'list', numbered: made.yes(), items: made.many(20, runs) }),
    () => ({ kind: 'facts', facts: made.many(9, () => ({ term: made.text(300), value: runs() })) }),
    () => ({ kind: 'callout', label: made.text(300), runs: runs() }),
    () => ({
      kind: 'table',
      caption: made.text(300),
      header: ['Action', 'Who'],
      rows: made.many(12, () => [runs(), runs()]),
    }),
  )();
};
const minuteForm = (made: AnyRecords) => ({
  meeting: 'governance:2021-10-12',
  item: made.one('', 'A/1'),
  name: made.one('rec 1', 'the meeting'),
  words: made.text(2_000),
  problem: made.one('', made.text(300)),
});

const anyAction = (made: AnyRecords): Action =>
  anAction({
    number: 1 + made.some(99_999),
    owner: made.one(null, made.person.id),
    ownerSaid: made.short(300),
    due: made.one(null, TODAY, '2021-09-30', '2022-03-31'),
    text: made.text(2_000),
    ...made.one<Partial<Action>>(
      {},
      { state: 'done', settled: { by: made.person.id, at: AT, note: made.text(2_000) } },
      { state: 'withdrawn', settled: { by: 'somebody', at: AT, note: '' } },
    ),
  });

/** One of every kind of result. The compiler keeps the list whole. */
const KINDS: Readonly<Record<Result['kind'], Make>> = {
  refused: (made) => ({ kind: 'refused', sentence: made.text(), waysOn: WAYS, audience: 'public' }),
  notice: (made) => ({
    kind: 'notice',
    heading: 'Which one do you mean?',
    sentences: made.many(12, () => made.text()),
    waysOn: WAYS,
    ...BOARD,
  }),
  status: (made) => ({
    kind: 'status',
    items: Array.from({ length: made.one(1, 1, 3, 12) }, () => made.described()),
    ...BOARD,
  }),
  list: (made) => ({
    kind: 'list',
    selection: { filter: 'open' },
    items: made.many(12, () => made.described()),
    total: made.some(10_000),
    named: made.text(4_000),
    only: made.one(null, made.code()),
    ...BOARD,
  }),
  found: (made) => ({
    kind: 'found',
    items: made.many(10, () => made.described()),
    audience: 'public',
    inspections: [],
  }),
  text: (made) => ({
    kind: 'text',
    items: [made.described()],
    only: made.one('all', 'answer'),
    source: made.text(300),
    ...BOARD,
  }),
  fact: (made) => ({
    kind: 'fact',
    fact: made.one('owner', 'due'),
    items: made.many(50, () => made.described()),
    ...BOARD,
  }),
  history: (made) => ({
    kind: 'history',
    item: made.described(),
    lines: made.many(12, () => made.line()),
    more: made.some(40),
    ...BOARD,
  }),
  changes: (made) => {
    const [former, current] = [made.recommendations(), made.recommendations()];
    const register = { ...made.register, recommendations: current };
    const steps = new Map(
      [...current].map(([id, after]) => {
        const step = { seq: 1, at: AT, by: made.person.id, why: made.text(), updates: [] };
        return [id, [{ ...step, before: former.get(id) ?? null, after }]];
      }),
    );
    const [since, now] = [Date.parse(AT) - made.some(40) * 86_400_000, Date.parse(AT)];
    const changes = sinceMeeting({
      current: register,
      former: { ...made.register, recommendations: former },
      steps,
      board: null,
      since,
      now,
    });
    const only = made.one(null, null, ...PARTS_OF_CHANGES);
    const sinceWhat = 'since the last meeting';
    return { kind: 'changes', changes, sinceWhat, only, page: made.some(9), ...BOARD };
  },
  'response-due': (made) => ({
    kind: 'response-due',
    items: made.many(30, () => {
      const inspection = { ...made.inspection(), letterOn: made.one(null, '2021-09-08', '2021-09-10') };
      return responseClock(made.register, inspection, TODAY);
    }),
    warned: made.one(null, { told: made.many(9, () => made.short(300)), unreachable: [made.short(300)] }),
    today: TODAY,
    ...BOARD,
  }),
  digest: (made) => {
    const many = () => made.many(5, () => made.described());
    const counts = () => ({
      total: made.some(9_000),
      open: made.some(90),
      overdue: made.some(90),
      rag: made.one(null, { red: made.some(9), amber: made.some(9), green: 0, none: made.some(9) }),
    });
    const moved = made.many(5, () => ({
      item: made.described(),
      lines: made.many(9, () => made.text()),
    }));
    const asked = made.many(5, () => ({ item: made.described(), from: made.short(300), askedAt: AT }));
    const [overdue, waiting, silent] = [many(), many(), many()];
    const all = (items: readonly Described[]) => items.map(({ recommendation }) => recommendation);
    return {
      kind: 'digest',
      content: {
        counts: counts(),
        former: counts(),
        moved: moved.map(({ item: { recommendation }, lines }) => ({ recommendation, lines })),
        overdue: all(overdue),
        asked: [],
        waiting: all(waiting),
        silent: all(silent),
      },
      moved,
      overdue,
      asked,
      waiting,
      silent,
      since: Date.parse(AT) - made.some(400) * 86_400_000,
      now: Date.parse(AT),
      zone: 'Europe/London',
      meeting: made.one(null, { board: made.short(300), meeting: aMeeting() }),
      clocks: made.many(9, () =>
        responseClock(made.register, { ...made.inspection(), letterOn: null }, TODAY),
      ),
      anchor: { seq: made.some(1_000_000), hash: '7f3a91c2' },
      late: made.one('', 'This digest is late: it was due on Monday 4 October 2021 at 08:30.'),
      scheduled: made.yes(),
      schedules: made.many(4, () => ({
        weekdays: [1, 4],
        time: '08:30',
        only: made.one('all', `of ${made.short(290)}`),
      })),
      ...BOARD,
    };
  },
  'next-meeting': (made) => ({
    kind: 'next-meeting',
    summary: {
      board: made.short(300),
      meeting: aMeeting({
        movedFrom: made.one(null, { day: TODAY, time: '10:00', reason: made.text() }),
      }),
      start: Date.parse(AT),
      now: Date.parse(AT) - made.some(10) * 86_400_000,
      work: made.many(120, () => ({ inspection: made.code(), open: made.some(9), silent: 0 })),
      hasMet: made.yes(),
      next: null,
    },
    ...BOARD,
  }),
  home: (made) => ({
    kind: 'home',
    linked: made.one('known', 'guest', 'unknown'),
    awaits: made.many(5, () => ({
      what: made.one('accept-update', 'give-first-update', 'approve-target'),
      item: made.described(),
      update: made.one(null, 'U1'),
    })),
    awaitsTotal: made.some(900),
    actions: made.many(5, () => anyAction(made)),
    actionsTotal: made.some(900),
    today: TODAY,
    overdue: made.many(5, () => made.described()),
    overdueTotal: made.some(900),
    meeting: null,
    changed: made.one(null, { total: made.some(900), sinceWhat: 'since the last meeting' }),
    ...BOARD,
  }),
  people: (made) => ({
    kind: 'people',
    people: made.many(60, () => ({
      person: aPerson({ name: made.short(300), initials: made.text(6) }),
      owns: made.many(2, () => made.recommendation()),
      chairs: made.many(3, () => made.short(300)),
      linked: made.one(null, [{ platform: 'slack', by: 'code' }]),
    })),
    ...BOARD,
  }),
  help: (made) => ({
    kind: 'help',
    inMeeting: false,
    commands: COMMANDS.slice(0, made.some(COMMANDS.length)),
    greeting: made.yes(),
    name: made.one(null, made.short(300)),
    linked: made.one('known', 'by-email', 'guest', 'unknown'),
    suggested: made.one(null, made.short(300)),
    alone: made.yes(),
    ...BOARD,
  }),
  form: (made) => ({
    kind: 'form',
    form: made.short(200),
    item: made.described(),
    corrects: made.one(null, made.update()),
    fields: made.fields(),
    problems: made.yes() ? {} : { done: made.short(300), target: made.short(300), blocker: 'Shorten it.' },
    ...BOARD,
  }),
  'choose-recommendation': (made) => ({
    kind: 'choose-recommendation',
    choices: made.many(50, () => made.recommendation()),
    total: made.some(10_000),
    text: made.short(2_000),
    link: made.one('', 'https://teams.microsoft.com/l/message/19:a@thread.v2/1?tenantId=t'),
    ...BOARD,
  }),
  update: (made) => ({
    kind: 'update',
    item: made.described(),
    update: made.update(),
    by: made.one(null, made.person),
    decidedBy: made.one(null, made.person),
    mayDecide: made.yes(),
    mayChange: made.yes(),
    happened: made.one(null, 'submitted', 'accepted', 'repeated'),
    ...BOARD,
  }),
  'return-form': (made) => ({
    kind: 'return-form',
    item: made.described(),
    update: made.update(),
    problem: made.one('', made.text(300)),
    ...BOARD,
  }),
  'hand-over-form': (made) => ({
    kind: 'hand-over-form',
    item: made.described(),
    choices: made.many(50, () => aPerson({ name: made.short(300) })),
    to: made.one('', made.person.id),
    note: made.text(2_000),
    problem: made.one('', made.text(300)),
    ...BOARD,
  }),
  'snooze-form': (made) => ({
    kind: 'snooze-form',
    item: made.described(),
    dueOn: TODAY,
    until: made.one('', TODAY, made.text(50)),
    because: made.text(2_000),
    problem: made.one('', made.text(300)),
    ...BOARD,
  }),
  requests: (made) => ({
    kind: 'requests',
    meetings: made.many(9, () => ({
      board: made.short(300),
      meeting: aMeeting(),
      dueOn: made.one('2021-10-01', TODAY, '2021-10-06'),
      today: TODAY,
      rows: made.many(60, () => ({
        item: made.described(),
        stands: made.one(
          { kind: 'nobody-owns' },
          { kind: 'asked', request: made.request() },
          { kind: 'told', update: made.update() },
          { kind: 'too-early', from: TODAY },
          { kind: 'asked-elsewhere', request: made.request(), meeting: aMeeting(), tooLate: made.yes() },
        ),
        respondent: made.one(null, made.person),
      })),
    })),
    mine: made.yes(),
    ...BOARD,
  }),
  request: (made) => ({
    kind: 'request',
    item: made.described(),
    request: made.request(),
    respondent: made.one(null, made.person),
    meeting: aMeeting(),
    board: made.short(300),
    dueOn: TODAY,
    mayAnswer: made.yes(),
    ...BOARD,
  }),
  paper: (made) => ({
    kind: 'paper',
    what: made.one('pack', 'minutes'),
    meeting: 'board:2021-10-12',
    paper: {
      title: made.text(300),
      subtitle: made.many(3, () => made.text(300)),
      marking: made.one(null, made.text(100)),
      record: 'record 1,234 · 7f3a91c2',
      made: { at: AT, said: 'Tuesday 12 October 2021' },
      name: made.text(300),
      blocks: made.many(60, () => anyBlock(made)),
    },
    page: made.some(5),
    happened: made.one('', made.text()),
    mayApprove: made.yes(),
    corrections: 2,
    mayCorrect: made.yes(),
    links: made.one([], [{ title: 'Word file', url: 'https://bot.example/papers/x.y' }]),
    ...BOARD,
  }),
  'correction-form': (made) => ({
    kind: 'correction-form',
    meeting: aMeeting(),
    words: made.text(2_000),
    problem: made.one('', made.text(300)),
    ...BOARD,
  }),
  'decision-form': (made) => ({ kind: 'decision-form', ...minuteForm(made), ...BOARD }),
  'action-form': (made) => ({
    kind: 'action-form',
    choices: made.many(50, () => aPerson({ name: made.short(300) })),
    owner: made.one('', made.person.id),
    other: made.one('', made.text(300)),
    due: made.one('', TODAY, made.text(50)),
    ...minuteForm(made),
    ...BOARD,
  }),
  'running-meeting': (made) => ({
    kind: 'running-meeting',
    meeting: made.one(aMeeting(), aMeeting({ state: 'ended' })),
    board: made.short(300),
    happened: made.one('', made.text()),
    table: made.one(null, {
      key: 'A/1',
      head: 'Recommendation 1',
      name: 'rec 1',
      place: 1 + made.some(9),
      title: made.one('', made.text(300)),
      carriedOver: made.yes(),
      item: made.one(null, made.described()),
      waiting: made.one(null, { update: made.update(), by: made.one(null, made.person) }),
    }),
    total: 10 + made.some(400),
    dealtWith: made.some(9),
    putBy: made.many(60, () => `${made.code()}/1`),
    left: made.many(60, () => `${made.code()}/1`),
    ahead: made.one('', 'rec 2'),
    minuted: made.many(30, () => ({
      minute: aMinute({ text: made.text(), kind: made.one('decision', 'note', 'assurance', 'accepted') }),
      action: made.one(null, anAction({ number: 1 + made.some(9_999), due: made.one(null, TODAY) })),
      owner: made.short(300),
    })),
    minutes: made.many(3, () => aMinute()),
    next: made.one(null, aMeeting()),
    mayRun: made.yes(),
    ...BOARD,
  }),
  actions: (made) => ({
    kind: 'actions',
    boards: made.many(9, () => ({
      board: made.short(300),
      today: TODAY,
      actions: made.many(40, () => anyAction(made)),
    })),
    mine: made.yes(),
    ...BOARD,
  }),
  action: (made) => ({
    kind: 'action',
    action: anyAction(made),
    board: aBoard({ name: made.short(300) }),
    today: TODAY,
    happened: made.one('', 'Action 12 is done'),
    mayFinish: made.yes(),
    mayChange: made.yes(),
    ...BOARD,
  }),
  'finish-action-form': (made) => ({
    kind: 'finish-action-form',
    action: anyAction(made),
    note: made.text(2_000),
    problem: made.one('', made.text(300)),
    ...BOARD,
  }),
  'reassign-action-form': (made) => ({
    kind: 'reassign-action-form',
    action: anyAction(made),
    choices: made.many(50, () => aPerson({ name: made.short(300) })),
    ...BOARD,
  }),
  'import-form': (made) => ({
    kind: 'import-form',
    problem: made.one('', made.text(300)),
    code: made.text(100),
    ...BOARD,
  }),
  proposals: (made) => {
    const document = made.document();
    const number = made.one(null, document.proposals[0]?.number ?? null);
    return { kind: 'proposals', document, happened: made.one(null, 'read', 'again'), number, ...BOARD };
  },
  'proposal-form': (made) => {
    const document = made.document();
    const number = document.proposals[0]?.number ?? '';
    return { kind: 'proposal-form', document, number, problem: made.one('', made.text(300)), ...BOARD };
  },
  welcome: (made) => ({
    kind: 'welcome',
    by: made.one(null, made.short(300)),
    shared: made.yes(),
    linked: made.yes(),
    ...BOARD,
  }),
  boards: (made) => ({
    kind: 'boards',
    boards: made.many(10, () => ({
      id: 'B1',
      name: made.short(100),
      days: made.text(4_000),
      time: '10:00',
      zone: 'Europe/London',
      next: made.many(3, () => aMeeting()),
      settings: made.one(null, {
        typed: made.board(),
        updatesDue: made.some(60),
        papersOut: made.some(60),
        forNext: { updatesBy: made.one(null, TODAY), papersOn: made.one(null, TODAY) },
        conversations: made.many(4, () => ({ platform: 'slack' as const, name: made.text(300) })),
      }),
    })),
    happened: made.one('', 'The board is in the register.'),
    waysOn: WAYS,
    ...BOARD,
  }),
  'board-form': (made) => ({
    kind: 'board-form',
    board: made.one('', 'B1'),
    fields: made.board(),
    problems: made.yes() ? {} : { name: made.text(300), days: made.text(600), oversees: 'Give codes.' },
    ...BOARD,
  }),
  invitation: (made) => ({
    kind: 'invitation',
    name: made.short(300),
    code: 'ABCD-EFGH-JKLM',
    until: AT,
    zone: 'Europe/London',
    ...BOARD,
  }),
  kept: (made) => ({
    kind: 'kept',
    sentence: made.text(),
    item: made.one(null, made.described()),
    waysOn: WAYS,
    ...BOARD,
  }),
};

/** A random result on a random register, as large and as strange as the register's schema lets it be. */
export const anyResult: fc.Arbitrary<{ readonly result: Result; readonly register: Register }> = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(KINDS) as Result['kind'][])),
    words: fc.array(WORDS, { minLength: 1, maxLength: 8 }),
    seed: fc.nat(),
  })
  .map(({ kind, words, seed }) => {
    const made = new AnyRecords(words, seed);
    return { result: KINDS[kind](made), register: made.register };
  });
