import { describe, expect, test } from 'vitest';
import { RIGHTS, type Right, type Standing } from '../../src/domain/permission.js';
import type { Intent, IntentKind } from '../../src/intents/intent.js';
import { askForUpdates } from '../../src/use-cases/ask-for-updates.js';
import { aTypedBoard } from '../support/boards.js';
import { gives, submit } from '../support/forms.js';
import { readBytes } from '../support/letters.js';
import { aWorld, CODE, named, REC_7, WHO, type Who, type World } from '../support/world.js';

/** What somebody does that changes the register, what must have been done before, and the right that it needs. */
interface Doing {
  readonly right: Right;
  readonly before?: (world: World) => Promise<unknown>;
  readonly intent: Intent;
  /** Beyond the table, only whoever said it may take it back or say it better. */
  readonly author?: Who;
}

const ref = named('7');
const because = 'the board asked for it';
const target = (on: string): Intent => ({ kind: 'set-target', refs: [ref], on, because });
const position: Intent = { kind: 'set-position', ref, position: 'taken', because };
const SECOND = 'D-d2';
const letter = (code = 'HEADINGS-2022'): Intent => ({
  kind: 'import-letter',
  name: 'headings.md',
  bytes: readBytes('headings.md'),
  code,
});
const imported = async (world: World) => world.does('governance', letter());
const settle = (how: 'confirm' | 'drop'): Intent => ({
  kind: 'settle-proposal',
  document: SECOND,
  number: '1',
  how,
  edit: null,
});
const asked = async (world: World) => {
  await world.does('governance', target('2022-03-31'));
  await world.does('governance', target('2022-06-30'));
};
const asksForUpdates = (world: World) => askForUpdates(world);
const meeting = '12 October';
const RUNNING = 'governance-board:2021-10-12';
const onRec7 = { by: 'recommendation', named: ref } as const;
const step = { meeting: RUNNING, from: null } as const;
/** On the day of the board's meeting, which somebody starts, and a minute later. */
const onTheDay = async (world: World) => world.clock.set('2021-10-12T09:00:00Z');
const meets = async (world: World) => {
  await onTheDay(world);
  await world.does('chair', { kind: 'start-meeting', meeting: '' });
  world.clock.advance(60_000);
};
const meetsOn = async (world: World) => {
  await meets(world);
  await world.does('chair', { kind: 'next-item', ...step });
  world.clock.advance(60_000);
};

/** Action 1 is given to the owner of another recommendation. */
const gaveAction = async (world: World) => {
  await meets(world);
  const text = 'send the plan';
  const to = { owner: 'HC', due: 'Friday', text, form: false } as const;
  await world.does('chair', { kind: 'record-action', meeting: RUNNING, item: onRec7, ...to });
  world.clock.advance(60_000);
};

