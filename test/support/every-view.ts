import { GIVEN } from '../../src/domain/action-messages.js';
import type { Delivery } from '../../src/domain/register.js';
import { CALENDAR_CHANGED } from '../../src/domain/reminder.js';
import { CHANGED } from '../../src/domain/request-rules.js';
import type { Intent } from '../../src/intents/intent.js';
import { parseAction } from '../../src/intents/parse-action.js';
import { whatIsSent } from '../../src/operate/what-is-sent.js';
import { askForUpdates, decideMessages } from '../../src/use-cases/ask-for-updates.js';
import type { Result } from '../../src/use-cases/result.js';
import { lineView } from '../../src/views/line.js';
import { toViews } from '../../src/views/to-views.js';
import type { View } from '../../src/views/view.js';
import { aTypedBoard } from './boards.js';
import { submit } from './forms.js';
import { readBytes } from './letters.js';
import { aDelivery } from './records.js';
import { CODE, expectKind, named, REC_7, type Who, type World } from './world.js';

/** A view that came of something that somebody did. */
export interface Shown {
  readonly name: string;
  readonly kind: Result['kind'] | 'delivery';
  readonly view: View;
}

/** The words that people type in these scenes; a test may have them typed something else. */
export interface Typed {
  readonly done: string;
  readonly reason: string;
  readonly name: string;
  readonly link: string;
  readonly file: string;
}
export const ORDINARY: Typed = {
  done: 'The right to review is in the victim’s booklet; officers were briefed in September.',
  reason: 'the training dates moved',
  name: 'Head of Custody',
  link: 'https://example.org/minutes',
  file: 'response-2023.md',
};

const refs = (...numbers: string[]) => numbers.map((number) => named(number));
const ref = named('7');
const unclear = (because: Extract<Intent, { kind: 'unclear' }>['because']): Intent => ({
  kind: 'unclear',
  offers: [{ kind: 'show-status', number: '7' }],
  because,
});

/** What is said once owners are asked for updates before a meeting. */
const ASKED_SCENES = ({ reason, name }: Typed): readonly (readonly [string, Who, Intent])[] => [
  ['requests', 'governance', { kind: 'show-requests', mine: false }],
  ['requests of one', 'owner', { kind: 'show-requests', mine: true }],
  ['request', 'owner', { kind: 'show-request', refs: refs('8') }],
  ['hand-over form', 'owner', { kind: 'open-hand-over', refs: refs('8') }],
  [
    'hand-over form with a problem',
    'owner',
    { kind: 'hand-over', refs: refs('8'), to: 'ISVA lead', note: reason.repeat(100).slice(0, 2_500) },
  ],
  ['handed to nobody', 'owner', { kind: 'hand-over', refs: refs('8'), to: name, note: reason }],
  ['put-off form', 'owner', { kind: 'open-snooze', refs: refs('6') }],
  [
    'put-off form with a problem',
    'owner',
    { kind: 'snooze', refs: refs('6'), until: reason, because: reason },
  ],
  ['put off', 'owner', { kind: 'snooze', refs: refs('6'), until: '6 October', because: reason }],
  ['put-off request', 'owner', { kind: 'show-request', refs: refs('6') }],
  ['handed over', 'owner', { kind: 'hand-over', refs: refs('8'), to: 'isva-lead', note: reason }],
  ['nothing to compare with', 'owner', { kind: 'nothing-changed', refs: refs('6') }],
  ['why nothing', 'viewer', { kind: 'show-why', delivery: null }],
];

