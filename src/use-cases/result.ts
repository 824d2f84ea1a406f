import type { Paper } from '../documents/paper.js';
import type { Awaiting } from '../domain/awaiting.js';
import type { BoardProblems, TypedBoard } from '../domain/board.js';
import type { DigestContent } from '../domain/digest-content.js';
import type { Selection } from '../domain/lists.js';
import type { MeetingSummary } from '../domain/meeting-summary.js';
import type {
  Action,
  Board,
  Meeting,
  Minute,
  Person,
  Platform,
  Recommendation,
  RegisteredDocument,
  Subscription,
  Update,
  UpdateRequest,
} from '../domain/register.js';
import type { ResponseClock } from '../domain/response.js';
import type { PartOfChanges, SinceMeeting } from '../domain/since-meeting.js';
import type { TypedUpdate } from '../domain/update.js';
import type { ForMeeting } from '../domain/update-request.js';
import type { Command } from '../intents/commands.js';
import type { PaperKind } from '../papers/paper-of.js';
import type { Anchor, Entry } from '../ports.js';
import type { Audience } from '../views/view.js';
import type { Described } from './describe.js';
import type { Refused, WayOn } from './use-case.js';

/** Who may be shown a result, and which inspections it tells about: a board's conversation must oversee them all. */
export interface Exposure {
  readonly audience: Audience;
  readonly inspections: readonly string[];
  /** The references of all that it tells about, where they are few: for a board that oversees single ones. */
  readonly recommendations?: readonly string[];
}

/** One line of a recommendation's history. */
export interface HistoryLine {
  readonly entry: Pick<Entry, 'seq' | 'at' | 'by' | 'via' | 'why'>;
  readonly by: string;
  /** "Owner: from Head of Crime to Head of Custody". */
  readonly changes: readonly string[];
}

/** What is filled into the update form, as typed before or from the last update; every field a string. */
export type FormFields = TypedUpdate;

/** What is wrong with the form, beside the field where it is wrong. */
export type FormProblems = { readonly [F in keyof FormFields]?: string };

