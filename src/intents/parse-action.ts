import { BOARD_FIELDS, type TypedBoard } from '../domain/board.js';
import { CONFIDENCE, RAG } from '../domain/register.js';
import { PARTS_OF_CHANGES } from '../domain/since-meeting.js';
import type { Filter, Intent, Reference } from './intent.js';
import { parseSearch } from './parse-search.js';
import { parseText } from './parse-text.js';

type Data = Readonly<Record<string, string>>;

const field = (data: Data, name: string, longest = 20_000): string => (data[name] ?? '').slice(0, longest);

/** "RAPE-P1-2021/7" or "7", as a button carries it. */
const refOf = (ref: string): Reference => {
  const at = ref.lastIndexOf('/');
  return {
    inspection: at < 0 ? null : ref.slice(0, at),
    number: ref.slice(at + 1).slice(0, 20),
    kind: 'recommendation',
  };
};

const refs = (data: Data): readonly Reference[] =>
  field(data, 'ref', 200).split(' ').filter(Boolean).slice(0, 50).map(refOf);

const SIMPLE = [
  'all',
  'open',
  'overdue',
  'undated',
  'closed',
  'claimed-closed',
  'mine',
  'unassigned',
  'waiting',
] as const;

const filterOf = (data: Data): Filter => {
  const simple = SIMPLE.find((one) => one === data.filter);
  if (simple) return { filter: simple };
  const rag = RAG.find((one) => one === data.rag);
  if (rag) return { filter: 'rag', rag };
  const confidence = CONFIDENCE.find((one) => one === data.confidence);
  if (confidence) return { filter: 'confidence', confidence };
  if (data.filter === 'silent')
    return { filter: 'silent', days: /^\d{1,3}$/.test(data.days ?? '') ? Number(data.days) : null };
  return data.filter === 'owner' && data.owner
    ? { filter: 'owner', owner: field(data, 'owner', 100) }
    : { filter: 'open' };
};

const pageOf = (data: Data) => ({
  meeting: field(data, 'meeting', 200),
  page: /^\d{1,4}$/.test(data.page ?? '') ? Number(data.page) : 0,
});

/** A button knows the item that its card showed: pressed on another than the one on the table, it moves nothing. */
const stepOf = (data: Data) => ({ meeting: field(data, 'meeting', 200), from: field(data, 'item', 200) });

/** An item that a card showed. */
const onItem = (data: Data) => {
  const key = field(data, 'item', 200);
  return { meeting: field(data, 'meeting', 200), item: key === '' ? null : ({ by: 'key', key } as const) };
};

/** Words on an item that a card showed. */
const saidOn = (data: Data) => {
  return { ...onItem(data), text: field(data, 'words'), form: data.form === 'yes' };
};

/** An action's number; 0 where there is none, which no action has. */
const actionOf = (data: Data): number => (/^\d{1,9}$/.test(data.action ?? '') ? Number(data.action) : 0);

