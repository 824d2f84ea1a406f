import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LetterReading, parseLetterText, readLetter } from '../../src/documents/read-letter.js';

const root = join(import.meta.dirname, '../..');

/** The sample letter as it is stored, Markdown. */
export const cheshire = readFileSync(join(root, 'data/samples/cheshire-rape-phase-one.md'), 'utf8');

type Read = Extract<LetterReading, { kind: 'read' }>;

const expectRead = (reading: LetterReading): Read => {
  if (reading.kind !== 'read') throw new Error(reading.sentence);
  return reading;
};

/** Reads a text that must be readable. */
export const readText = (text: string): Read => expectRead(parseLetterText(text));

/** Reads one of the invented letters in test/fixtures/letters. */
export const readFixture = (name: string): Read =>
  expectRead(readLetter(readFileSync(join(root, 'test/fixtures/letters', name)), name));

/** The bytes of an invented letter. */
export const readBytes = (name: string): Uint8Array =>
  readFileSync(join(root, 'test/fixtures/letters', name));