/** What a turn came to, in the words of the domain: views make it into cards and sentences. */
export type Result =
  | Refused
  | PaperShown
  | ({ readonly kind: 'status'; readonly items: readonly Described[] } & Exposure)
  | ({
      readonly kind: 'list';
      readonly selection: Selection;
      /** The first of them. */
      readonly items: readonly Described[];
      readonly total: number;
      readonly named: string;
      /** The one inspection that it is about, where the register holds others too. */
      readonly only: string | null;
    } & Exposure)
  /** What a search found, best first, as anybody may see it: each may be put into any chat. */
  | ({ readonly kind: 'found'; readonly items: readonly Described[] } & Exposure)
  | ({
      readonly kind: 'text';
      readonly items: readonly Described[];
      readonly only: 'all' | 'answer';
      readonly source: string;
    } & Exposure)
  | ({
      readonly kind: 'fact';
      readonly fact: 'owner' | 'due';
      readonly items: readonly Described[];
    } & Exposure)
  | ({
      readonly kind: 'history';
      readonly item: Described;
      readonly lines: readonly HistoryLine[];
      readonly more: number;
    } & Exposure)
  | ({
      readonly kind: 'changes';
      readonly changes: SinceMeeting;
      /** "since the last meeting, on …". */
      readonly sinceWhat: string;
      /** The one part that is told as a whole, and which page of it, from 1; null for all at a glance. */
      readonly only: PartOfChanges | null;
      readonly page: number;
    } & Exposure)
  | ({
      readonly kind: 'response-due';
      readonly items: readonly ResponseClock[];
      readonly today: string;
      /** Who is warned as the last day comes near; null for those who may read published facts only. */
      readonly warned: { readonly told: readonly string[]; readonly unreachable: readonly string[] } | null;
    } & Exposure)
  | DigestResult
  | ({
      readonly kind: 'next-meeting';
      readonly summary: MeetingSummary;
    } & Exposure)
  | ({
      readonly kind: 'people';
      readonly people: readonly {
        readonly person: Person;
        readonly owns: readonly Recommendation[];
        readonly chairs: readonly string[];
        /** Where they are linked, for those who link people; null for everybody else. */
        readonly linked: readonly Pick<Person['accounts'][number], 'platform' | 'by'>[] | null;
      }[];
    } & Exposure)
  | ({
      readonly kind: 'home';
      readonly linked: 'known' | 'guest' | 'unknown';
      /** The first things that wait for the asker, and what each is about. */
      readonly awaits: readonly {
        readonly what: Awaiting['kind'];
        readonly item: Described;
        readonly update: string | null;
      }[];
      readonly awaitsTotal: number;
      /** The asker's own open actions, the next due first. */
      readonly actions: readonly Action[];
      readonly actionsTotal: number;
      readonly today: string;
      readonly overdue: readonly Described[];
      readonly overdueTotal: number;
      readonly meeting: MeetingSummary | null;
      /** Null for those who may not know it. */
      readonly changed: { readonly total: number; readonly sinceWhat: string } | null;
    } & Exposure)
  | ({
      readonly kind: 'help';
      /** Whether a meeting is running where it was asked: its commands come first. */
      readonly inMeeting: boolean;
      readonly commands: readonly Command[];
      readonly greeting: boolean;
      readonly name: string | null;
      /** How the account that asks is linked; `by-email` is an owner at most. */
      readonly linked: 'known' | 'by-email' | 'guest' | 'unknown';
      /** Who has the account's e-mail address, where it may be offered to be linked by it. */
      readonly suggested: string | null;
      /** Whether the asker alone reads it. */
      readonly alone: boolean;
    } & Exposure)
  /** Said once, where the bot was added. */
  | ({
      readonly kind: 'welcome';
      readonly by: string | null;
      readonly shared: boolean;
      readonly linked: boolean;
    } & Exposure)
  | ({
      readonly kind: 'notice';
      readonly heading: string;
      readonly sentences: readonly string[];
      readonly waysOn: readonly WayOn[];
    } & Exposure)
  | ({
      readonly kind: 'form';
      readonly form: string;
      readonly item: Described;
      readonly corrects: Update | null;
      readonly fields: FormFields;
      readonly problems: FormProblems;
      /** What has been done begins as the words of a message, whoever wrote it. */
      readonly quoted?: true;
    } & Exposure)
  /** Which recommendation a message's words are for, of those that the asker may update. */
  | ({
      readonly kind: 'choose-recommendation';
      /** The first of them, those that the words are about before the others. */
      readonly choices: readonly Recommendation[];
      readonly total: number;
      readonly text: string;
      readonly link: string;
    } & Exposure)
  | ({
      readonly kind: 'update';
      readonly item: Described;
      readonly update: Update;
      readonly by: Person | null;
      readonly decidedBy: Person | null;
      readonly mayDecide: boolean;
      readonly mayChange: boolean;
      /** What just happened to it; `null` when it is only shown. */
      readonly happened: 'submitted' | 'accepted' | 'returned' | 'withdrawn' | 'repeated' | null;
    } & Exposure)
  | ({
      readonly kind: 'return-form';
      readonly item: Described;
      readonly update: Update;
      readonly problem: string;
      /** Asked for on the card of a running meeting, whose room hears what comes of it. */
      readonly inMeeting?: true;
    } & Exposure)
  /** To whom an open request goes instead. */
  | ({
      readonly kind: 'hand-over-form';
      readonly item: Described;
      readonly choices: readonly Person[];
      readonly to: string;
      readonly note: string;
      readonly problem: string;
    } & Exposure)
  /** Until when an open request is put off, and why; `dueOn` is the last day for updates. */
  | ({
      readonly kind: 'snooze-form';
      readonly item: Described;
      readonly dueOn: string;
      readonly until: string;
      readonly because: string;
      readonly problem: string;
    } & Exposure)
  /** What is asked for the next meeting of each board, as far as the asker may know it. */
  | ({
      readonly kind: 'requests';
      readonly meetings: readonly RequestsOfMeeting[];
      /** Only what the asker is asked about. */
      readonly mine: boolean;
    } & Exposure)
  /** One open request, and what its respondent can do about it. */
  | ({
      readonly kind: 'request';
      readonly item: Described;
      readonly request: UpdateRequest;
      readonly respondent: Person | null;
      readonly meeting: Meeting;
      readonly board: string;
      readonly dueOn: string;
      readonly mayAnswer: boolean;
    } & Exposure)
  /** The open actions of each board, or the asker's own, the next due first. */
  | ({
      readonly kind: 'actions';
      readonly boards: readonly ActionsOfBoard[];
      readonly mine: boolean;
    } & Exposure)
  | ({
      readonly kind: 'action';
      readonly action: Action;
      readonly board: Board;
      readonly today: string;
      /** What was just done to it, a sentence of ours; '' where it is only shown. */
      readonly happened: string;
      readonly mayFinish: boolean;
      readonly mayChange: boolean;
    } & Exposure)
  /** What was done about an action. */
  | ({
      readonly kind: 'finish-action-form';
      readonly action: Action;
      readonly note: string;
      readonly problem: string;
    } & Exposure)
  /** Whose it is to be from now on. */
  | ({
      readonly kind: 'reassign-action-form';
      readonly action: Action;
      readonly choices: readonly Person[];
    } & Exposure)
  | RunningMeeting
  /** Something to be said on an item of a running meeting, beside which it says what is wrong with it. */
  | ({ readonly kind: 'decision-form' } & MinuteForm & Exposure)
  /** What of a meeting's minutes is wrong. */
  | ({
      readonly kind: 'correction-form';
      readonly meeting: Meeting;
      readonly words: string;
      readonly problem: string;
    } & Exposure)
  | ({
      readonly kind: 'action-form';
      /** Who may be chosen; anybody else is named. */
      readonly choices: readonly Person[];
      /** A person's id, or '' where somebody else is named. */
      readonly owner: string;
      readonly other: string;
      readonly due: string;
    } & MinuteForm &
      Exposure)
  | ({ readonly kind: 'import-form'; readonly problem: string; readonly code: string } & Exposure)
  | ({
      readonly kind: 'proposals';
      readonly document: RegisteredDocument;
      readonly happened: 'read' | 'again' | 'confirmed' | 'dropped' | null;
      /** The entry under review; null for all of them. */
      readonly number: string | null;
    } & Exposure)
  | ({
      readonly kind: 'proposal-form';
      readonly document: RegisteredDocument;
      readonly number: string;
      readonly problem: string;
    } & Exposure)
  | ({
      readonly kind: 'boards';
      readonly boards: readonly BoardShown[];
      /** What just happened to it, or ''. */
      readonly happened: string;
      readonly waysOn: readonly WayOn[];
    } & Exposure)
  | ({
      readonly kind: 'board-form';
      /** The board's id; '' for one that is added. */
      readonly board: string;
      readonly fields: TypedBoard;
      readonly problems: BoardProblems;
    } & Exposure)
  /** A one-time code, shown to whoever asked for it and never again. */
  | ({
      readonly kind: 'invitation';
      readonly name: string;
      readonly code: string;
      readonly until: string;
      readonly zone: string;
    } & Exposure)
  | ({
      readonly kind: 'kept';
      readonly sentence: string;
      readonly item: Described | null;
      readonly waysOn: readonly WayOn[];
    } & Exposure);