/** Every verb that a card may carry, and the intent that it means. Cards, forms and the road agree by this table. */
const VERBS: Readonly<Record<string, (data: Data) => Intent>> = {
  'show-status': (data) => ({ kind: 'show-status', refs: refs(data) }),
  // How a platform asks for one reader's own view of a card: the same question, asked by that reader.
  'refresh-status': (data) => ({ kind: 'show-status', refs: refs(data) }),
  'refresh-update': (data) => ({ kind: 'show-update', update: field(data, 'update', 50) }),
  'show-history': (data) => ({ kind: 'show-history', refs: refs(data) }),
  'show-text': (data) => ({ kind: 'show-text', refs: refs(data) }),
  'show-answer': (data) => ({ kind: 'show-answer', refs: refs(data) }),
  'show-owner': (data) => ({ kind: 'show-owner', refs: refs(data) }),
  'show-due': (data) => ({ kind: 'show-due', refs: refs(data) }),
  'show-list': (data) => ({ kind: 'show-list', ...filterOf(data) }),
  'show-response-due': () => ({ kind: 'show-response-due' }),
  'show-digest': (data) => ({ kind: 'show-digest', only: field(data, 'only', 200) }),
  'stop-digest': () => ({ kind: 'stop-digest' }),
  'show-changes': (data) => ({
    kind: 'show-changes',
    only: PARTS_OF_CHANGES.find((part) => part === data.only) ?? null,
    page: /^\d{1,4}$/.test(data.page ?? '') ? Number(data.page) : 1,
  }),
  'show-next-meeting': () => ({ kind: 'show-next-meeting' }),
  'show-home': () => ({ kind: 'show-home' }),
  'show-people': () => ({ kind: 'show-people' }),
  help: () => ({ kind: 'help' }),
  // What was answered to one person, asked again where everybody hears it.
  'say-again': (data) => parseText(field(data, 'said', 1_000)),
  share: (data) => parseText(field(data, 'said', 1_000)),
  search: (data) => ({ kind: 'search', search: parseSearch(field(data, 'words', 1_000)) }),
  'give-update': (data) => ({ kind: 'give-update', refs: refs(data) }),
  'use-as-update': (data) => ({
    kind: 'use-as-update',
    text: field(data, 'text'),
    link: field(data, 'link'),
    ref: refs(data)[0] ?? null,
  }),
  'submit-update': (data) => ({
    kind: 'submit-update',
    form: {
      form: field(data, 'form', 200),
      recommendation: field(data, 'recommendation', 200),
      corrects: field(data, 'corrects', 50),
      done: field(data, 'done'),
      progress: field(data, 'progress', 50),
      confidence: field(data, 'confidence', 50),
      target: field(data, 'target', 50),
      targetReason: field(data, 'targetReason'),
      evidenceTitle: field(data, 'evidenceTitle'),
      evidenceLink: field(data, 'evidenceLink'),
      blocker: field(data, 'blocker'),
    },
  }),
  'show-update': (data) => ({ kind: 'show-update', update: field(data, 'update', 50) }),
  'correct-update': (data) => ({ kind: 'correct-update', update: field(data, 'update', 50) }),
  'withdraw-update': (data) => ({ kind: 'withdraw-update', update: field(data, 'update', 50) }),
  'accept-update': (data) => ({ kind: 'accept-update', update: field(data, 'update', 50) }),
  'return-update': (data) => ({
    kind: 'return-update',
    update: field(data, 'update', 50),
    note: field(data, 'note'),
    ...(data.form === 'yes' ? { inMeeting: true } : {}),
  }),
  'nothing-changed': (data) => ({ kind: 'nothing-changed', refs: refs(data) }),
  'open-hand-over': (data) => ({ kind: 'open-hand-over', refs: refs(data) }),
  'hand-over': (data) => ({
    kind: 'hand-over',
    refs: refs(data),
    to: field(data, 'to', 300) || field(data, 'person', 300),
    note: field(data, 'note'),
  }),
  'open-snooze': (data) => ({ kind: 'open-snooze', refs: refs(data) }),
  snooze: (data) => ({
    kind: 'snooze',
    refs: refs(data),
    until: field(data, 'until', 50),
    because: field(data, 'because'),
  }),
  'show-request': (data) => ({ kind: 'show-request', refs: refs(data) }),
  'show-requests': (data) => ({ kind: 'show-requests', mine: data.mine === 'yes' }),
  'show-health': () => ({ kind: 'show-health' }),
  'show-deliveries': () => ({ kind: 'show-deliveries' }),
  'show-why': (data) => ({ kind: 'show-why', delivery: field(data, 'delivery', 1_003) || null }),
  assign: (data) => ({ kind: 'assign', refs: refs(data), to: field(data, 'to', 300) }),
  'approve-target': (data) => ({ kind: 'approve-target', ref: field(data, 'ref', 200) }),
  'decline-target': (data) => ({ kind: 'decline-target', ref: field(data, 'ref', 200) }),
  'decline-position': (data) => ({ kind: 'decline-position', ref: field(data, 'ref', 200) }),
  'approve-position': (data) => ({ kind: 'approve-position', ref: field(data, 'ref', 200) }),
  'invite-person': (data) => ({ kind: 'invite-person', person: field(data, 'person', 300) }),
  'unlink-account': (data) => ({
    kind: 'unlink-account',
    person: field(data, 'person', 300),
    platform: field(data, 'platform', 20),
  }),
  // Whose address it is, the platform's directory says; nothing in the card does.
  'link-by-email': () => ({ kind: 'link-by-email' }),
  'start-meeting': (data) => ({ kind: 'start-meeting', meeting: field(data, 'meeting', 200) }),
  'end-meeting': (data) => ({ kind: 'end-meeting', meeting: field(data, 'meeting', 200) }),
  'keep-meeting-going': (data) => ({ kind: 'keep-meeting-going', meeting: field(data, 'meeting', 200) }),
  'show-pack': (data) => ({ kind: 'show-paper', what: 'pack', ...pageOf(data) }),
  'show-minutes': (data) => ({ kind: 'show-paper', what: 'minutes', ...pageOf(data) }),
  'get-paper': (data) => ({
    kind: 'get-paper',
    what: data.paper === 'minutes' ? 'minutes' : 'pack',
    meeting: field(data, 'meeting', 200),
  }),
  'open-correction': (data) => ({ kind: 'open-correction', meeting: field(data, 'meeting', 200) }),
  'correct-minutes': (data) => ({
    kind: 'correct-minutes',
    meeting: field(data, 'meeting', 200),
    text: field(data, 'words', 2_000),
    form: true,
  }),
  'approve-minutes': (data) => ({
    kind: 'approve-minutes',
    meeting: field(data, 'meeting', 200),
    ...(/^\d{1,6}$/.test(data.seen ?? '') ? { seen: Number(data.seen) } : {}),
  }),
  'next-item': (data) => ({ kind: 'next-item', ...stepOf(data) }),
  'skip-item': (data) => ({ kind: 'skip-item', ...stepOf(data) }),
  'previous-item': (data) => ({ kind: 'previous-item', ...stepOf(data) }),
  'go-to-item': (data) => ({
    kind: 'go-to-item',
    meeting: field(data, 'meeting', 200),
    item: { by: 'key', key: field(data, 'item', 200) },
  }),
  'accept-updates': (data) => ({ kind: 'accept-updates', refs: refs(data) }),
  // From a meeting's card, which stays where it is while the note is asked for.
  'return-updates': (data) => ({ kind: 'return-updates', refs: refs(data), note: field(data, 'note') }),
  'open-decision': (data) => ({ kind: 'open-minute-form', what: 'decision', ...onItem(data) }),
  'open-action': (data) => ({ kind: 'open-minute-form', what: 'action', ...onItem(data) }),
  'record-decision': (data) => ({ kind: 'record-minute', what: 'decision', ...saidOn(data) }),
  'record-action': (data) => ({
    kind: 'record-action',
    ...saidOn(data),
    owner: field(data, 'owner', 300) || field(data, 'person', 300),
    due: field(data, 'due', 100),
  }),
  'show-actions': (data) => ({ kind: 'show-actions', mine: data.mine === 'yes' }),
  'show-action': (data) => ({ kind: 'show-action', action: actionOf(data) }),
  'open-finish-action': (data) => ({ kind: 'open-finish-action', action: actionOf(data) }),
  'finish-action': (data) => ({
    kind: 'finish-action',
    action: actionOf(data),
    note: field(data, 'note'),
    form: true,
  }),
  'open-reassign-action': (data) => ({ kind: 'open-reassign-action', action: actionOf(data) }),
  'reassign-action': (data) => ({
    kind: 'reassign-action',
    action: actionOf(data),
    to: field(data, 'to', 300) || field(data, 'person', 300),
  }),
  'show-boards': (data) => ({ kind: 'show-boards', board: field(data, 'board', 200) }),
  'add-board': () => ({ kind: 'add-board', name: '' }),
  'change-board': (data) => ({ kind: 'change-board', board: field(data, 'board', 200) }),
  'save-board': (data) => ({
    kind: 'set-board',
    board: field(data, 'board', 200),
    typed: Object.fromEntries(BOARD_FIELDS.map((name) => [name, field(data, name)])) as TypedBoard,
  }),
  'set-board-channel': (data) => ({ kind: 'set-board-channel', board: field(data, 'board', 200) }),
  'show-holidays': () => ({ kind: 'show-holidays' }),
  'show-away': (data) => ({ kind: 'show-away', person: field(data, 'person', 300) }),
  'set-away': (data) => ({
    kind: 'set-away',
    person: field(data, 'person', 300),
    days: field(data, 'days', 300),
    deputy: field(data, 'deputy', 300),
  }),
  'end-away': (data) => ({ kind: 'end-away', person: field(data, 'person', 300) }),
  'start-import': () => ({ kind: 'start-import' }),
  'import-text': (data) => ({
    kind: 'import-letter',
    name: 'pasted text',
    bytes: new TextEncoder().encode(data.text ?? ''),
    code: field(data, 'code', 100),
  }),
  'review-import': (data) => ({
    kind: 'review-import',
    document: field(data, 'document', 50),
    number: field(data, 'number', 20),
  }),
  'confirm-proposal': (data) => settle(data, 'confirm'),
  'drop-proposal': (data) => settle(data, 'drop'),
  'edit-proposal': (data) => settle(data, 'edit'),
  'save-proposal': (data) => ({
    ...settle(data, 'edit'),
    edit: {
      text: edited(data, 'text', 30_000),
      answer: edited(data, 'answer', 30_000),
      addressees: edited(data, 'addressees', 5_000),
      headline: field(data, 'headline', 50),
    },
  }),
  'confirm-all': (data) => ({ kind: 'confirm-all', document: field(data, 'document', 50) }),
};

/** A field that the form had; null where the form says that it left it as it was read (`kept`). */
const edited = (data: Data, name: string, longest: number): string | null =>
  field(data, 'kept', 100).split(' ').includes(name) ? null : field(data, name, longest);

const settle = (
  data: Data,
  how: 'confirm' | 'drop' | 'edit',
): Extract<Intent, { kind: 'settle-proposal' }> => ({
  kind: 'settle-proposal',
  document: field(data, 'document', 50),
  number: field(data, 'number', 20),
  how,
  edit: null,
});

/** The verbs that cards may carry. */
export const VERB_NAMES: readonly string[] = Object.keys(VERBS);

/** What a button or a submitted form means. Its data is whatever the outside sent: read field by field, bounded. */
export const parseAction = (verb: string, data: Data): Intent => {
  const read = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  return read
    ? read(data)
    : { kind: 'unclear', offers: [], because: { kind: 'unknown-button', verb: verb.slice(0, 60) } };
};
