import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.js';
import { keptPaper } from './kept-paper.js';

/**
 * The register: every collection, every field, every allowed word, in one table.
 *
 * Records are flat, frozen and complete: a field that is not set is `null`, never missing, so a record reads
 * the same in the journal, in the snapshot and in memory. Calendar days are `YYYY-MM-DD` in the board's zone,
 * instants are ISO 8601 in UTC. The words are those of the field (README, "Words").
 */

/** A calendar day, `YYYY-MM-DD`, without a zone. */
export const day = z.iso.date();
/** An instant, ISO 8601 in UTC, ending in `Z`. */
export const instant = z.iso.datetime();
/** Wall time, `HH:MM`, 24 hours. */
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Longest text that any field takes, in UTF-16 units. Bounds a register that people type into. */
export const LONGEST_TEXT = 20_000;
const id = z.string().min(1).max(200);
const short = z.string().min(1).max(300);
const text = z.string().max(LONGEST_TEXT);

export const PROGRESS = ['awaiting-allocation', 'in-progress', 'pending-sign-off', 'closed'] as const;
export const CONFIDENCE = ['on-track', 'at-risk', 'off-track'] as const;
export const RAG = ['red', 'amber', 'green'] as const;
/** What the Commissioner published: Police Act 1996 s.55(5B), "action taken or proposed, or why none". */
export const POSITION = ['taken', 'proposed', 'in-place', 'none'] as const;
export const INSPECTORATE_STATE = [
  'open',
  'awaiting-review',
  'no-further-action',
  'closed',
  'superseded',
] as const;
export const DEADLINE_BASIS = ['immediate', 'by-date', 'within-period', 'recurring', 'none'] as const;
export const FINDING_KIND = ['recommendation', 'area-for-improvement', 'cause-of-concern'] as const;
/** Most answers say what was done; one press says that nothing has changed, and is marked as such. */
export const UPDATE_KIND = ['update', 'nothing-changed'] as const;
export const UPDATE_STATE = ['submitted', 'accepted', 'returned', 'superseded', 'withdrawn'] as const;
export const REQUEST_STATE = ['open', 'answered', 'handed-over', 'withdrawn', 'lapsed'] as const;
/** Why somebody is the one who is asked. */
export const ASKED_AS = ['owner', 'deputy', 'handed-over'] as const;
export const MEETING_STATE = ['planned', 'running', 'ended', 'cancelled'] as const;
/** What a meeting's minutes hold. `accepted` and `returned` are of updates, `extension` is a later target date. */
export const MINUTE_KIND = [
  'decision',
  'note',
  'action',
  'assurance',
  'extension',
  'accepted',
  'returned',
] as const;
export const ACTION_STATE = ['open', 'done', 'withdrawn'] as const;
export const ROLE = ['viewer', 'governance', 'commissioner', 'admin'] as const;
export const PLATFORM = ['teams', 'slack', 'web', 'console'] as const;
/** A code that governance handed out, a matching e-mail address, or an administrator's or the start's own entry. */
export const LINKED_BY = ['code', 'email', 'register'] as const;
export const DELIVERY_STATE = ['decided', 'claimed', 'sent', 'failed', 'overtaken', 'missed'] as const;

/** Where a reading rests in a document: UTF-16 offsets `[start, end)` into its stored text. */
export const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });

/** A deadline as printed, and what it comes to. `on` is null where the wording names no day. */
export const deadline = z.strictObject({
  wording: z.string().max(300),
  basis: z.enum(DEADLINE_BASIS),
  on: day.nullable(),
  setBy: z.enum(['inspectorate', 'force']),
});

/** One recommendation as a reader of documents proposes it, before a person has confirmed it. */
export const proposal = z.strictObject({
  number: z.string().min(1).max(20),
  kind: z.enum(FINDING_KIND),
  text,
  requirements: z.array(text),
  addressees: z.array(short),
  deadline,
  answer: text,
  answerNotes: z.array(text),
  /** Every kind of position that the answer's words support, strongest first; a person picks the headline. */
  positions: z.array(z.enum(POSITION)),
  /** The words that each reading rests on, for the person who confirms: field → words as printed. */
  because: z.array(z.strictObject({ field: z.string(), words: z.string().max(500) })),
  textSpan: span,
  answerSpan: span.nullable(),
});

