import { oversees } from './domain/board.js';
import { beginning } from './domain/cut.js';
import type { Register } from './domain/register.js';
import type { Intent, IntentKind } from './intents/intent.js';
import type { Answer, Reply } from './ports.js';
import type { Turn } from './turn.js';
import type { Result, RunningMeeting } from './use-cases/result.js';
import type { Asker } from './use-cases/use-case.js';
import { meetingLine } from './views/line.js';
import { noticeView } from './views/notice.js';
import { type Button, withButton } from './views/parts.js';
import { toViews } from './views/to-views.js';

/** Intents whose result takes the place of the card that was pressed; all others get a card of their own. */
const IN_PLACE: ReadonlySet<IntentKind> = new Set<IntentKind>([
  'submit-update',
  'correct-update',
  'withdraw-update',
  'accept-update',
  'return-update',
  'approve-target',
  'approve-position',
  'decline-position',
  'decline-target',
  'hand-over',
  'snooze',
  'assign',
  'link-by-email',
  'import-letter',
  'review-import',
  'settle-proposal',
  'confirm-all',
  'set-board',
  'start-meeting',
  'end-meeting',
  'keep-meeting-going',
  'show-paper',
  'approve-minutes',
  'correct-minutes',
  'next-item',
  'skip-item',
  'previous-item',
  'go-to-item',
  'accept-updates',
  'record-minute',
  'record-action',
  'finish-action',
  'reassign-action',
]);

/** What a card is about: a newer one about the same thing takes the buttons away from the former. */
const livingKey = (result: Result): string | null => {
  switch (result.kind) {
    case 'status':
      return result.items.length === 1 ? `status:${result.items[0]?.recommendation.id}` : null;
    case 'request':
      return `request:${result.item.recommendation.id}`;
    case 'form':
      return `form:${result.item.recommendation.id}`;
    case 'update':
    case 'return-form':
      return `update:${result.update.id}`;
    case 'paper':
      return `${result.what}:${result.meeting}`;
    case 'action':
    case 'finish-action-form':
    case 'reassign-action-form':
      return `action:${result.action.id}`;
    case 'running-meeting':
      return `meeting:${result.meeting.id}`;
    case 'proposals':
    case 'proposal-form':
      return `document:${result.document.id}`;
    default:
      return null;
  }
};

/** How each reader asks for their own view of a card that stands where others read it too. */
const ownView = (result: Result): Pick<Reply, 'own'> => {
  if (result.kind === 'status' && result.items.length === 1)
    return { own: { verb: 'refresh-status', data: { ref: result.items[0]?.recommendation.id ?? '' } } };
  if (result.kind === 'update')
    return { own: { verb: 'refresh-update', data: { update: result.update.id } } };
  return {};
};

/** Something was done in a meeting, in the room of its board: everybody there sees the one card change. */
const isForTheRoom = (turn: Turn, result: Result, asker: Asker): result is RunningMeeting =>
  result.kind === 'running-meeting' &&
  result.happened !== '' &&
  turn.conversation.kind === 'shared' &&
  result.meeting.board === asker.conversation.board;

/**
 * What was done in a meeting, as its room hears it: the one card changes where it stands, and under it a line says
 * what was done; only a step that was pressed on the card needs none, because whoever pressed looks at it.
 */
const inTheRoom = (turn: Turn, intent: Intent, card: Reply, result: RunningMeeting): Reply[] => {
  const stands: Reply = { ...card, replaces: null, stands: true };
  const line = meetingLine(result);
  // A question whether it begins, or is over, is answered where it stands, and so is a form: the line takes its place.
  if (turn.kind === 'action' && (turn.data.asked === 'yes' || turn.data.form === 'yes') && turn.message)
    return [stands, { view: line, to: 'conversation', replaces: turn.message, living: null }];
  if (
    intent.kind === 'start-meeting' ||
    turn.kind === 'meeting' ||
    (turn.kind === 'action' && IN_PLACE.has(intent.kind) && turn.message)
  )
    return [stands];
  return [
    stands,
    {
      view: line,
      to: 'conversation',
      replaces: null,
      living: null,
      ...(card.living ? { under: card.living } : {}),
    },
  ];
};

/** The button that says a private answer again for everybody there: questions only, and as far as all may hear it. */
const sharing = (turn: Turn, intent: Intent): Button | null =>
  turn.kind === 'command' &&
  turn.privately === true &&
  turn.conversation.kind === 'shared' &&
  intent.kind.startsWith('show-')
    ? { label: 'Share here', verb: 'share', data: { said: beginning(turn.text, LONGEST_SHARED) } }
    : null;

/** Longest question that is said again, in characters: it travels in the button. */
const LONGEST_SHARED = 1_000;

/** True where everybody in the asker's conversation may see the result. */
const fits = (result: Result, asker: Asker, register: Register): boolean => {
  if (asker.conversation.kind === 'direct' || result.audience === 'public') return true;
  if (result.kind === 'refused' || result.audience === 'person' || asker.conversation.board === null)
    return false;
  const board = register.boards.get(asker.conversation.board);
  if (board === undefined) return false;
  if (result.inspections.every((inspection) => board.oversees.includes(inspection))) return true;
  const known = result.recommendations?.every((id) => {
    const recommendation = register.recommendations.get(id);
    return recommendation !== undefined && oversees(board, recommendation);
  });
  return known === true;
};

/**
 * Where each view goes: to the conversation where everybody there may see it; otherwise to the asker alone, and
 * the conversation gets what is published (`published`), or a line that says so.
 */
export const toAnswer = (
  result: Result,
  published: Result | null,
  {
    turn,
    intent,
    asker,
    register,
  }: { readonly turn: Turn; readonly intent: Intent; readonly asker: Asker; readonly register: Register },
): Answer => {
  const pressed = turn.kind === 'action' ? turn.message : null;
  const inPlace = IN_PLACE.has(intent.kind) && result.kind !== 'refused' ? pressed : null;
  const here = fits(result, asker, register);
  const share = result.kind === 'refused' ? null : sharing(turn, intent);
  const replies = (said: Result, to: Reply['to'], replaces: string | null): Reply[] =>
    toViews(said, register).map((view, index) => ({
      view: share ? withButton(view, share) : view,
      to,
      replaces: index === 0 ? replaces : null,
      living: livingKey(said),
      ...(asker.conversation.kind === 'shared' && to === 'conversation' ? ownView(said) : {}),
    }));
  if (here) {
    const said = replies(result, 'conversation', inPlace);
    const [card] = said;
    const room = card !== undefined && isForTheRoom(turn, result, asker);
    return { replies: room ? inTheRoom(turn, intent, card, result) : said };
  }
  const aside: Reply[] = published
    ? replies(published, 'conversation', null)
    : [
        {
          view: noticeView(
            'Answered privately',
            ['That is not for everybody here, so I have answered you alone.'],
            [],
            'public',
          ),
          to: 'conversation',
          replaces: null,
          living: null,
          aside: true,
        },
      ];
  return { replies: [...aside, ...replies(result, 'person', null)] };
};