/** A page of a meeting's pack or minutes. */
export type PaperShown = {
  readonly kind: 'paper';
  readonly what: PaperKind;
  readonly meeting: string;
  readonly paper: Paper;
  /** From 0; beyond the last it is the last. */
  readonly page: number;
  /** What just happened to it, or ''. */
  readonly happened: string;
  readonly mayApprove: boolean;
  readonly mayCorrect: boolean;
  /** How many corrections stand in it. */
  readonly corrections: number;
  /** Its files, where they were asked for. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
} & Exposure;

/** A board as somebody may see it. */
export interface BoardShown {
  readonly id: string;
  readonly name: string;
  /** When it meets, in words. */
  readonly days: string;
  readonly time: string;
  readonly zone: string;
  readonly next: readonly Meeting[];
  /** Its settings in words, for those who work with it; null for everybody else. */
  readonly settings: {
    readonly typed: TypedBoard;
    readonly updatesDue: Board['updatesDue'];
    readonly papersOut: Board['papersOut'];
    /** The last day for updates and the day that papers go out, for the next meeting, where they are still to come. */
    readonly forNext: { readonly updatesBy: string | null; readonly papersOn: string | null };
    /** Its own conversations, by platform and as the platform calls them. */
    readonly conversations: readonly { readonly platform: Platform; readonly name: string }[];
  } | null;
}

/** One board's actions, and what day it is there. */
export interface ActionsOfBoard {
  readonly board: string;
  readonly today: string;
  readonly actions: readonly Action[];
}

/** What the forms of a meeting have in common. */
export interface MinuteForm {
  readonly meeting: string;
  /** The item's key, '' for the meeting as a whole, and as people name it. */
  readonly item: string;
  readonly name: string;
  readonly words: string;
  readonly problem: string;
}

/** Where a meeting is that is run from the chat, or how it ended, and what has just happened. */
export type RunningMeeting = {
  readonly kind: 'running-meeting';
  readonly meeting: Meeting;
  readonly board: string;
  /** What was just done, in words that may be anybody's; '' where it is only shown. */
  readonly happened: string;
  /** The item on the table; null before the first, after the last, and once it has ended. */
  readonly table: MeetingItem | null;
  readonly total: number;
  readonly dealtWith: number;
  /** The items put by, and those not dealt with at all, as people name them. */
  readonly putBy: readonly string[];
  readonly left: readonly string[];
  /** What comes after the item on the table; '' where nothing does. */
  readonly ahead: string;
  /** What was minuted on the item on the table; where there is none, on the meeting as a whole. */
  readonly minuted: readonly Minuted[];
  /** Everything that stands in its minutes. */
  readonly minutes: readonly Minute[];
  readonly next: Meeting | null;
  readonly mayRun: boolean;
} & Exposure;

/** An item of an agenda as it lies on the table. */
export interface MeetingItem {
  readonly key: string;
  /** "Recommendation 4", "M1"; and as people name it, "rec 4". */
  readonly head: string;
  readonly name: string;
  /** Its place, 1 for the first. */
  readonly place: number;
  /** What a matter is called; '' for a recommendation. */
  readonly title: string;
  readonly carriedOver: boolean;
  readonly item: Described | null;
  /** The update that waits for acceptance. */
  readonly waiting: { readonly update: Update; readonly by: Person | null } | null;
}

/** One line of the minutes; for an action, with who is to do it. */
export interface Minuted {
  readonly minute: Minute;
  readonly action: Action | null;
  readonly owner: string;
}

/** How everything on one meeting's agenda stands towards it. */
export interface RequestsOfMeeting {
  readonly board: string;
  readonly meeting: Meeting;
  /** The last day for updates. */
  readonly dueOn: string;
  readonly today: string;
  readonly rows: readonly {
    readonly item: Described;
    readonly stands: ForMeeting;
    readonly respondent: Person | null;
  }[];
}

/** What moved, what is late, what is awaited; the first rows of each list, beside the whole of it in `content`. */
export type DigestResult = {
  readonly kind: 'digest';
  readonly content: DigestContent;
  readonly moved: readonly { readonly item: Described; readonly lines: readonly string[] }[];
  readonly overdue: readonly Described[];
  readonly asked: readonly { readonly item: Described; readonly from: string; readonly askedAt: string }[];
  readonly waiting: readonly Described[];
  readonly silent: readonly Described[];
  /** Milliseconds since 1970: what "since the last digest" means, and when it was made. */
  readonly since: number;
  readonly now: number;
  readonly zone: string;
  readonly meeting: { readonly board: string; readonly meeting: Meeting } | null;
  /** The clocks of responses that are still to be published. */
  readonly clocks: readonly ResponseClock[];
  readonly anchor: Anchor;
  /** The sentence that it is late; '' where it is not, or was asked for. */
  readonly late: string;
  /** Whether it was sent by the clock: then a quiet one is a line. */
  readonly scheduled: boolean;
  /** The digests that this conversation gets. */
  readonly schedules: readonly Pick<Subscription, 'weekdays' | 'time' | 'only'>[];
} & Exposure;

/** Shown to whoever asks: it tells published facts only. */
export const PUBLIC: Exposure = { audience: 'public', inspections: [] };

/** Shown to one person only. */
export const PERSONAL: Exposure = { audience: 'person', inspections: [] };

/** Working facts of these recommendations, where the asker may read them; published facts otherwise. */
export const exposureOf = (items: readonly Described[]): Exposure => ({
  audience: items.some(({ working }) => working) ? 'board' : 'public',
  inspections: [...new Set(items.map(({ recommendation }) => recommendation.inspection))],
  recommendations: items.map(({ recommendation }) => recommendation.id),
});
