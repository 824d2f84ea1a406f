import { sayAge, sayDay, sayInstant } from '../domain/calendar.js';
import {
  capital,
  count,
  SAY_CONFIDENCE,
  SAY_INSPECTORATE,
  SAY_PLATFORM,
  SAY_POSITION,
  SAY_PROGRESS,
  SAY_RAG,
  SAY_UPDATE,
  sayList,
  sayRecommendation,
} from '../domain/words.js';
import type { Described } from '../use-cases/describe.js';
import { type Button, buttons, type Line, lines, plain, sentences, shorten } from './parts.js';
import type { Audience, View } from './view.js';

const LONGEST_ANSWER = 320;
const LONGEST_DONE = 400;

/** "Deadline as printed": the wording, what it comes to, and how long it has been open. */
export const sayDeadline = ({ recommendation: { deadline }, standing }: Described): string => {
  const { wording, basis, on } = deadline;
  if (basis === 'none') return 'none printed';
  if (basis === 'immediate')
    return standing.openDays === null
      ? `“${wording}”`
      : `“${wording}”: due immediately, open ${standing.openDays} days`;
  return on ? `“${wording}”: ${sayDay(on)}` : `“${wording}”`;
};

const sayTarget = ({ recommendation: { target, proposedTarget }, standing, today }: Described): string => {
  const asked = proposedTarget ? `; ${sayDay(proposedTarget.on)} is asked for and waits for the chair` : '';
  if (!target) return `none set${asked}`;
  const days = Math.round((Date.parse(target.on) - Date.parse(today)) / 86_400_000);
  const away = standing.open
    ? ` (${standing.overdue ? `overdue by ${-days} ${days === -1 ? 'day' : 'days'}` : sayAge(-days)})`
    : '';
  return `${sayDay(target.on)}${away}${asked}`;
};

/** What the Commissioner published, with the headline where one was picked. */
export const sayPosition = ({ recommendation: { position } }: Described): string => {
  const { headline, kinds, draft, reason, since } = position;
  const published = headline
    ? `${capital(SAY_POSITION[headline])}${reason ? `: ${reason}` : ''}${reason && since ? ` (since ${sayDay(since)})` : ''}`
    : kinds.length > 0
      ? `${capital(sayList(kinds.map((kind) => SAY_POSITION[kind])))} (both are in the answer; no headline is chosen yet)`
      : 'No answer is published yet';
  return draft ? `${published}; drafted as ${SAY_POSITION[draft.headline]}, not approved yet` : published;
};

const sayState = ({ recommendation: { inspectorate } }: Described): string => {
  const { state, on, source } = inspectorate;
  return capital(
    `${SAY_INSPECTORATE[state]}${on ? ` since ${sayDay(on)}` : ''}${source ? ` (${source})` : ''}`,
  );
};

const sayProgress = ({ recommendation: { progress, confidence } }: Described): string =>
  capital(`${SAY_PROGRESS[progress]}${confidence ? `; the owner is ${SAY_CONFIDENCE[confidence]}` : ''}`);

const sayAssurance = ({ recommendation: { assurance }, zone }: Described): string =>
  assurance
    ? capital(`${SAY_RAG[assurance.rag]}: ${assurance.statement} (${sayInstant(assurance.at, zone)})`)
    : 'Not given by the board yet';

/** The words that stand for an update: who said it, when, through what, and how old that is. */
export const sayLast = ({ last, zone }: Described): string => {
  if (!last) return 'No update yet.';
  const { update, by, daysAgo } = last;
  const who = update.toldBy
    ? `${update.toldBy}, entered by ${by?.name ?? update.by}`
    : (by?.name ?? update.by);
  return `${who}, ${sayInstant(update.at, zone)}, through ${SAY_PLATFORM[update.via]}; last confirmed ${sayAge(daysAgo)}; ${SAY_UPDATE[update.state]}`;
};