const target = z.strictObject({ on: day, reason: text, by: id, at: instant });
const assurance = z.strictObject({ rag: z.enum(RAG), statement: text, by: id, at: instant });
/** The key of an item on an agenda: the recommendation's reference, or `matter-1`. */
const itemKey = id;
/** Somebody at a meeting, by initials as minutes have it; null where the register does not know them. */
const attendee = z.strictObject({ initials: z.string().min(1).max(60), person: id.nullable() });
/** The facts of a recommendation that a meeting may change. */
const minutedFacts = z.strictObject({
  assurance: assurance.nullable(),
  target: target.nullable(),
  proposedTarget: target.nullable(),
  progress: z.enum(PROGRESS),
  confidence: z.enum(CONFIDENCE).nullable(),
});

export const schemas = {
  inspections: z.strictObject({
    id,
    title: text,
    publisher: text,
    publishedOn: day.nullable(),
    letterOn: day.nullable(),
    /** The report that this one follows or is followed by: inspection codes. */
    related: z.array(id),
    /** The steps of the response that Police Act 1996 s.55 asks for; `letterOn` is the day it was published. */
    response: z.strictObject({
      /** When the chief officer was invited to comment, until when, and when the comments came: s.55(4). */
      invitedOn: day.nullable(),
      commentsBy: day.nullable(),
      commentedOn: day.nullable(),
      sentToInspectorateOn: day.nullable(),
      sentToSecretaryOn: day.nullable(),
    }),
  }),
  documents: z.strictObject({
    id,
    /** SHA-256 of the stored text, hex. */
    hash: z.string().length(64),
    name: short,
    inspection: id,
    text: z.string().max(6_000_000),
    /** What the document says of its inspection; the inspection is entered with the first confirmed entry. */
    reading: z.strictObject({
      title: text,
      publisher: text,
      publishedOn: day.nullable(),
      letterOn: day.nullable(),
    }),
    notes: z.array(z.string().max(1_000)),
    unused: z.array(z.strictObject({ span, words: z.string().max(500), why: short })),
    proposals: z.array(proposal.extend({ state: z.enum(['proposed', 'confirmed', 'dropped']) })),
    importedAt: instant,
    importedBy: id,
  }),
  recommendations: z.strictObject({
    /** The reference, `RAPE-P1-2021/7`: unique for ever, never changed, never used again. */
    id,
    inspection: id,
    /** As printed in the letter; the report's own number may differ. */
    number: z.string().min(1).max(20),
    reportNumber: z.string().max(20).nullable(),
    kind: z.enum(FINDING_KIND),
    text,
    requirements: z.array(text),
    addressees: z.array(short),
    deadline,
    owner: id.nullable(),
    /** The request that is open on it; null where nobody is asked at the moment. */
    asked: id.nullable(),
    /** The force's claim, confirmed by an accepted update. */
    progress: z.enum(PROGRESS),
    /** The owner's own confidence, from the last accepted update. */
    confidence: z.enum(CONFIDENCE).nullable(),
    target: target.nullable(),
    /** A later date asked for; the chair of a board that oversees it approves. */
    proposedTarget: target.nullable(),
    /** The board's view; nobody else sets it. */
    assurance: assurance.nullable(),
    /** What the Commissioner published. */
    position: z.strictObject({
      headline: z.enum(POSITION).nullable(),
      /** Why the Commissioner says so, where it was set by hand; '' where the published answer says it. */
      reason: text,
      /** Since when the headline holds; the answer keeps its own day of publication. */
      since: day.nullable(),
      kinds: z.array(z.enum(POSITION)),
      answer: text,
      notes: z.array(text),
      publishedOn: day.nullable(),
      /** What governance would have the Commissioner say; not published before the Commissioner approves. */
      draft: z.strictObject({ headline: z.enum(POSITION), reason: text, by: id, at: instant }).nullable(),
    }),
    inspectorate: z.strictObject({
      state: z.enum(INSPECTORATE_STATE),
      on: day.nullable(),
      source: text,
    }),
    /** The document it was read from, or null when a person added it. */
    source: z.strictObject({ document: id, textSpan: span, answerSpan: span.nullable() }).nullable(),
    addedAt: instant,
  }),
  updates: z.strictObject({
    id,
    recommendation: id,
    kind: z.enum(UPDATE_KIND),
    /** The request that it answers; null where it came unasked. */
    request: id.nullable(),
    /** Who said it. For a body without an account, `toldBy` names it and `by` is who entered it. */
    by: id,
    toldBy: text.nullable(),
    via: z.enum(PLATFORM),
    at: instant,
    done: text,
    progress: z.enum(PROGRESS),
    /** The respondent's own; null where a body told us without saying how sure it is. */
    confidence: z.enum(CONFIDENCE).nullable(),
    target: z.strictObject({ on: day, reason: text }).nullable(),
    evidence: z.strictObject({ title: text, link: text }).nullable(),
    blocker: text.nullable(),
    state: z.enum(UPDATE_STATE),
    /** Who moved it to its present state, when, and their note; null while submitted. */
    decided: z.strictObject({ by: id, at: instant, note: text }).nullable(),
    /** The form this came from; one form gives one update, however often it is sent. */
    form: id.nullable(),
  }),
  boards: z.strictObject({
    id,
    name: short,
    /** What sort of board it is, in the office's own words; '' where nobody said. */
    kind: z.string().max(300),
    chair: id.nullable(),
    members: z.array(id),
    /** Who stands in for whom on this board, where the one who is away names nobody. */
    deputies: z.array(z.strictObject({ of: id, deputy: id })),
    /** The chief officer lead, who is told where an answer does not come. */
    lead: id.nullable(),
    /** The board's own conversation on each platform, where working facts of what it oversees may be shown. */
    conversations: z.array(id),
    zone: short,
    /** RFC 5545 RRULE for the days, `null` for explicit dates only. */
    rrule: z.string().max(300).nullable(),
    /** Days beside those of the rule. */
    dates: z.array(day),
    /** First day that the rule counts from. */
    from: day,
    time: wallTime,
    /** How many clear working days lie between the last day for updates and the meeting. */
    updatesDue: z.int().min(0).max(60),
    /** How many calendar days before the meeting its papers go out. */
    papersOut: z.int().min(0).max(60),
    /** Outside these hours, and on days that are no working days, nobody is chased. */
    hours: z.strictObject({ from: wallTime, until: wallTime }),
    /** Codes of the inspections it oversees, and references of single recommendations. */
    oversees: z.array(id),
  }),
  requests: z.strictObject({
    /** `meeting|recommendation|n`: the n-th time that this was asked for this meeting. */
    id: z.string().min(1).max(500),
    recommendation: id,
    meeting: id,
    respondent: id,
    as: z.enum(ASKED_AS),
    askedAt: instant,
    state: z.enum(REQUEST_STATE),
    /** The update that answers it; kept when that was returned and the request opened again. */
    update: id.nullable(),
    /** Not chased before this day, for this reason; the last reminder still comes. */
    snoozed: z.strictObject({ until: day, reason: text, by: id, at: instant }).nullable(),
    /** Who brought it to its present state, when and why; null while it was never anything but open. */
    settled: z.strictObject({ by: id, at: instant, note: text }).nullable(),
  }),
  meetings: z.strictObject({
    /** Board and the day that the calendar first gave it; stays when the meeting moves. */
    id,
    board: id,
    day,
    time: wallTime,
    zone: short,
    state: z.enum(MEETING_STATE),
    /** When it was entered, or last moved: what was due before that is not owed. */
    scheduledAt: instant,
    /** The day and time it was moved from, and why; null when never moved. */
    movedFrom: z.strictObject({ day, time: wallTime, reason: text }).nullable(),
    /** The reason it was cancelled for, as typed; null when it was not, "" when none was given. */
    cancelledBecause: text.nullable(),
    /**
     * What is on it, in order. Null as long as it follows from the register (`domain/agenda.ts`); written down once
     * somebody changes it, and when the meeting starts.
     */
    agenda: z
      .array(
        z.strictObject({
          key: itemKey,
          recommendation: id.nullable(),
          /** What a matter is called; '' for a recommendation. */
          title: z.string().max(300),
          /** The meeting that did not come to it; null for an item that is new. */
          carriedFrom: id.nullable(),
        }),
      )
      .nullable(),
    /** How far it has come; null while it has not started. */
    held: z
      .strictObject({
        startedAt: instant,
        startedBy: id,
        endedAt: instant.nullable(),
        endedBy: id.nullable(),
        /** The item on the table; null where there is none. */
        at: itemKey.nullable(),
        /** Who put it there, and when. */
        moved: z.strictObject({ by: id, at: instant }),
        /** The items that were dealt with, and those that were put by. */
        done: z.array(itemKey),
        skipped: z.array(itemKey),
      })
      .nullable(),
    /** Who was there and who sent apologies; null until somebody says so. */
    attendance: z.strictObject({ present: z.array(attendee), apologies: z.array(attendee) }).nullable(),
    /** Its minutes as a document; null before it has ended. */
    minutes: z
      .strictObject({
        state: z.enum(['draft', 'approved']),
        corrections: z.array(z.strictObject({ by: id, at: instant, text })),
        approvedBy: id.nullable(),
        approvedAt: instant.nullable(),
      })
      .nullable(),
  }),
  minutes: z.strictObject({
    /** `meeting|n`: the n-th thing that was minuted at this meeting. */
    id: z.string().min(1).max(500),
    meeting: id,
    /** The item it is about; null for the meeting as a whole. */
    item: itemKey.nullable(),
    kind: z.enum(MINUTE_KIND),
    text,
    by: id,
    at: instant,
    action: id.nullable(),
    update: id.nullable(),
    /** The facts of the item's recommendation before it and with it; null where it changed none. */
    former: minutedFacts.nullable(),
    became: minutedFacts.nullable(),
    /** Who took it back, and when; null while it stands. */
    undone: z.strictObject({ by: id, at: instant }).nullable(),
  }),
  /** The minutes that were approved, as they were approved: whatever changes in the register, these do not. */
  papers: keptPaper,
  actions: z.strictObject({
    /** `A12`. */
    id,
    /** Running over the whole register, so that "action 12" is one action. */
    number: z.int().min(1),
    board: id,
    meeting: id,
    recommendation: id.nullable(),
    /** Who is to do it; null where the register does not know them. */
    owner: id.nullable(),
    /** As they were named at the meeting. */
    ownerSaid: short,
    due: day.nullable(),
    text,
    state: z.enum(ACTION_STATE),
    /** Who brought it to its present state, when, and their note; null while it is open. */
    settled: z.strictObject({ by: id, at: instant, note: text }).nullable(),
    /** Whose it was and by when, each until it was given on or its day moved; the first first. */
    former: z.array(
      z.strictObject({ owner: id.nullable(), ownerSaid: short, due: day.nullable(), until: instant }),
    ),
    by: id,
    at: instant,
  }),
  people: z.strictObject({
    id,
    name: short,
    initials: z.string().max(6),
    roles: z.array(z.enum(ROLE)),
    /** Authenticated identities: the only thing that says who is speaking. */
    accounts: z.array(
      z.strictObject({
        platform: z.enum(PLATFORM),
        /** Entra object id on Teams, `team:user` on Slack, the login on the console. */
        id,
        /** How it came to be theirs; a matching e-mail address alone makes nobody more than an owner. */
        by: z.enum(LINKED_BY),
      }),
    ),
    /** Where the organisation writes to them; only ever compared, never shown to others. */
    email: z.string().max(300).nullable(),
    /** Where they work, when it is not the board's zone. */
    zone: short.nullable(),
    /** From the first day to the last, both away; nobody is chased then, and the deputy is asked. */
    away: z.array(z.strictObject({ from: day, until: day, deputy: id.nullable() })),
    active: z.boolean(),
  }),
  subscriptions: z.strictObject({
    id,
    conversation: id,
    /** Who asked for it: it tells no more than they may see. */
    by: id,
    /** Days of the week, 1 for Monday to 7 for Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    time: wallTime,
    zone: short,
    /** Which recommendations it is about, as a list's own words: `all`, `red`, `overdue`, `mine`, … */
    only: short,
    /** What to send when nothing moved: one line, or nothing. */
    whenQuiet: z.enum(['line', 'nothing']),
    since: instant,
    stoppedAt: instant.nullable(),
  }),
  invites: z.strictObject({
    /** SHA-256 of the one-time code, hex: the code itself is kept nowhere. */
    id: z.string().length(64),
    person: id,
    by: id,
    at: instant,
    until: instant,
    /** When it was used; null while it is open. A newer invitation of the same person takes its place. */
    usedAt: instant.nullable(),
  }),
  conversations: z.strictObject({
    /** `platform:key`. */
    id,
    platform: z.enum(PLATFORM),
    kind: z.enum(['direct', 'shared']),
    name: z.string().max(300),
    board: id.nullable(),
    /** The inspection that "rec 7" means here when several are loaded. */
    inspection: id.nullable(),
    person: id.nullable(),
    /** How the platform is told where to send, in its own words (JSON); null where the id says it. */
    address: z.string().max(4_000).nullable(),
    /** Why nothing can be sent there any more (uninstalled, blocked), until somebody speaks there again. */
    stopped: z.strictObject({ at: instant, why: short }).nullable(),
  }),
  deliveries: z.strictObject({
    /** `rule|subject|occurrence|recipient`: decided once for ever. As long as its four parts may be together. */
    id: z.string().min(1).max(1_003),
    rule: short,
    subject: id,
    occurrence: short,
    conversation: id,
    dueAt: instant,
    decidedAt: instant,
    state: z.enum(DELIVERY_STATE),
    attempts: z.int().min(0),
    /** When the next attempt may be made. */
    notBefore: instant,
    sentAt: instant.nullable(),
    /** The platform's own id of the message, once sent. */
    message: z.string().max(500).nullable(),
    /**
     * The requests that it speaks of, and which step of the policy each has reached with it; of an alarm what it is
     * about, which may be a recommendation.
     */
    items: z.array(z.strictObject({ request: z.string().min(1).max(500), step: short })),
    /** Why it is failed, overtaken or missed; or that it may have been sent twice. */
    note: z.string().max(500).nullable(),
  }),
  settings: z.strictObject({
    /** There is one record, `register`. */
    id: z.literal('register'),
    mode: z.enum(['demo', 'live']),
    schemaVersion: z.int(),
    zone: short,
    /** Days that were proclaimed holidays, or that are none after all, in this office. */
    holidays: z.strictObject({ added: z.array(day), removed: z.array(day) }),
    /** The classification marking at the head and foot of every paper; null where the office uses none. */
    marking: z.string().min(1).max(100).nullable(),
    /** How owners are asked and chased, in working days (`domain/chasing.ts` says what each does). */
    policy: z.strictObject({
      askBefore: z.int().min(0).max(60),
      chaseAfter: z.int().min(1).max(60),
      apart: z.int().min(1).max(60),
    }),
    /** Demo only: how far the register's clock is ahead of the machine's, in milliseconds. */
    clockOffset: z.int(),
    /** Live only: SHA-256 of the first-admin code and when it stops being valid. */
    adminCode: z.strictObject({ hash: z.string().length(64), until: instant }).nullable(),
  }),
} as const;