/** Every intent there is: what only asks, and what changes something. The compiler keeps it whole. */
const INTENTS: Readonly<Record<IntentKind, readonly Doing[] | 'asks' | 'tested elsewhere'>> = {
  'show-status': 'asks',
  'show-history': 'asks',
  'show-text': 'asks',
  'show-answer': 'asks',
  'show-owner': 'asks',
  'show-due': 'asks',
  'show-list': 'asks',
  'show-response-due': 'asks',
  'show-changes': 'asks',
  'show-digest': 'asks',
  'show-paper': 'asks',
  'get-paper': 'asks',
  // The chair's alone, and of whoever was there: test/use-cases/papers.test.ts.
  'approve-minutes': 'tested elsewhere',
  'correct-minutes': 'tested elsewhere',
  'open-correction': 'asks',
  reply: 'asks',
  'set-marking': [{ right: 'keep-register', intent: { kind: 'set-marking', marking: 'OFFICIAL' } }],
  'show-next-meeting': 'asks',
  'show-people': 'asks',
  'show-home': 'asks',
  'show-update': 'asks',
  'find-topic': 'asks',
  search: 'asks',
  'give-update': 'asks',
  'use-as-update': 'asks',
  'correct-update': 'asks',
  'start-import': 'asks',
  'review-import': 'asks',
  'show-actions': 'asks',
  'show-action': 'asks',
  'open-finish-action': 'asks',
  'open-reassign-action': 'asks',
  // Its owner and whoever gave it may too: test/use-cases/actions.test.ts.
  'finish-action': 'tested elsewhere',
  'withdraw-action': [
    { right: 'run-meeting', before: gaveAction, intent: { kind: 'withdraw-action', action: 1, because } },
  ],
  'reopen-action': [
    {
      right: 'run-meeting',
      before: async (world) => {
        await gaveAction(world);
        await world.does('chair', { kind: 'finish-action', action: 1, note: '', form: false });
        world.clock.advance(60_000);
      },
      intent: { kind: 'reopen-action', action: 1 },
    },
  ],
  'reassign-action': [
    {
      right: 'run-meeting',
      before: gaveAction,
      intent: { kind: 'reassign-action', action: 1, to: 'ISVA lead' },
    },
  ],
  'move-action': [
    {
      right: 'run-meeting',
      before: gaveAction,
      intent: { kind: 'move-action', action: 1, to: '12 November', because },
    },
  ],
  'show-boards': 'asks',
  'add-board': 'asks',
  'open-minute-form': 'asks',
  'change-board': 'asks',
  'show-holidays': 'asks',
  'show-away': 'asks',
  help: 'asks',
  greet: 'asks',
  welcome: 'asks',
  thank: 'asks',
  unclear: 'asks',
  ignore: 'asks',
  'use-inspection': 'tested elsewhere',
  'subscribe-digest': 'tested elsewhere',
  'stop-digest': 'tested elsewhere',
  'use-code': 'tested elsewhere',
  'set-board-channel': 'tested elsewhere',
  'remove-board-channel': 'tested elsewhere',
  'link-by-email': 'tested elsewhere',
  'show-request': 'asks',
  'show-requests': 'asks',
  'show-why': 'asks',
  'show-health': 'asks',
  'show-deliveries': 'asks',
  'open-hand-over': 'asks',
  'open-snooze': 'asks',
  'nothing-changed': [
    {
      right: 'submit-update',
      before: (world) => gives(world),
      intent: { kind: 'nothing-changed', refs: [ref] },
    },
  ],
  'hand-over': [
    {
      right: 'submit-update',
      before: asksForUpdates,
      intent: { kind: 'hand-over', refs: [ref], to: 'ISVA lead', note: because },
    },
  ],
  snooze: [
    {
      right: 'submit-update',
      before: asksForUpdates,
      intent: { kind: 'snooze', refs: [ref], until: '6 October', because },
    },
  ],
  'accept-updates': [
    {
      right: 'decide-update',
      before: (world) => gives(world),
      intent: { kind: 'accept-updates', refs: [ref] },
    },
  ],
  'return-updates': [
    {
      right: 'decide-update',
      before: (world) => gives(world),
      intent: { kind: 'return-updates', refs: [ref], note: because },
    },
  ],
  'submit-update': [
    { right: 'submit-update', intent: submit() },
    {
      right: 'submit-update',
      before: (world) => gives(world),
      intent: submit({ form: 'form-2', corrects: 'U1', done: 'Said better.' }),
      author: 'owner',
    },
  ],
  'withdraw-update': [
    {
      right: 'submit-update',
      before: (world) => gives(world),
      intent: { kind: 'withdraw-update', update: 'U1' },
      author: 'owner',
    },
    {
      right: 'submit-update',
      before: (world) => gives(world, {}, 'governance'),
      intent: { kind: 'withdraw-update', update: 'U1' },
      author: 'governance',
    },
  ],
  'record-told': [
    {
      right: 'update-on-behalf',
      intent: { kind: 'record-told', ref, toldBy: 'CPS', done: 'Meetings are held.' },
    },
  ],
  'accept-update': [
    {
      right: 'decide-update',
      before: (world) => gives(world),
      intent: { kind: 'accept-update', update: 'U1' },
    },
  ],
  'return-update': [
    {
      right: 'decide-update',
      before: (world) => gives(world),
      intent: { kind: 'return-update', update: 'U1', note: 'Where is the evidence?' },
    },
  ],
  assign: [{ right: 'keep-register', intent: { kind: 'assign', refs: [ref], to: 'Head of Crime' } }],
  'set-target': [{ right: 'set-target', intent: target('2022-03-31') }],
  'approve-target': [
    { right: 'approve-extension', before: asked, intent: { kind: 'approve-target', ref: REC_7 } },
  ],
  'decline-target': [
    { right: 'approve-extension', before: asked, intent: { kind: 'decline-target', ref: REC_7 } },
  ],
  'set-inspectorate-state': [
    {
      right: 'keep-register',
      intent: { kind: 'set-inspectorate-state', ref, state: 'closed', on: '1 October', source: 'letter' },
    },
  ],
  'record-response': [
    {
      right: 'keep-register',
      intent: { kind: 'record-response', step: 'invited', on: '20 July', by: '20 August', inspection: '' },
    },
    {
      right: 'approve-position',
      intent: { kind: 'record-response', step: 'published', on: '1 September', by: '', inspection: '' },
    },
  ],
  'set-position': [{ right: 'draft-position', intent: position }],
  'approve-position': [
    {
      right: 'approve-position',
      before: (world) => world.does('governance', position),
      intent: { kind: 'approve-position', ref: REC_7 },
    },
  ],
  'decline-position': [
    {
      right: 'approve-position',
      before: (world) => world.does('governance', position),
      intent: { kind: 'decline-position', ref: REC_7 },
    },
  ],
  'add-recommendation': [
    {
      right: 'keep-register',
      intent: { kind: 'add-recommendation', inspection: CODE, number: '9', text: 'Forces should review it.' },
    },
  ],
  'correct-recommendation': [
    {
      right: 'keep-register',
      intent: { kind: 'correct-recommendation', ref, field: 'text', value: 'As printed.', because },
    },
  ],
  'add-person': [
    {
      right: 'administer',
      intent: {
        kind: 'add-person',
        name: 'Head of Custody',
        roles: ['viewer'],
        account: 'web:custody',
        email: '',
      },
    },
  ],
  'set-email': [
    {
      right: 'administer',
      intent: { kind: 'set-email', person: 'Head of Crime', email: 'crime@force.example' },
    },
  ],
  'invite-person': [{ right: 'invite-people', intent: { kind: 'invite-person', person: 'Head of Crime' } }],
  'unlink-account': [
    {
      right: 'invite-people',
      intent: { kind: 'unlink-account', person: 'ISVA lead', platform: 'web' },
    },
  ],
  'set-board': [
    { right: 'keep-register', intent: { kind: 'set-board', board: '', typed: aTypedBoard() } },
    {
      right: 'keep-register',
      intent: {
        kind: 'set-board',
        board: 'governance-board',
        typed: aTypedBoard({ name: 'Governance Board' }),
      },
    },
  ],
  'set-holiday': [{ right: 'keep-register', intent: { kind: 'set-holiday', day: '6 May 2022', how: 'add' } }],
  'set-away': [
    {
      right: 'keep-register',
      intent: { kind: 'set-away', person: 'ISVA lead', days: '12–26 October', deputy: 'Head of Crime' },
    },
  ],
  'end-away': [
    {
      right: 'keep-register',
      before: (world) =>
        world.does('governance', { kind: 'set-away', person: 'ISVA lead', days: 'today', deputy: '' }),
      intent: { kind: 'end-away', person: 'ISVA lead' },
    },
  ],
  'move-meeting': [
    { right: 'keep-register', intent: { kind: 'move-meeting', meeting, to: '14 October 14:00', because } },
  ],
  'cancel-meeting': [{ right: 'keep-register', intent: { kind: 'cancel-meeting', meeting, because } }],
  'start-meeting': [
    { right: 'run-meeting', before: onTheDay, intent: { kind: 'start-meeting', meeting: RUNNING } },
  ],
  'end-meeting': [{ right: 'run-meeting', before: meets, intent: { kind: 'end-meeting', meeting: RUNNING } }],
  'keep-meeting-going': 'tested elsewhere',
  'follow-call': 'tested elsewhere',
  'show-agenda': 'asks',
  'change-agenda': [
    {
      right: 'run-meeting',
      before: meets,
      intent: { kind: 'change-agenda', change: { how: 'add-matter', title: 'Custody' } },
    },
  ],
  'next-item': [{ right: 'run-meeting', before: meets, intent: { kind: 'next-item', ...step } }],
  'skip-item': [{ right: 'run-meeting', before: meets, intent: { kind: 'skip-item', ...step } }],
  'previous-item': [{ right: 'run-meeting', before: meetsOn, intent: { kind: 'previous-item', ...step } }],
  'go-to-item': [
    {
      right: 'run-meeting',
      before: meets,
      intent: { kind: 'go-to-item', meeting: RUNNING, item: { by: 'place', place: 7 } },
    },
  ],
  'record-minute': [
    {
      right: 'run-meeting',
      before: meets,
      intent: {
        kind: 'record-minute',
        what: 'note',
        meeting: RUNNING,
        item: null,
        text: 'Heard.',
        form: false,
      },
    },
  ],
  'record-action': [
    {
      right: 'run-meeting',
      before: meets,
      intent: {
        kind: 'record-action',
        meeting: RUNNING,
        item: null,
        owner: 'HC',
        due: '',
        text: 'Write.',
        form: false,
      },
    },
  ],
  'record-attendance': [
    {
      right: 'run-meeting',
      before: meets,
      intent: {
        kind: 'record-attendance',
        meeting: RUNNING,
        present: ['HC'],
        apologies: [],
        also: false,
      },
    },
  ],
  assure: [
    {
      right: 'assure',
      before: meets,
      intent: { kind: 'assure', meeting: RUNNING, item: onRec7, rag: 'green', text: 'In use.' },
    },
  ],
  'extend-target': [
    {
      right: 'approve-extension',
      before: meets,
      intent: { kind: 'extend-target', meeting: RUNNING, item: onRec7, on: '31 March', because },
    },
  ],
  // One's own last entry: who may make one may take it back.
  undo: 'tested elsewhere',
  // "Back" is the item before, or the end of being away: each is tried above.
  back: 'tested elsewhere',
  'import-boards': [
    {
      right: 'keep-register',
      intent: {
        kind: 'import-boards',
        name: 'boards.yaml',
        bytes: new TextEncoder().encode('name: Scrutiny Panel\ndays: last Friday'),
      },
    },
  ],
  'import-letter': [{ right: 'keep-register', intent: letter() }],
  'settle-proposal': [
    { right: 'keep-register', before: imported, intent: settle('confirm') },
    { right: 'keep-register', before: imported, intent: settle('drop') },
  ],
  'confirm-all': [
    { right: 'keep-register', before: imported, intent: { kind: 'confirm-all', document: SECOND } },
  ],
};

