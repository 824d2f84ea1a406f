import { sayDay } from '../domain/calendar.js';
import type { Minute } from '../domain/register.js';
import { capital, count, SAY_RAG } from '../domain/words.js';
import type { Minuted } from '../use-cases/result.js';
import { firstOf, type Line, shorten } from './parts.js';

const LONGEST_MINUTED = 300;
const LONGEST_NAME = 80;
/** Most lines of the minutes on one card. */
const MOST_MINUTED = 8;

const LABELS = {
  decision: 'Decision',
  note: 'Note',
  action: 'Action',
  assurance: 'Assurance',
  extension: 'Target date',
  accepted: 'Update accepted',
  returned: 'Update returned',
} as const;

/** What was minuted, and what it came to: "Amber: …", "Monday 31 October 2022 (…)". */
const wordsOf = ({ kind, text, became }: Minute): string => {
  const words = shorten(text, LONGEST_MINUTED);
  if (kind === 'assurance' && became?.assurance) return `${capital(SAY_RAG[became.assurance.rag])}: ${words}`;
  return kind === 'extension' && became?.target ? `${sayDay(became.target.on)} (${words})` : words;
};

/** "Action 12, Head of Crime: …, by Friday 15 October 2021". */
const minutedLine = ({ minute, action, owner }: Minuted): Line => {
  const words = wordsOf(minute);
  if (!action) return { label: `${LABELS[minute.kind]}${words === '' ? '.' : ': '}`, words };
  const due = action.due ? `, by ${sayDay(action.due)}` : '';
  return { label: `Action ${action.number}, ${shorten(owner, LONGEST_NAME)}: `, words: `${words}${due}` };
};

/** What was minuted, the first of it where it is much. */
export const minutedLines = (minuted: readonly Minuted[]): readonly Line[] =>
  firstOf(minuted.map(minutedLine), MOST_MINUTED, (left) => ({
    label: `${count(left, 'more line')}`,
    words: ' in the minutes.',
  }));