/** A meeting from its start to its end; it was moved to 14 October before. */
const MEETING_SCENES = ({ done, reason, name, link }: Typed): readonly (readonly [string, Who, Intent])[] => {
  const update = { done, blocker: reason, evidenceTitle: reason, evidenceLink: link };
  const meeting = 'governance-board:2021-10-12';
  const step = { meeting, from: null } as const;
  const to = (number: string) => ({ by: 'recommendation', named: named(number) }) as const;
  return [
    ['meeting started', 'chair', { kind: 'start-meeting', meeting: '' }],
    ['meeting started twice', 'governance', { kind: 'start-meeting', meeting }],
    ['meeting for an owner', 'owner', { kind: 'show-next-meeting' }],
    ['meeting not theirs to run', 'owner', { kind: 'next-item', ...step }],
    ['meeting went on', 'chair', { kind: 'next-item', ...step }],
    ['meeting put an item by', 'chair', { kind: 'skip-item', ...step }],
    ['meeting at an item', 'governance', { kind: 'go-to-item', meeting, item: to('7') }],
    ['meeting without that item', 'governance', { kind: 'go-to-item', meeting, item: to('77') }],
    [
      'meeting with a decision',
      'chair',
      { kind: 'record-minute', what: 'decision', meeting, item: null, text: done, form: false },
    ],
    [
      'meeting with an action',
      'chair',
      {
        kind: 'record-action',
        meeting,
        item: to('7'),
        owner: 'HC',
        due: 'Friday',
        text: reason,
        form: false,
      },
    ],
    [
      'meeting with an action of a stranger',
      'chair',
      { kind: 'record-action', meeting, item: null, owner: `${name} x`, due: '', text: reason, form: false },
    ],
    [
      'meeting with those who are there',
      'chair',
      {
        kind: 'record-attendance',
        meeting,
        present: ['HC', 'JD', name.slice(0, 60)],
        apologies: ['MR'],
        also: false,
      },
    ],
    ['decision form', 'chair', { kind: 'open-minute-form', what: 'decision', meeting, item: null }],
    [
      'decision form with a problem',
      'chair',
      parseAction('record-decision', {
        meeting,
        item: `${CODE}/7`,
        words: '',
        form: 'yes',
      }),
    ],
    ['action form', 'chair', { kind: 'open-minute-form', what: 'action', meeting, item: to('7') }],
    [
      'action form with a problem',
      'chair',
      parseAction('record-action', {
        meeting,
        item: `${CODE}/7`,
        words: done,
        person: name,
        due: reason,
        form: 'yes',
      }),
    ],
    ['meeting with a rating', 'chair', { kind: 'assure', meeting, item: null, rag: 'amber', text: reason }],
    [
      'meeting with a later date',
      'chair',
      { kind: 'extend-target', meeting, item: null, on: '31 October 2022', because: reason },
    ],
    ['meeting without what was taken back', 'chair', { kind: 'undo', meeting }],
    [
      'meeting where a rating is not theirs',
      'governance',
      { kind: 'assure', meeting, item: null, rag: 'red', text: done },
    ],
    ['update given in the meeting', 'owner', submit({ ...update, form: 'f7' })],
    ['meeting with an update on the table', 'governance', { kind: 'show-next-meeting' }],
    ['meeting with an update accepted', 'governance', { kind: 'accept-updates', refs: [] }],
    ['meeting ended', 'chair', { kind: 'end-meeting', meeting }],
  ];
};

/** What becomes of the actions that the meeting gave. */
const ACTION_SCENES = ({ done, reason, name }: Typed): readonly (readonly [string, Who, Intent])[] => [
  ['actions', 'governance', { kind: 'show-actions', mine: false }],
  ['actions of one', 'another owner', { kind: 'show-actions', mine: true }],
  ['actions of one without any', 'viewer', { kind: 'show-actions', mine: true }],
  ['actions not theirs', 'viewer', { kind: 'show-actions', mine: false }],
  ['home with an action', 'another owner', { kind: 'show-home' }],
  ['action', 'chair', { kind: 'show-action', action: 1 }],
  ['action unknown', 'viewer', { kind: 'show-action', action: 1 }],
  ['action form of its end', 'chair', { kind: 'open-finish-action', action: 1 }],
  [
    'action form of its end with a problem',
    'chair',
    { kind: 'finish-action', action: 1, note: done.repeat(200), form: true },
  ],
  [
    'action not theirs to change',
    'another owner',
    { kind: 'move-action', action: 1, to: 'Monday', because: '' },
  ],
  ['action form of whose it is', 'chair', { kind: 'open-reassign-action', action: 1 }],
  ['action of a stranger', 'chair', { kind: 'reassign-action', action: 1, to: `${name} x` }],
  ['action moved', 'chair', { kind: 'move-action', action: 1, to: '12 November', because: reason }],
  ['action that is no day', 'chair', { kind: 'move-action', action: 1, to: reason, because: '' }],
  ['action done', 'another owner', { kind: 'finish-action', action: 1, note: done, form: false }],
  ['action done twice', 'chair', { kind: 'finish-action', action: 1, note: done, form: false }],
  ['action withdrawn for no reason', 'chair', { kind: 'withdraw-action', action: 2, because: '' }],
  ['action withdrawn', 'chair', { kind: 'withdraw-action', action: 2, because: reason }],
];

