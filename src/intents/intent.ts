import type { ChangeOfAgenda, NamedItem } from '../domain/agenda.js';
import type { TypedBoard } from '../domain/board.js';
import type { Selection } from '../domain/lists.js';
import type { FINDING_KIND, Rag } from '../domain/register.js';
import type { ResponseStep } from '../domain/response.js';
import type { PartOfChanges } from '../domain/since-meeting.js';
import type { TypedUpdate } from '../domain/update.js';

/** A recommendation as somebody named it: nothing is looked up yet. */
export interface Reference {
  /** A code or the words for an inspection as typed; null when only a number was given. */
  readonly inspection: string | null;
  readonly number: string;
  readonly kind: (typeof FINDING_KIND)[number];
}

/** Which recommendations a list shows. */
export type Filter = Selection;

/** What is recorded of a response: its steps, and the report's own publication, from which the 56 days count. */
export type RecordedStep = ResponseStep | 'report-published';

/** What somebody wants, however they said it. Free text in it is theirs, as typed and bounded. */
export type Intent =
  | { readonly kind: 'show-status'; readonly refs: readonly Reference[] }
  | { readonly kind: 'show-history'; readonly refs: readonly Reference[] }
  | { readonly kind: 'show-text'; readonly refs: readonly Reference[] }
  | { readonly kind: 'show-answer'; readonly refs: readonly Reference[] }
  | { readonly kind: 'show-owner'; readonly refs: readonly Reference[] }
  | { readonly kind: 'show-due'; readonly refs: readonly Reference[] }
  | ({ readonly kind: 'show-list' } & Filter)
  | { readonly kind: 'show-response-due' }
  /** What stands in a digest now; `only` is the list it is about as typed, '' for all. */
  | { readonly kind: 'show-digest'; readonly only: string }
  | {
      readonly kind: 'subscribe-digest';
      /** 1 for Monday to 7 for Sunday. */
      readonly weekdays: readonly number[];
      /** `HH:MM` */
      readonly time: string;
      readonly only: string;
      readonly whenQuiet: 'line' | 'nothing';
    }
  | { readonly kind: 'stop-digest' }
  /** A step of the response; the days as typed, `by` and `inspection` '' where none is said. */
  | {
      readonly kind: 'record-response';
      readonly step: RecordedStep;
      readonly on: string;
      readonly by: string;
      readonly inspection: string;
    }
  /** One part of it as a whole, and which page of that; without them, all of it at a glance. */
  | { readonly kind: 'show-changes'; readonly only?: PartOfChanges | null; readonly page?: number }
  | { readonly kind: 'show-next-meeting' }
  | { readonly kind: 'show-people' }
  | { readonly kind: 'show-home' }
  | { readonly kind: 'find-topic'; readonly words: readonly string[]; readonly asked: string }
  /** From a search box: published facts, to be put into any chat. */
  | { readonly kind: 'search'; readonly search: Search }
  | { readonly kind: 'help' }
  | { readonly kind: 'greet' }
  /** Added to a conversation: by whom, where the platform says. */
  | { readonly kind: 'welcome'; readonly by: string | null }
  | { readonly kind: 'thank' }
  | { readonly kind: 'give-update'; readonly refs: readonly Reference[] }
  /** A message's words as the beginning of an update. */
  | {
      readonly kind: 'use-as-update';
      readonly text: string;
      readonly link: string;
      readonly ref: Reference | null;
    }
  | { readonly kind: 'record-told'; readonly ref: Reference; readonly toldBy: string; readonly done: string }
  | { readonly kind: 'submit-update'; readonly form: UpdateForm }
  | { readonly kind: 'show-update'; readonly update: string }
  | { readonly kind: 'correct-update'; readonly update: string }
  | { readonly kind: 'withdraw-update'; readonly update: string }
  | { readonly kind: 'accept-update'; readonly update: string }
  | {
      readonly kind: 'return-update';
      readonly update: string;
      readonly note: string;
      /** From the form that a running meeting asked with: the room is told. */
      readonly inMeeting?: true;
    }
  | { readonly kind: 'accept-updates'; readonly refs: readonly Reference[] }
  | { readonly kind: 'return-updates'; readonly refs: readonly Reference[]; readonly note: string }
  | { readonly kind: 'nothing-changed'; readonly refs: readonly Reference[] }
  | { readonly kind: 'open-hand-over'; readonly refs: readonly Reference[] }
  | {
      readonly kind: 'hand-over';
      readonly refs: readonly Reference[];
      /** A person's id or name. */
      readonly to: string;
      readonly note: string;
    }
  | { readonly kind: 'open-snooze'; readonly refs: readonly Reference[] }
  | {
      readonly kind: 'snooze';
      readonly refs: readonly Reference[];
      readonly until: string;
      readonly because: string;
    }
  | { readonly kind: 'show-request'; readonly refs: readonly Reference[] }
  | { readonly kind: 'show-requests'; readonly mine: boolean }
  | { readonly kind: 'show-health' }
  | { readonly kind: 'show-deliveries' }
  /** Why a message came; null for the last one here. */
  /** Why a message came: this delivery, the message that was replied to (`under`), or the last one here. */
  | { readonly kind: 'show-why'; readonly delivery: string | null; readonly under?: string }
  | { readonly kind: 'assign'; readonly refs: readonly Reference[]; readonly to: string }
  | {
      readonly kind: 'set-target';
      readonly refs: readonly Reference[];
      readonly on: string;
      readonly because: string;
    }
  | { readonly kind: 'approve-target'; readonly ref: string }
  | { readonly kind: 'decline-target'; readonly ref: string }
  | {
      readonly kind: 'set-inspectorate-state';
      readonly ref: Reference;
      readonly state: string;
      readonly on: string;
      readonly source: string;
    }
  | {
      readonly kind: 'set-position';
      readonly ref: Reference;
      readonly position: string;
      readonly because: string;
    }
  | { readonly kind: 'approve-position'; readonly ref: string }
  | { readonly kind: 'decline-position'; readonly ref: string }
  | {
      readonly kind: 'add-recommendation';
      readonly inspection: string;
      readonly number: string;
      readonly text: string;
    }
  | {
      readonly kind: 'correct-recommendation';
      readonly ref: Reference;
      readonly field: string;
      readonly value: string;
      readonly because: string;
    }
  | {
      readonly kind: 'add-person';
      readonly name: string;
      readonly roles: readonly string[];
      readonly account: string;
      readonly email: string;
    }
  | { readonly kind: 'set-email'; readonly person: string; readonly email: string }
  | { readonly kind: 'invite-person'; readonly person: string }
  | { readonly kind: 'unlink-account'; readonly person: string; readonly platform: string }
  | { readonly kind: 'link-by-email' }
  | { readonly kind: 'use-code'; readonly code: string }
  | { readonly kind: 'use-inspection'; readonly inspection: string }
  | { readonly kind: 'move-meeting'; readonly meeting: string; readonly to: string; readonly because: string }
  | { readonly kind: 'cancel-meeting'; readonly meeting: string; readonly because: string }
  /** `meeting` is its id where a button says so, '' for the one that is meant here. */
  | { readonly kind: 'start-meeting'; readonly meeting: string }
  | { readonly kind: 'end-meeting'; readonly meeting: string }
  /** A call began or ended in the conversation, as its platform tells it. */
  | { readonly kind: 'follow-call'; readonly event: 'started' | 'ended' }
  | { readonly kind: 'keep-meeting-going'; readonly meeting: string }
  | { readonly kind: 'show-agenda' }
  | { readonly kind: 'change-agenda'; readonly change: ChangeOfAgenda }
  /** `from` is the item that the pressed card showed, null for what was typed. */
  | {
      readonly kind: 'show-paper';
      readonly what: 'pack' | 'minutes';
      /** The meeting's id; '' for the usual one. */
      readonly meeting: string;
      readonly page: number;
    }
  | { readonly kind: 'get-paper'; readonly what: 'pack' | 'minutes'; readonly meeting: string }
  | {
      readonly kind: 'approve-minutes';
      readonly meeting: string;
      /** How many corrections the card showed whose button was pressed; none where it was said in words. */
      readonly seen?: number;
    }
  | { readonly kind: 'open-correction'; readonly meeting: string }
  /** `form`: from the form, which comes back where nothing was written. */
  | {
      readonly kind: 'correct-minutes';
      readonly meeting: string;
      readonly text: string;
      readonly form?: true;
    }
  /**
   * Words under a card of ours that are no command by themselves: `to` is that message, `about` its living key where
   * the conversation still knows it. Where they are not about what stands there, they mean `otherwise`.
   */
  | {
      readonly kind: 'reply';
      readonly to: string;
      readonly about: string | null;
      readonly text: string;
      readonly otherwise: Intent;
    }
  | { readonly kind: 'set-marking'; readonly marking: string }
  | { readonly kind: 'next-item'; readonly meeting: string; readonly from: string | null }
  | { readonly kind: 'skip-item'; readonly meeting: string; readonly from: string | null }
  | { readonly kind: 'previous-item'; readonly meeting: string; readonly from: string | null }
  | { readonly kind: 'go-to-item'; readonly meeting: string; readonly item: NamedItem }
  /** `item` is null where none is said: the one on the table. */
  | {
      readonly kind: 'record-minute';
      readonly what: 'decision' | 'note';
      readonly meeting: string;
      readonly item: NamedItem | null;
      readonly text: string;
      /** Sent by its form. */
      readonly form: boolean;
    }
  | {
      readonly kind: 'open-minute-form';
      readonly what: 'decision' | 'action';
      readonly meeting: string;
      readonly item: NamedItem | null;
    }
  /** The owner and the last day as typed, the day '' where none is said. */
  | {
      readonly kind: 'record-action';
      readonly meeting: string;
      readonly item: NamedItem | null;
      readonly owner: string;
      readonly due: string;
      readonly text: string;
      readonly form: boolean;
    }
  /** Of the boards here; `mine`: the asker's own, wherever they were given. */
  | { readonly kind: 'show-actions'; readonly mine: boolean }
  /** An action by its number, here and below. */
  | { readonly kind: 'show-action'; readonly action: number }
  | { readonly kind: 'open-finish-action'; readonly action: number }
  | {
      readonly kind: 'finish-action';
      readonly action: number;
      readonly note: string;
      /** Sent by its form. */
      readonly form: boolean;
    }
  | { readonly kind: 'withdraw-action'; readonly action: number; readonly because: string }
  | { readonly kind: 'reopen-action'; readonly action: number }
  | { readonly kind: 'open-reassign-action'; readonly action: number }
  /** A person's id, or as they were named. */
  | { readonly kind: 'reassign-action'; readonly action: number; readonly to: string }
  /** The day as typed. */
  | {
      readonly kind: 'move-action';
      readonly action: number;
      readonly to: string;
      readonly because: string;
    }
  /** `also`: besides those who were recorded before. */
  | {
      readonly kind: 'record-attendance';
      readonly meeting: string;
      readonly present: readonly string[];
      readonly apologies: readonly string[];
      readonly also: boolean;
    }
  | {
      readonly kind: 'assure';
      readonly meeting: string;
      readonly item: NamedItem | null;
      readonly rag: Rag;
      readonly text: string;
    }
  /** The day as typed; '' for the one that is asked for. */
  | {
      readonly kind: 'extend-target';
      readonly meeting: string;
      readonly item: NamedItem | null;
      readonly on: string;
      readonly because: string;
    }
  | { readonly kind: 'undo'; readonly meeting: string }
  /** In a meeting the item before; anywhere else, that one is back. */
  | { readonly kind: 'back' }
  /** The board named, or '' for all of them. */
  | { readonly kind: 'show-boards'; readonly board: string }
  | { readonly kind: 'add-board'; readonly name: string }
  /** The board named, or '' for the only one. */
  | { readonly kind: 'change-board'; readonly board: string }
  /** A board's form as it was filled in; `board` is '' for one that is added. */
  | { readonly kind: 'set-board'; readonly board: string; readonly typed: TypedBoard }
  | { readonly kind: 'set-board-channel'; readonly board: string }
  | { readonly kind: 'remove-board-channel' }
  | { readonly kind: 'show-holidays' }
  | { readonly kind: 'set-holiday'; readonly day: string; readonly how: 'add' | 'remove' }
  /** `person` is "me" or a name, '' for everybody. */
  | { readonly kind: 'show-away'; readonly person: string }
  | {
      readonly kind: 'set-away';
      readonly person: string;
      readonly days: string;
      readonly deputy: string;
    }
  | { readonly kind: 'end-away'; readonly person: string }
  | { readonly kind: 'start-import' }
  | {
      readonly kind: 'import-letter';
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly code: string;
    }
  | { readonly kind: 'import-boards'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'review-import'; readonly document: string; readonly number: string }
  | {
      readonly kind: 'settle-proposal';
      readonly document: string;
      readonly number: string;
      readonly how: 'confirm' | 'drop' | 'edit';
      readonly edit: ProposalEdit | null;
    }
  | { readonly kind: 'confirm-all'; readonly document: string }
  /** Several readings, or a thing that needs one more word: offered, never guessed. */
  | { readonly kind: 'unclear'; readonly offers: readonly Offer[]; readonly because: UnclearBecause }
  /** Not meant for the bot: no answer at all. */
  | { readonly kind: 'ignore' };

