import type { Register } from '../domain/register.js';
import type { Result } from '../use-cases/result.js';
import { finishActionFormView, reassignActionFormView } from './action-forms.js';
import { actionsView, actionView } from './actions.js';
import { factView, peopleView } from './answers.js';
import { boardFormView, boardsView } from './board.js';
import { changesView } from './changes.js';
import { chooseView } from './choose.js';
import { digestView } from './digest.js';
import { foundView } from './found.js';
import { helpView, welcomeView } from './help.js';
import { historyView } from './history.js';
import { homeView } from './home.js';
import { proposalsView, proposalView } from './import.js';
import { importFormView, proposalFormView } from './import-forms.js';
import { invitationView } from './invitation.js';
import { listView, rowsView } from './list.js';
import { nextMeetingView } from './meeting.js';
import { actionFormView, correctionFormView, decisionFormView } from './minute-forms.js';
import { noticeView } from './notice.js';
import { paperView } from './paper.js';
import { handOverFormView, snoozeFormView } from './request-forms.js';
import { requestsView, requestView } from './requests.js';
import { responseDueView } from './response.js';
import { runningMeetingView } from './running-meeting.js';
import { statusView } from './status.js';
import { textView } from './text.js';
import { formView, returnFormView, updateView } from './update.js';
import type { View } from './view.js';

/** How many statuses one answer shows whole; more are rows of one list. */
const WHOLE_STATUSES = 1;
const WHOLE_TEXTS = 3;

/** The view of a result, or the views in the order to be said. The compiler keeps the list whole. */
export const toViews = (result: Result, register: Register): readonly View[] => {
  switch (result.kind) {
    case 'refused':
      return [noticeView('Please note', [result.sentence], result.waysOn, result.audience)];
    case 'notice':
      return [noticeView(result.heading, result.sentences, result.waysOn, result.audience)];
    case 'status':
      return result.items.length > WHOLE_STATUSES
        ? [
            rowsView(
              `Status of ${result.items.length} recommendations`,
              '',
              result.items,
              [],
              result.audience,
            ),
          ]
        : result.items.map((item) => statusView(item, result.audience));
    case 'list':
      return [listView(result)];
    case 'found':
      return [foundView(result)];
    case 'text':
      return result.items.length > WHOLE_TEXTS
        ? [rowsView('Which text?', 'These are too many to read at once.', result.items, [], result.audience)]
        : result.items.map((item) => textView(item, result.only, result.source, result.audience));
    case 'fact':
      return [factView(result)];
    case 'history':
      return [historyView(result)];
    case 'changes':
      return [changesView(result, register)];
    case 'response-due':
      return [responseDueView(result)];
    case 'digest':
      return [digestView(result)];
    case 'next-meeting':
      return [nextMeetingView(result.summary, result.audience)];
    case 'home':
      return [homeView(result, register)];
    case 'people':
      return [peopleView(result)];
    case 'help':
      return [helpView(result)];
    case 'welcome':
      return [welcomeView(result)];
    case 'form':
      return [formView(result)];
    case 'choose-recommendation':
      return [chooseView(result)];
    case 'update':
      return [updateView(result)];
    case 'return-form':
      return [returnFormView(result)];
    case 'hand-over-form':
      return [handOverFormView(result)];
    case 'snooze-form':
      return [snoozeFormView(result)];
    case 'requests':
      return [requestsView(result)];
    case 'request':
      return [requestView(result)];
    case 'paper':
      return [paperView(result)];
    case 'correction-form':
      return [correctionFormView(result)];
    case 'decision-form':
      return [decisionFormView(result)];
    case 'action-form':
      return [actionFormView(result)];
    case 'actions':
      return [actionsView(result, register)];
    case 'action':
      return [actionView(result, register)];
    case 'finish-action-form':
      return [finishActionFormView(result)];
    case 'reassign-action-form':
      return [reassignActionFormView(result)];
    case 'running-meeting':
      return [runningMeetingView(result)];
    case 'import-form':
      return [importFormView(result)];
    case 'proposals': {
      const entry = result.document.proposals.find(({ number }) => number === result.number);
      return [entry ? proposalView(result.document, entry, result.audience) : proposalsView(result)];
    }
    case 'proposal-form':
      return [proposalFormView(result)];
    case 'boards':
      return [boardsView(result)];
    case 'board-form':
      return [boardFormView(result)];
    case 'invitation':
      return [invitationView(result)];
    case 'kept': {
      const status = result.item
        ? [{ label: 'Status', verb: 'show-status', data: { ref: result.item.recommendation.id } }]
        : [];
      return [noticeView('Done', [result.sentence], [...result.waysOn, ...status], result.audience)];
    }
  }
};
