import type { IntentKind } from './intents/intent.js';
import type { Result } from './use-cases/result.js';

/** Intents whose result takes the place of the card that was pressed; all others get a card of their own. */
export const IN_PLACE: ReadonlySet<IntentKind> = new Set<IntentKind>([
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
export const livingKey = (result: Result): string | null => {
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
