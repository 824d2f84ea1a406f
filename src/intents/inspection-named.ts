import { ANCHORS, FULL, GLUED } from './number-in-line.js';
import { numberWord } from './number-words.js';
import type { Token } from './tokens.js';
import { correct, isKnown, isMonth, isUnit, isWeekday } from './vocabulary.js';

const REPORTS: ReadonlySet<string> = new Set('report inspection letter thematic review'.split(' '));
const DETERMINERS: ReadonlySet<string> = new Set(
  'the of that this those our their your on in for from about'.split(' '),
);
/** Words that name an inspection programme or report on their own. */
const PROGRAMMES: ReadonlySet<string> = new Set(
  `peel vetting policing trafficking grooming safeguarding custody fire rescue child protection domestic abuse stalking burglary fraud firearms roads vawg integrity
  corruption counter cyber homicide hate mental missing youth detention antisocial organised super`.split(
    /\s+/,
  ),
);
const OTHER: ReadonlySet<string> = new Set('other another different previous old wrong'.split(' '));
const YEAR = /^(?:19|20)\d\d$/;

/**
 * The inspection that a line says its recommendations are of: a code, "of the vetting report", "PEEL 2021 rec 3",
 * "phase 2 rec 1". Words as typed, not yet looked up; null where the line names none. `from` and `to` bound the
 * first mention with an anchor.
 */
export const inspectionNamed = (
  tokens: readonly Token[],
  first: { readonly from: number; readonly to: number } | undefined,
): string | null => {
  const code = tokens.find(({ kind, word }) => kind === 'code' && !FULL.test(word) && !GLUED.test(word));
  if (code) return code.word.toUpperCase();
  const phase = tokens.findIndex(({ word }) => word === 'phase');
  if (phase >= 0 && tokens[phase + 1]) return `phase ${tokens[phase + 1]?.word}`;
  const report = tokens.findIndex(({ word }) => REPORTS.has(word));
  const ofReport = report < 0 ? [] : contentWords(tokens, report - 1, -1);
  if (ofReport.length > 0) return ofReport.join(' ');
  if (!first) return null;
  const ahead = contentWords(tokens, first.from - 1, -1);
  // A verb may stand there too ("chase rec 7"): without a determiner only a year or an inspection's name counts.
  const determined = DETERMINERS.has(tokens[first.from - ahead.length - 1]?.word ?? '');
  const named = determined || ahead.some((word) => PROGRAMMES.has(word) || YEAR.test(word));
  if (ahead.length > 0 && named) return ahead.join(' ');
  if (!/^(?:of|from|in|under)$/.test(tokens[first.to]?.word ?? '')) return null;
  const behind = contentWords(tokens, first.to + (tokens[first.to + 1]?.word === 'the' ? 2 : 1), 1);
  return behind.length > 0 ? behind.join(' ') : null;
};

/** Content words and years that stand together, reading from `at` in one direction; four at most. */
const contentWords = (tokens: readonly Token[], at: number, step: 1 | -1): string[] => {
  const words: string[] = [];
  for (let i = at; words.length < 4; i += step) {
    const token = tokens[i];
    if (!token || !(YEAR.test(token.word) || isContent(token))) break;
    words.push(token.word);
  }
  return step === 1 ? words : words.reverse();
};

const isContent = ({ kind, word }: Token): boolean => {
  if (kind !== 'word') return false;
  if (OTHER.has(word)) return true;
  // "The date for finishing rec 2" names no inspection.
  if (word.endsWith('ing') && !PROGRAMMES.has(word)) return false;
  return !(
    isKnown(correct(word)) ||
    ANCHORS.has(word) ||
    numberWord(word) !== undefined ||
    isWeekday(word) ||
    isMonth(word) ||
    isUnit(word)
  );
};