const NEXT_MEETING = 'governance-board:2021-11-09';

/** What is made of the meeting that has ended, and of the next. */
const PAPER_SCENES = ({ reason }: Typed): readonly (readonly [string, Who, Intent])[] => [
  ['pack', 'governance', { kind: 'show-paper', what: 'pack', meeting: NEXT_MEETING, page: 0 }],
  ['page of the pack', 'chair', { kind: 'show-paper', what: 'pack', meeting: NEXT_MEETING, page: 5 }],
  ['pack of which board', 'governance', { kind: 'show-paper', what: 'pack', meeting: '', page: 0 }],
  ['correction form', 'governance', { kind: 'open-correction', meeting: '' }],
  ['minutes corrected', 'governance', { kind: 'correct-minutes', meeting: '', text: reason }],
  ['minutes', 'chair', { kind: 'show-paper', what: 'minutes', meeting: '', page: 0 }],
  ['minutes approved', 'chair', { kind: 'approve-minutes', meeting: '' }],
  ['files of the minutes', 'chair', { kind: 'get-paper', what: 'minutes', meeting: '' }],
  ['marking', 'governance', { kind: 'set-marking', marking: 'OFFICIAL-SENSITIVE' }],
];

/** Everything that can be said, in an order in which it can happen: name, who, what they want. */
const scenes = (typed: Typed): readonly (readonly [string, Who, Intent])[] => {
  const { reason, done, name, link, file } = typed;
  const update = { done, blocker: reason, evidenceTitle: reason, evidenceLink: link };
  const target = (number: string, on: string): Intent => ({
    kind: 'set-target',
    refs: refs(number),
    on,
    because: reason,
  });
  const letter: Intent = {
    kind: 'import-letter',
    name: file,
    bytes: readBytes('headings.md'),
    code: 'HEADINGS-2022',
  };
  const quoting = (over: Readonly<Record<string, string>>): Intent =>
    parseAction('use-as-update', { text: done, link, ...over });
  return [
    ['greeting', 'owner', { kind: 'greet' }],
    ['greeting of somebody unknown', 'nobody', { kind: 'greet' }],
    ['help', 'governance', { kind: 'help' }],
    ['help of a viewer', 'nobody', { kind: 'help' }],
    ['thanks', 'viewer', { kind: 'thank' }],
    ['status with no update', 'governance', { kind: 'show-status', refs: refs('1') }],
    ['update form', 'owner', { kind: 'give-update', refs: [ref] }],
    [
      'update form with problems',
      'owner',
      submit({ ...update, confidence: '', target: reason, evidenceLink: reason }),
    ],
    ['update given', 'owner', submit({ ...update, target: '2022-03-31', targetReason: reason })],
    ['update sent again', 'owner', submit(update)],
    ['update form to correct', 'owner', { kind: 'correct-update', update: 'U1' }],
    ['update to decide', 'governance', { kind: 'show-update', update: 'U1' }],
    ['status', 'governance', { kind: 'show-status', refs: [ref] }],
    ['status of a viewer', 'viewer', { kind: 'show-status', refs: [ref] }],
    ['return form', 'chair', { kind: 'return-update', update: 'U1', note: '' }],
    ['update returned', 'chair', { kind: 'return-update', update: 'U1', note: reason }],
    ['settled already', 'governance', { kind: 'accept-update', update: 'U1' }],
    ['told', 'governance', { kind: 'record-told', ref: named('5'), toldBy: name, done }],
    ['update accepted', 'chair', { kind: 'accept-update', update: 'U2' }],
    ['update given for 6', 'owner', submit({ ...update, form: 'f6', recommendation: `${CODE}/6` })],
    ['update withdrawn', 'owner', { kind: 'withdraw-update', update: 'U3' }],
    ['assigned', 'governance', { kind: 'assign', refs: refs('1'), to: 'HPP' }],
    ['assigned to whom', 'governance', { kind: 'assign', refs: refs('1'), to: name.split(' ')[0] ?? name }],
    ['assigned to nobody', 'governance', { kind: 'assign', refs: refs('1'), to: `${name} x` }],
    ['target', 'governance', target('7', '31 March')],
    ['later target asked for', 'governance', target('7', '30 June')],
    ['target approved', 'chair', { kind: 'approve-target', ref: REC_7 }],
    ['target asked for again', 'governance', target('7', '30 September')],
    ['target that is no day', 'governance', target('7', reason)],
    ['position', 'governance', { kind: 'set-position', ref, position: 'taken', because: reason }],
    [
      'inspectorate',
      'governance',
      { kind: 'set-inspectorate-state', ref: named('2'), state: 'closed', on: '1 October', source: reason },
    ],
    [
      'corrected',
      'governance',
      { kind: 'correct-recommendation', ref, field: 'addressees', value: name, because: reason },
    ],
    ['added', 'governance', { kind: 'add-recommendation', inspection: CODE, number: '9', text: done }],
    ['person added', 'admin', { kind: 'add-person', name, roles: ['viewer'], account: '', email: '' }],
    ['person added again', 'admin', { kind: 'add-person', name, roles: ['viewer'], account: '', email: '' }],
    ['invited', 'admin', { kind: 'invite-person', person: name }],
    ['code that is wrong', 'nobody', { kind: 'use-code', code: 'ABCD-EFGH-JKLM-NPQR' }],
    ['e-mail address', 'admin', { kind: 'set-email', person: name, email: 'custody@force.example' }],
    ['unlinked', 'governance', { kind: 'unlink-account', person: 'HC', platform: 'web' }],
    ['statuses', 'governance', { kind: 'show-status', refs: refs('1', '4', '7') }],
    ['statuses of a viewer', 'viewer', { kind: 'show-status', refs: refs('1', '4', '7') }],
    ['list', 'governance', { kind: 'show-list', filter: 'open' }],
    ['list of an owner’s', 'governance', { kind: 'show-list', filter: 'owner', owner: name }],
    ['list of one’s own', 'owner', { kind: 'show-list', filter: 'mine' }],
    ['list that is empty', 'governance', { kind: 'show-list', filter: 'rag', rag: 'red' }],
    ['list of the silent', 'governance', { kind: 'show-list', filter: 'silent', days: 0 }],
    ['list of somebody unknown', 'governance', { kind: 'show-list', filter: 'owner', owner: `${name} x` }],
    ['text', 'viewer', { kind: 'show-text', refs: refs('5') }],
    ['answer', 'viewer', { kind: 'show-answer', refs: refs('2') }],
    ['too many texts', 'viewer', { kind: 'show-text', refs: refs('1', '2', '3', '4') }],
    ['owner', 'governance', { kind: 'show-owner', refs: [ref] }],
    ['due', 'viewer', { kind: 'show-due', refs: refs('7', '1') }],
    ['history', 'governance', { kind: 'show-history', refs: [ref] }],
    ['changes', 'governance', { kind: 'show-changes' }],
    ['response due', 'viewer', { kind: 'show-response-due' }],
    [
      'response step',
      'governance',
      { kind: 'record-response', step: 'invited', on: '20 July', by: '20 August', inspection: '' },
    ],
    ['response clock', 'governance', { kind: 'show-response-due' }],
    ['digest', 'governance', { kind: 'show-digest', only: '' }],
    ['digest of a viewer', 'viewer', { kind: 'show-digest', only: 'open' }],
    ['next meeting', 'governance', { kind: 'show-next-meeting' }],
    [
      'meeting moved',
      'governance',
      { kind: 'move-meeting', meeting: '12 October', to: '14 October', because: reason },
    ],
    ['next meeting moved', 'viewer', { kind: 'show-next-meeting' }],
    ['meeting unknown', 'governance', { kind: 'move-meeting', meeting: reason, to: reason, because: '' }],
    ['home', 'governance', { kind: 'show-home' }],
    ['home of the chair', 'chair', { kind: 'show-home' }],
    ['home of an owner', 'owner', { kind: 'show-home' }],
    ['home of a viewer', 'viewer', { kind: 'show-home' }],
    ['home of nobody', 'nobody', { kind: 'show-home' }],
    ['people', 'governance', { kind: 'show-people' }],
    [
      'away said',
      'governance',
      { kind: 'set-away', person: 'ISVA lead', days: '12–26 October', deputy: 'HC' },
    ],
    ['away that is no days', 'owner', { kind: 'set-away', person: 'me', days: reason, deputy: name }],
    ['away', 'governance', { kind: 'show-away', person: '' }],
    ['back', 'owner', { kind: 'end-away', person: 'me' }],
    ['holiday', 'governance', { kind: 'set-holiday', day: '6 May 2022', how: 'add' }],
    ['holiday that is no day', 'governance', { kind: 'set-holiday', day: reason, how: 'add' }],
    ['holidays', 'viewer', { kind: 'show-holidays' }],
    ['boards', 'governance', { kind: 'show-boards', board: '' }],
    ['boards of a viewer', 'viewer', { kind: 'show-boards', board: '' }],
    ['board unknown', 'viewer', { kind: 'show-boards', board: `${name} x` }],
    ['board form', 'governance', { kind: 'change-board', board: 'governance-board' }],
    ['board form that is empty', 'governance', { kind: 'add-board', name: '' }],
    [
      'board form with problems',
      'governance',
      {
        kind: 'set-board',
        board: '',
        typed: aTypedBoard({ name: '', days: reason, chair: name, hours: 'always' }),
      },
    ],
    [
      'board added',
      'governance',
      {
        kind: 'set-board',
        board: '',
        typed: aTypedBoard({ name: name.slice(0, 90), kind: reason, oversees: '' }),
      },
    ],
    ['which board', 'governance', { kind: 'change-board', board: '' }],
    ['not a board’s channel', 'governance', { kind: 'set-board-channel', board: 'governance-board' }],
    ['topic', 'viewer', { kind: 'find-topic', words: ['scheme'], asked: 'right to review scheme' }],
    [
      'topics',
      'viewer',
      { kind: 'find-topic', words: ['police', 'forces', 'should'], asked: 'police forces should' },
    ],
    ['no topic', 'viewer', { kind: 'find-topic', words: [name], asked: name }],
    ['import form', 'governance', { kind: 'start-import' }],
    ['import form with a problem', 'governance', { ...letter, code: name }],
    ['letter unreadable', 'governance', { ...letter, bytes: new Uint8Array() }],
    ['letter read', 'governance', letter],
    ['no such number', 'viewer', { kind: 'show-status', refs: refs('77') }],
    ['no such inspection', 'viewer', { kind: 'show-status', refs: [named('7', name)] }],
    ['inspection chosen', 'governance', { kind: 'use-inspection', inspection: CODE }],
    ['inspection unknown', 'governance', { kind: 'use-inspection', inspection: name }],
    ['not theirs', 'viewer', submit(update)],
    ['not another owner’s', 'another owner', submit(update)],
    ['unclear', 'viewer', unclear({ kind: 'two-readings' })],
    ['unclear command', 'viewer', unclear({ kind: 'usage', command: 'target' })],
    ['unclear number', 'viewer', unclear({ kind: 'needs-recommendation', command: 'status' })],
    ['not by chat', 'viewer', unclear({ kind: 'not-by-chat', word: 'delete' })],
    ['not known', 'viewer', unclear({ kind: 'nothing-known' })],
    ['old button', 'viewer', parseAction('no-such-verb', {})],
    ['found', 'owner', parseAction('search', { words: `${CODE}/7` })],
    ['found nothing', 'owner', parseAction('search', { words: name })],
    ['which recommendation the message is for', 'owner', quoting({})],
    ['update form that quotes a message', 'owner', quoting({ ref: REC_7 })],
    ['message without words', 'owner', quoting({ text: '' })],
    ['message for nobody’s', 'viewer', quoting({})],
    ['welcome', 'owner', { kind: 'welcome', by: 'Governance officer' }],
  ];
};

