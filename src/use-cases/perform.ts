import { COMMANDS, commandOf } from '../intents/commands.js';
import type { Intent } from '../intents/intent.js';
import { addPerson } from './add-person.js';
import { addRecommendation } from './add-recommendation.js';
import { changeAgenda, showAgenda } from './agenda.js';
import { answerAsked } from './answer-asked.js';
import {
  approveMinutes,
  correctMinutes,
  openCorrection as openCorrectionOfMinutes,
} from './approve-minutes.js';
import { assign } from './assign.js';
import { assure } from './assure.js';
import { moveAction, reassignAction } from './change-action.js';
import { correctRecommendation } from './correct-recommendation.js';
import { decideSeveral, returnInMeeting } from './decide-several.js';
import { acceptUpdate, returnUpdate, withdrawUpdate } from './decide-update.js';
import { endMeeting } from './end-meeting.js';
import { approveAsked, extendTarget } from './extend-target.js';
import { findTopic } from './find-topic.js';
import { followCall, keepMeetingGoing } from './follow-call.js';
import { getPaper } from './get-paper.js';
import { handOver } from './hand-over.js';
import { importBoards } from './import-boards.js';
import { importLetter } from './import-letter.js';
import { invitePerson } from './invite-person.js';
import { allowed } from './keep.js';
import { linkByEmail } from './link-by-email.js';
import { cancelMeetingByWords, moveMeetingByWords } from './meeting-by-words.js';
import { offerCorrection } from './offer-correction.js';
import { openMinuteForm } from './open-minute-form.js';
import { openCorrection, openUpdateForm } from './open-update-form.js';
import { recordAction } from './record-action.js';
import { recordAttendance } from './record-attendance.js';
import { recordMinute } from './record-minute.js';
import { recordResponse } from './record-response.js';
import { recordTold } from './record-told.js';
import { recordUpdate } from './record-update.js';
import { PERSONAL, PUBLIC, type Result } from './result.js';
import { sayNothingChanged } from './say-nothing-changed.js';
import { searchRecommendations } from './search-recommendations.js';
import { endAway, setAway } from './set-away.js';
import { openBoardForm, setBoard } from './set-board.js';
import { removeBoardChannel, setBoardChannel } from './set-board-channel.js';
import { setEmail } from './set-email.js';
import { setHoliday, showHolidays } from './set-holiday.js';
import { setInspectorateState } from './set-inspectorate-state.js';
import { setMarking } from './set-marking.js';
import { approvePosition, declinePosition, setPosition } from './set-position.js';
import { declineTarget, setTarget } from './set-target.js';
import { finishAction, openFinishAction, reopenAction, withdrawAction } from './settle-action.js';
import { confirmAll, reviewImport, settleProposal } from './settle-proposal.js';
import { showAction, showActions } from './show-actions.js';
import { showAway } from './show-away.js';
import { showBoards } from './show-boards.js';
import { showChanges } from './show-changes.js';
import { showDeliveries } from './show-deliveries.js';
import { showDigest } from './show-digest.js';
import { showFact } from './show-fact.js';
import { showHealth } from './show-health.js';
import { showHelp } from './show-help.js';
import { showHistory } from './show-history.js';
import { showHome } from './show-home.js';
import { showList } from './show-list.js';
import { showNextMeeting } from './show-next-meeting.js';
import { showPaper } from './show-paper.js';
import { showPeople } from './show-people.js';
import { showRequests } from './show-requests.js';
import { showResponseDue } from './show-response-due.js';
import { showStatus } from './show-status.js';
import { showText } from './show-text.js';
import { showUpdate } from './show-update.js';
import { showWhy } from './show-why.js';
import { snooze } from './snooze.js';
import { startMeeting } from './start-meeting.js';
import { goBack, goToItem, nextItem, previousItem, skipItem } from './step-meeting.js';
import { stopDigest, subscribeDigest } from './subscribe-digest.js';
import { undoMinute } from './undo-minute.js';
import { unlinkAccount } from './unlink-account.js';
import { useAsUpdate } from './use-as-update.js';
import { type Asker, type Deps, refused, type Speaker } from './use-case.js';
import { useCode } from './use-code.js';
import { useInspection } from './use-inspection.js';