/** What each of them is to recommendation 7. */
const IS: Readonly<Record<Who, readonly [Standing, 'own' | 'other']>> = {
  nobody: ['viewer', 'other'],
  viewer: ['viewer', 'other'],
  owner: ['owner', 'own'],
  'another owner': ['owner', 'other'],
  governance: ['governance', 'other'],
  chair: ['chair', 'own'],
  'another chair': ['chair', 'other'],
  commissioner: ['commissioner', 'other'],
  admin: ['admin', 'other'],
  leaver: ['viewer', 'other'],
};

const mayDo = (who: Who, { right, author }: Doing): boolean => {
  const [standing, relation] = IS[who];
  const reach = RIGHTS[right][standing];
  return (
    (reach === 'all' || (reach === 'own' && relation === 'own')) && (author === undefined || author === who)
  );
};

/** The second letter's document id is made from its text: the intents above name it by this word. */
const inThis = (world: World, intent: Intent): Intent => {
  const second = [...world.store.read().documents.keys()][1];
  return 'document' in intent && second ? { ...intent, document: second } : intent;
};

const doings = Object.entries(INTENTS).flatMap(([kind, all]) =>
  typeof all === 'string' ? [] : all.map((doing, at) => ({ name: `${kind} ${at + 1}`, doing })),
);