/** Every kind of result on this world, and the messages that the clock sends, as views. */
export const everyView = async (world: World, typed: Typed = ORDINARY): Promise<readonly Shown[]> => {
  const shown: Shown[] = [];
  const show = async (name: string, who: Who, intent: Intent): Promise<Result> => {
    const result = await world.does(who, intent);
    for (const [at, view] of toViews(result, world.store.read()).entries()) {
      shown.push({ name: at === 0 ? name : `${name} ${at + 1}`, kind: result.kind, view });
      for (const find of view.finds ?? [])
        shown.push({ name: `${name}, to be picked`, kind: result.kind, view: find });
    }
    return result;
  };
  for (const [name, who, intent] of scenes(typed)) {
    const result = await show(name, who, intent);
    if (name !== 'letter read') continue;
    const { document } = expectKind(result, 'proposals');
    const entry = { kind: 'settle-proposal', document: document.id, number: '1' } as const;
    await show('entry', 'governance', { kind: 'review-import', document: document.id, number: '1' });
    await show('entry form', 'governance', { ...entry, how: 'edit', edit: null });
    const edit = { text: ' ', answer: typed.done, addressees: typed.name, headline: '' };
    await show('entry form with a problem', 'governance', { ...entry, how: 'edit', edit });
    await show('entry confirmed', 'governance', { ...entry, how: 'confirm', edit: null });
    // Two inspections from here on: a bare number is no longer clear.
    await show('which one', 'viewer', { kind: 'show-status', refs: refs('1') });
  }
  await askForUpdates(world);
  for (const [name, who, intent] of ASKED_SCENES(typed)) await show(name, who, intent);
  await decideMessages(world);
  for (const delivery of world.store.read().deliveries.values()) {
    const view = whatIsSent(world).viewOf(delivery, world.store.read(), world.clock.now());
    shown.push({ name: `${delivery.rule} ${delivery.subject}`, kind: 'delivery', view });
  }
  const [asked, more] = [...world.store.read().requests.values()].filter(({ state }) => state === 'open');
  const changed = aDelivery({
    rule: CHANGED,
    subject: asked?.respondent ?? '',
    items: [asked, more].flatMap((one) => (one ? [{ request: one.id, step: 'moved' }] : [])),
  });
  shown.push({
    name: CHANGED,
    kind: 'delivery',
    view: whatIsSent(world).viewOf(changed, world.store.read(), world.clock.now()),
  });
  const meeting = 'governance-board:2021-10-12';
  for (const [rule, subject] of [
    ['meeting-7-days', meeting],
    ['meeting-moved', meeting],
    ['response-7-days', CODE],
    [CALENDAR_CHANGED, 'governance-board'],
  ] as const) {
    const delivery: Delivery = aDelivery({ rule, subject });
    const view = whatIsSent(world).viewOf(delivery, world.store.read(), world.clock.now());
    shown.push({ name: rule, kind: 'delivery', view });
  }
  world.clock.set('2021-10-14T09:02:00Z');
  for (const [name, who, intent] of MEETING_SCENES(typed)) await show(name, who, intent);
  const given = aDelivery({
    rule: GIVEN,
    subject: 'head-of-crime',
    items: [...world.store.read().actions.values()].map(({ id }) => ({ request: id, step: 'given' })),
  });
  shown.push({
    name: GIVEN,
    kind: 'delivery',
    view: whatIsSent(world).viewOf(given, world.store.read(), world.clock.now()),
  });
  for (const [name, who, intent] of PAPER_SCENES(typed)) await show(name, who, intent);
  for (const [name, who, intent] of ACTION_SCENES(typed)) await show(name, who, intent);
  shown.push({
    name: 'line',
    kind: 'running-meeting',
    view: lineView(`Decided: ${typed.done}`, [], 'board'),
  });
  return shown;
};