/** Each intent's use case: the compiler keeps the list whole. `null` says nothing at all. */
export const perform = async (
  deps: Deps,
  asker: Asker,
  intent: Intent,
  speaker: Speaker,
): Promise<Result | null> => {
  switch (intent.kind) {
    case 'show-status':
      return showStatus(deps, asker, intent);
    case 'show-history':
      return showHistory(deps, asker, intent);
    case 'show-text':
      return showText(deps, asker, { ...intent, only: 'all' });
    case 'show-answer':
      return showText(deps, asker, { ...intent, only: 'answer' });
    case 'show-owner':
      return showFact(deps, asker, { ...intent, fact: 'owner' });
    case 'show-due':
      return showFact(deps, asker, { ...intent, fact: 'due' });
    case 'show-list':
      return showList(deps, asker, intent);
    case 'show-response-due':
      return showResponseDue(deps, asker);
    case 'show-digest':
      return showDigest(deps, asker, intent);
    case 'subscribe-digest':
      return subscribeDigest(deps, asker, intent);
    case 'stop-digest':
      return stopDigest(deps, asker);
    case 'record-response':
      return recordResponse(deps, asker, intent);
    case 'show-changes':
      return showChanges(deps, asker, intent);
    case 'show-next-meeting':
      return showNextMeeting(deps, asker);
    case 'show-home':
      return showHome(deps, asker, { account: speaker });
    case 'show-people':
      return showPeople(deps, asker);
    case 'find-topic':
      return findTopic(deps, asker, intent);
    case 'search':
      return searchRecommendations(deps, asker, intent);
    case 'help':
      return showHelp(deps, asker, { greeting: false, account: speaker });
    case 'greet':
      return showHelp(deps, asker, { greeting: true, account: speaker });
    case 'welcome':
      return {
        kind: 'welcome',
        by: intent.by ?? asker.person?.name ?? null,
        shared: asker.conversation.kind === 'shared',
        linked: asker.person !== null,
        ...PUBLIC,
      };
    case 'thank':
      return { kind: 'notice', heading: 'You’re welcome', sentences: [], waysOn: [HELP], ...PUBLIC };
    case 'give-update':
      return openUpdateForm(deps, asker, intent);
    case 'use-as-update':
      return useAsUpdate(deps, asker, intent);
    case 'record-told':
      return recordTold(deps, asker, intent);
    case 'submit-update':
      return recordUpdate(deps, asker, intent);
    case 'show-update':
      return showUpdate(deps, asker, intent);
    case 'correct-update':
      return openCorrection(deps, asker, intent);
    case 'withdraw-update':
      return withdrawUpdate(deps, asker, intent);
    case 'accept-update':
      return acceptUpdate(deps, asker, intent);
    case 'return-update':
      return (intent.inMeeting ? returnInMeeting : returnUpdate)(deps, asker, intent);
    case 'accept-updates':
      return decideSeveral(deps, asker, { ...intent, note: null });
    case 'return-updates':
      return decideSeveral(deps, asker, intent);
    case 'nothing-changed':
      return sayNothingChanged(deps, asker, intent);
    case 'open-hand-over':
      return handOver(deps, asker, { ...intent, to: '', note: '' });
    case 'hand-over':
      return handOver(deps, asker, intent);
    case 'open-snooze':
      return snooze(deps, asker, { ...intent, until: '', because: '' });
    case 'snooze':
      return snooze(deps, asker, intent);
    case 'show-request':
      return answerAsked(deps, asker, intent);
    case 'show-requests':
      return showRequests(deps, asker, intent);
    case 'show-health':
      return showHealth(deps, asker);
    case 'show-deliveries':
      return showDeliveries(deps, asker);
    case 'show-why':
      return showWhy(deps, asker, intent);
    case 'assign':
      return assign(deps, asker, intent);
    case 'set-target':
      return setTarget(deps, asker, intent);
    case 'approve-target':
      return approveAsked(deps, asker, intent);
    case 'decline-target':
      return declineTarget(deps, asker, intent);
    case 'set-inspectorate-state':
      return setInspectorateState(deps, asker, intent);
    case 'set-position':
      return setPosition(deps, asker, intent);
    case 'approve-position':
      return approvePosition(deps, asker, intent);
    case 'decline-position':
      return declinePosition(deps, asker, intent);
    case 'add-recommendation':
      return addRecommendation(deps, asker, intent);
    case 'correct-recommendation':
      return correctRecommendation(deps, asker, intent);
    case 'add-person':
      return addPerson(deps, asker, intent);
    case 'set-email':
      return setEmail(deps, asker, intent);
    case 'invite-person':
      return invitePerson(deps, asker, intent);
    case 'unlink-account':
      return unlinkAccount(deps, asker, intent);
    case 'link-by-email':
      return linkByEmail(deps, asker, { account: speaker });
    case 'use-code':
      return useCode(deps, asker, { code: intent.code, account: speaker });
    case 'use-inspection':
      return useInspection(deps, asker, intent);
    case 'move-meeting':
      return moveMeetingByWords(deps, asker, intent);
    case 'cancel-meeting':
      return cancelMeetingByWords(deps, asker, intent);
    case 'start-meeting':
      return startMeeting(deps, asker, intent);
    case 'end-meeting':
      return endMeeting(deps, asker, intent);
    case 'follow-call':
      return followCall(deps, asker, intent);
    case 'keep-meeting-going':
      return keepMeetingGoing(deps, asker, intent);
    case 'show-agenda':
      return showAgenda(deps, asker);
    case 'change-agenda':
      return changeAgenda(deps, asker, intent);
    case 'next-item':
      return nextItem(deps, asker, intent);
    case 'skip-item':
      return skipItem(deps, asker, intent);
    case 'previous-item':
      return previousItem(deps, asker, intent);
    case 'go-to-item':
      return goToItem(deps, asker, intent);
    case 'open-minute-form':
      return openMinuteForm(deps, asker, intent);
    case 'record-minute':
      return recordMinute(deps, asker, intent);
    case 'record-action':
      return recordAction(deps, asker, intent);
    case 'show-actions':
      return showActions(deps, asker, intent);
    case 'show-action':
      return showAction(deps, asker, intent);
    case 'open-finish-action':
      return openFinishAction(deps, asker, intent);
    case 'finish-action':
      return finishAction(deps, asker, intent);
    case 'withdraw-action':
      return withdrawAction(deps, asker, intent);
    case 'reopen-action':
      return reopenAction(deps, asker, intent);
    case 'open-reassign-action':
      return reassignAction(deps, asker, { ...intent, to: '' });
    case 'reassign-action':
      return reassignAction(deps, asker, intent);
    case 'move-action':
      return moveAction(deps, asker, intent);
    case 'record-attendance':
      return recordAttendance(deps, asker, intent);
    case 'assure':
      return assure(deps, asker, intent);
    case 'extend-target':
      return extendTarget(deps, asker, intent);
    case 'undo':
      return undoMinute(deps, asker, intent);
    case 'back':
      return goBack(deps, asker);
    case 'show-paper':
      return showPaper(deps, asker, intent);
    case 'get-paper':
      return getPaper(deps, asker, intent);
    case 'approve-minutes':
      return approveMinutes(deps, asker, intent);
    case 'open-correction':
      return openCorrectionOfMinutes(deps, asker, intent);
    case 'correct-minutes':
      return correctMinutes(deps, asker, intent);
    case 'reply':
      return offerCorrection(deps, asker, intent) ?? perform(deps, asker, intent.otherwise, speaker);
    case 'set-marking':
      return setMarking(deps, asker, intent);
    case 'show-boards':
      return showBoards(deps, asker, { named: intent.board });
    case 'add-board':
      return openBoardForm(deps, asker, { add: intent.name });
    case 'change-board':
      return openBoardForm(deps, asker, { change: intent.board });
    case 'set-board':
      return setBoard(deps, asker, intent);
    case 'set-board-channel':
      return setBoardChannel(deps, asker, intent);
    case 'remove-board-channel':
      return removeBoardChannel(deps, asker);
    case 'show-holidays':
      return showHolidays(deps, asker);
    case 'set-holiday':
      return setHoliday(deps, asker, intent);
    case 'show-away':
      return showAway(deps, asker, intent);
    case 'set-away':
      return setAway(deps, asker, intent);
    case 'end-away':
      return endAway(deps, asker, intent);
    case 'start-import': {
      const person = allowed(deps, asker, 'keep-register', 'import letters');
      return 'kind' in person ? person : { kind: 'import-form', problem: '', code: '', ...PERSONAL };
    }
    case 'import-letter':
      return importLetter(deps, asker, intent);
    case 'import-boards':
      return importBoards(deps, asker, intent);
    case 'review-import':
      return reviewImport(deps, asker, intent);
    case 'settle-proposal':
      return settleProposal(deps, asker, intent);
    case 'confirm-all':
      return confirmAll(deps, asker, intent);
    case 'unclear':
      return sayUnclear(intent);
    case 'ignore':
      return null;
  }
};