export type Collection = keyof typeof schemas;
export const COLLECTIONS = Object.keys(schemas) as readonly Collection[];

/** A record as readers get it: frozen through and through. */
export type RecordOf<C extends Collection> = DeepReadonly<z.infer<(typeof schemas)[C]>>;
/** A record while `tx.edit` works on it. */
export type DraftOf<C extends Collection> = z.infer<(typeof schemas)[C]>;

export type Inspection = RecordOf<'inspections'>;
export type RegisteredDocument = RecordOf<'documents'>;
export type Recommendation = RecordOf<'recommendations'>;
export type Update = RecordOf<'updates'>;
export type Board = RecordOf<'boards'>;
export type UpdateRequest = RecordOf<'requests'>;
export type Subscription = RecordOf<'subscriptions'>;
export type Meeting = RecordOf<'meetings'>;
export type AgendaItem = NonNullable<Meeting['agenda']>[number];
export type Held = NonNullable<Meeting['held']>;
export type Attendee = NonNullable<Meeting['attendance']>['present'][number];
/** One line of a meeting's minutes. */
export type Minute = RecordOf<'minutes'>;
export type Action = RecordOf<'actions'>;
export type Person = RecordOf<'people'>;
export type Invite = RecordOf<'invites'>;
export type Conversation = RecordOf<'conversations'>;
export type Delivery = RecordOf<'deliveries'>;
export type Settings = RecordOf<'settings'>;
export type Proposal = DeepReadonly<z.infer<typeof proposal>>;
export type Deadline = Recommendation['deadline'];
export type Progress = (typeof PROGRESS)[number];
export type Confidence = (typeof CONFIDENCE)[number];
export type Rag = (typeof RAG)[number];
export type Position = (typeof POSITION)[number];
export type InspectorateState = (typeof INSPECTORATE_STATE)[number];
export type Role = (typeof ROLE)[number];
export type Platform = (typeof PLATFORM)[number];

/** The register as readers see it: one map of frozen records for each collection, in the order of entry. */
export type Register = { readonly [C in Collection]: ReadonlyMap<string, RecordOf<C>> };