/** What a search is for. `asked` is the line as typed, bounded. */
export type Search =
  | { readonly by: 'nothing' }
  | { readonly by: 'refs'; readonly refs: readonly Reference[]; readonly asked: string }
  | { readonly by: 'list'; readonly filter: Filter; readonly asked: string }
  | { readonly by: 'topic'; readonly words: readonly string[]; readonly asked: string };

export type UnclearBecause =
  | { readonly kind: 'nothing-known' }
  | { readonly kind: 'two-readings' }
  | { readonly kind: 'needs-recommendation'; readonly command: string }
  | { readonly kind: 'usage'; readonly command: string }
  | { readonly kind: 'not-by-chat'; readonly word: string }
  | { readonly kind: 'unknown-button'; readonly verb: string }
  | { readonly kind: 'unsupported'; readonly reason: string };

/** A reading offered as a button. */
export interface Offer {
  readonly kind: 'show-status' | 'give-update' | 'show-list' | 'show-history';
  readonly number: string;
}

/** What the update form sends; everything as typed. */
export interface UpdateForm extends TypedUpdate {
  readonly form: string;
  readonly recommendation: string;
  /** The update that this one corrects, or ''. */
  readonly corrects: string;
}

/** What a person changed in a proposal before confirming it; null for what was too long to be edited there. */
export interface ProposalEdit {
  readonly text: string | null;
  readonly answer: string | null;
  readonly addressees: string | null;
  readonly headline: string;
}

export type IntentKind = Intent['kind'];