/** The lines of one recommendation, as far as the asker may know them. */
const factsOf = (item: Described): { readonly published: Line[]; readonly working: Line[] } => ({
  working: item.working
    ? lines(
        ['Progress, says the force', sayProgress(item)],
        ['Assurance, says the board', sayAssurance(item)],
        ['Owner', item.owner?.name ?? 'nobody yet'],
      )
    : [],
  published: lines(
    ['Position, says the Commissioner', item.working ? sayPosition(item) : sayPosition(withoutDraft(item))],
    ['Inspectorate', sayState(item)],
    ['Deadline as printed', sayDeadline(item)],
    ['Target date', item.working ? sayTarget(item) : sayTarget(withoutDraft(item))],
  ),
});

/** What is drafted or asked for is no published fact. */
const withoutDraft = (item: Described): Described => ({
  ...item,
  recommendation: {
    ...item.recommendation,
    proposedTarget: null,
    position: { ...item.recommendation.position, draft: null },
  },
});

const headlineOf = ({ standing, recommendation, working }: Described): string => {
  if (!standing.open)
    return `Settled: the inspectorate says ${SAY_INSPECTORATE[recommendation.inspectorate.state]}.`;
  if (standing.overdue && standing.dueOn) return `Open and overdue since ${sayDay(standing.dueOn)}.`;
  if (working && standing.claimedClosed)
    return 'Open: the force says closed, the inspectorate has not confirmed it.';
  const since = standing.openDays ? `for ${count(standing.openDays, 'day')}` : 'since today';
  return `Open ${since}${standing.undated ? ', with no target date' : ''}${standing.aged ? ': late, because it has been open for over a year without one' : ''}.`;
};

const buttonsOf = (item: Described): Button[] => {
  const data = { ref: item.recommendation.id };
  const waiting = item.last?.update.state === 'submitted' ? item.last.update.id : null;
  return buttons([
    item.may.update ? { label: 'Give update', verb: 'give-update', data } : null,
    item.may.approveTarget ? { label: 'Approve the later date', verb: 'approve-target', data } : null,
    item.may.approveTarget ? { label: 'Keep the date', verb: 'decline-target', data } : null,
    item.may.approvePosition ? { label: 'Approve the position', verb: 'approve-position', data } : null,
    item.may.approvePosition ? { label: 'Decline it', verb: 'decline-position', data } : null,
    waiting ? { label: 'Review update', verb: 'show-update', data: { update: waiting } } : null,
    item.may.history ? { label: 'History', verb: 'show-history', data } : null,
    { label: 'Full text', verb: 'show-text', data },
  ]);
};

/** How one recommendation stands: the four facts apart, who last said what, what was published, and what goes on. */
export const statusView = (item: Described, audience: Audience): View => {
  const { recommendation, inspection, last } = item;
  const { published, working } = factsOf(item);
  const facts = [...working, ...published];
  const headline = headlineOf(item);
  const answer = shorten(recommendation.position.answer, LONGEST_ANSWER);
  const heading = sayRecommendation(recommendation);
  const source =
    answer && recommendation.position.publishedOn
      ? `Published answer, ${sayDay(recommendation.position.publishedOn)}`
      : 'Published answer';
  const done = last ? shorten(last.update.done, LONGEST_DONE) : '';
  const blocker = last?.update.blocker ?? '';
  const from = item.working ? sayLast(item) : '';
  return {
    card: 'status',
    data: {
      heading,
      ref: recommendation.id,
      summary: headline,
      overdue: item.standing.overdue,
      inTime: !item.standing.overdue,
      opening: shorten(recommendation.text, 220),
      facts,
      working: item.working,
      from,
      done,
      hasDone: done !== '',
      blocker,
      hasBlocker: blocker !== '',
      source,
      answer,
      hasAnswer: answer !== '',
      inspection: inspection?.title ?? '',
      buttons: buttonsOf(item),
    },
    text: [
      sentences(`${heading} (${recommendation.id}).`, headline),
      plain(facts),
      item.working ? `Last update: ${sentences(from, done && `“${done}”`)}` : '',
      blocker ? `Blocker: ${blocker}` : '',
      answer ? `${source}: “${answer}”` : '',
    ]
      .filter(Boolean)
      .join('\n'),
    audience,
  };
};