describe.each(doings)('$name', ({ doing }) => {
  test.each(Object.keys(WHO) as Who[])(
    'is done or refused to this standing as the table says: %s',
    async (who) => {
      const world = await aWorld();
      await doing.before?.(world);
      const before = world.written().length;
      const result = await world.does(who, inThis(world, doing.intent));
      const after = world.written().slice(before);
      if (!mayDo(who, doing)) {
        expect(result.kind).toBe('refused');
        expect(after).toEqual([]);
        return;
      }
      expect(result.kind).not.toBe('refused');
      expect(after).toHaveLength(1);
      expect(after[0]).toMatchObject({ by: WHO[who], via: 'web', cause: expect.stringMatching(/./) });
      expect(after[0]?.why).toMatch(/^[A-Z].{5,}/);
    },
  );
});

describe('asking', () => {
  const refs = [ref];
  const asking: readonly Intent[] = [
    { kind: 'show-status', refs },
    { kind: 'show-history', refs },
    { kind: 'show-text', refs },
    { kind: 'show-list', filter: 'open' },
    { kind: 'show-changes' },
    { kind: 'show-next-meeting' },
    { kind: 'show-people' },
    { kind: 'show-home' },
    { kind: 'give-update', refs },
    { kind: 'start-import' },
    { kind: 'help' },
  ];
  test.each(Object.keys(WHO) as Who[])('changes nothing, whoever asks: %s', async (who) => {
    const world = await aWorld();
    for (const intent of asking) await world.does(who, intent);
    expect(world.written()).toEqual([]);
  });
});
