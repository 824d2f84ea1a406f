import { lookUp } from '../../src/domain/lookup.js';
import { findByTopic } from '../../src/domain/topic.js';
import type { Reference } from '../../src/intents/intent.js';
import { parseText } from '../../src/intents/parse-text.js';
import { letterRegister } from './letter-register.js';
import { agrees, isWrongOne, readLines } from './lines.js';

/** How well the labelled lines of a file are understood, against the sample letter's register. */
export interface Understood {
  readonly all: number;
  readonly right: number;
  /** Answers that would show facts of a recommendation that was not asked about. */
  readonly wrong: number;
  /** Each line that is not understood, with what it was taken for. */
  readonly failing: readonly string[];
}

/** Parses every labelled line of the file and holds the intent against its label. */
export const understood = (name: string): Understood => {
  const register = letterRegister();
  const known = (ref: Reference): boolean => lookUp(register, ref, null).kind === 'found';
  const failing: string[] = [];
  let wrong = 0;
  const lines = readLines(name);
  for (const line of lines) {
    const intent = parseText(line.text, line.shared ? 'shared' : 'direct');
    const topic = (words: readonly string[]): boolean => findByTopic(register, words, line.text).length > 0;
    const isWrong = isWrongOne(intent, line, known);
    if (isWrong) wrong += 1;
    if (isWrong || !agrees(intent, line, topic, known))
      failing.push(
        `${isWrong ? 'WRONG ONE: ' : ''}${line.text} → ${JSON.stringify(intent)}, not ${JSON.stringify(line.expect)}`,
      );
  }
  return { all: lines.length, right: lines.length - failing.length, wrong, failing };
};