const HELP = { label: 'What I can do', verb: 'help', data: {} } as const;

/** Two readings are offered as buttons; everything else gets a sentence and a way on. */
const sayUnclear = ({ offers, because }: Extract<Intent, { kind: 'unclear' }>): Result => {
  const buttons = offers.map(({ kind, number }) => ({
    label: OFFERED[kind](number),
    verb: kind,
    data: { ref: number },
  }));
  switch (because.kind) {
    case 'two-readings':
      return refused('I am not sure what you mean. Was it this?', [...buttons, HELP]);
    case 'needs-recommendation':
      return refused(`Which recommendation? For example: ${because.command} 7.`, [
        { label: 'List all', verb: 'show-list', data: { filter: 'all' } },
        HELP,
      ]);
    case 'usage': {
      const row = COMMANDS.find(({ word }) => word === because.command) ?? commandOf('show-status');
      return refused(`I could not read that. It goes: ${row?.usage}. For example: ${row?.example}`, [HELP]);
    }
    case 'not-by-chat':
      return refused(
        `“${because.word}” is not something I do on a word in chat. Whatever changes the register is a command of its own, with a reason; help lists them.`,
        [HELP],
      );
    case 'unknown-button':
      return refused(
        'That button is from an older message and does nothing any more. Ask again for a new one.',
        [HELP],
      );
    case 'unsupported':
      return refused(because.reason, [HELP]);
    case 'nothing-known':
      return refused(
        'I did not understand that. I answer about recommendations: their status, text, owner, dates and history.',
        [HELP, { label: 'Open recommendations', verb: 'show-list', data: { filter: 'open' } }],
      );
  }
};

const OFFERED = {
  'show-status': (number: string) => `Status of rec ${number}`,
  'give-update': (number: string) => `Update rec ${number}`,
  'show-list': (number: string) => `List ${number}`,
  'show-history': (number: string) => `History of rec ${number}`,
} as const;
