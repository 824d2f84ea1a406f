import { daysBetween, sayDay } from './calendar.js';
import { cut } from './cut.js';
import { CONFIDENCE, PROGRESS, type Recommendation, type Update } from './register.js';
import { capital, SAY_CONFIDENCE, SAY_PROGRESS } from './words.js';

/** An update as typed into the form; days as `YYYY-MM-DD` once read. */
export interface TypedUpdate {
  readonly done: string;
  readonly progress: string;
  readonly confidence: string;
  readonly target: string;
  readonly targetReason: string;
  readonly evidenceTitle: string;
  readonly evidenceLink: string;
  readonly blocker: string;
}

/** Longest words that one field of the form takes. */
export const LONGEST_FIELD = 2_000;
/** A target further off than this is a slip of the keyboard. */
const FURTHEST_DAYS = 3_660;

type Problems = { -readonly [F in keyof TypedUpdate]?: string };
type Said = Pick<Update, 'done' | 'progress' | 'confidence' | 'target' | 'evidence' | 'blocker'>;

/** What the form says, or what is wrong beside each field: found, allowed, and what to do. */
export const readUpdate = (
  typed: TypedUpdate,
  recommendation: Recommendation,
  today: string,
  dayOf: (words: string) => string | null,
): { readonly said: Said } | { readonly problems: Problems } => {
  const problems: Problems = {};
  const done = typed.done.trim();
  if (done.length < 3) problems.done = 'Say in a sentence or two what has been done since the last update.';
  for (const field of ['done', 'targetReason', 'evidenceTitle', 'evidenceLink', 'blocker'] as const) {
    if (typed[field].length > LONGEST_FIELD) {
      problems[field] =
        `This has ${typed[field].length.toLocaleString('en-GB')} characters; at most ${LONGEST_FIELD.toLocaleString('en-GB')} fit. Shorten it, or link to a document.`;
    }
  }
  const progress = PROGRESS.find((word) => word === typed.progress);
  if (!progress) problems.progress = 'Choose how far it is.';
  const confidence = CONFIDENCE.find((word) => word === typed.confidence);
  if (!confidence) problems.confidence = 'Choose how confident you are: on track, at risk or off track.';
  const target = readTarget(typed, recommendation, today, dayOf, problems);
  const evidence = readEvidence(typed, problems);
  if (Object.keys(problems).length > 0 || !progress || !confidence) return { problems };
  return { said: { done, progress, confidence, target, evidence, blocker: typed.blocker.trim() || null } };
};

const readTarget = (
  { target, targetReason }: TypedUpdate,
  recommendation: Recommendation,
  today: string,
  dayOf: (words: string) => string | null,
  problems: Problems,
): Update['target'] => {
  if (target.trim() === '') return null;
  const on = dayOf(target);
  const before = recommendation.target?.on ?? null;
  if (on === null) problems.target = `“${cut(target, 40)}” is not a day. Write it as 31 March 2022.`;
  else if (on !== before && on < today)
    problems.target = `${sayDay(on)} has passed. Give today or a later day, or leave it empty.`;
  else if (daysBetween(today, on) > FURTHEST_DAYS)
    problems.target = `${sayDay(on)} is more than ten years away. Give a nearer day.`;
  else if (before !== null && on !== before && targetReason.trim() === '') {
    problems.targetReason = `The target date moves from ${sayDay(before)} to ${sayDay(on)}. Say why.`;
  }
  return on === null ? null : { on, reason: targetReason.trim() };
};

const readEvidence = (
  { evidenceTitle, evidenceLink }: TypedUpdate,
  problems: Problems,
): Update['evidence'] => {
  const title = evidenceTitle.trim();
  const link = evidenceLink.trim();
  if (title === '' && link === '') return null;
  if (title === '')
    problems.evidenceTitle = 'Give the evidence a title, so that people know what the link opens.';
  if (link !== '' && !isWebAddress(link))
    problems.evidenceLink = 'The link must be a whole web address that begins with https://.';
  return { title, link };
};

/** True for a whole https address without a name or password in it. */
export const isWebAddress = (link: string): boolean => {
  if (!URL.canParse(link)) return false;
  const { protocol, username, password } = new URL(link);
  return protocol === 'https:' && username === '' && password === '';
};

/** The fields of a recommendation that accepting an update may write. */
type WrittenBack = Pick<Recommendation, 'progress'> &
  Partial<Pick<Recommendation, 'confidence' | 'target' | 'proposedTarget'>>;

/**
 * What accepting an update writes back to its recommendation: progress, confidence, and the target date where it
 * moves it. A later date is an extension: where whoever accepts may not extend, it is asked for instead, and the
 * chair decides. Assurance, position and inspectorate state are others' to say and stay as they are.
 */
export const writtenBack = (
  update: Update,
  { target }: Pick<Recommendation, 'target'>,
  mayExtend: boolean,
): WrittenBack => {
  const said: WrittenBack = {
    progress: update.progress,
    ...(update.confidence ? { confidence: update.confidence } : {}),
  };
  // A date that the form only repeated keeps who set it and why.
  if (!update.target || update.target.on === target?.on) return said;
  const moved = { on: update.target.on, reason: update.target.reason, by: update.by, at: update.at };
  const later = target !== null && moved.on > target.on;
  return later && !mayExtend
    ? { ...said, proposedTarget: moved }
    : { ...said, target: moved, proposedTarget: null };
};

/** What an update claims beside its words: "In progress; at risk; asks for Friday 17 December 2021 as the target date". */
export const sayClaim = ({ progress, confidence, target }: Update): string =>
  [
    capital(SAY_PROGRESS[progress]),
    confidence === null ? '' : SAY_CONFIDENCE[confidence],
    target === null ? '' : `asks for ${sayDay(target.on)} as the target date`,
  ]
    .filter(Boolean)
    .join('; ');
