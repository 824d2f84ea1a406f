import { describe, expect, test } from 'vitest';
import { readLetter } from '../../src/documents/read-letter.js';

const SIZE = 5 * 1024 * 1024;
const fill = (unit: string, lead = ''): string =>
  lead + unit.repeat(Math.floor((SIZE - lead.length) / new TextEncoder().encode(unit).length));

const shapes: Record<string, string> = {
  'opening brackets': fill('['),
  'stars and underscores': fill('_a*'),
  'stars in an entry': fill('*We* _have_. ', '1. Forces should act. '),
  'nested quotations': fill('> '),
  'nested lists': fill('1. '),
  'a bullet in every line': fill('- a\n'),
  'an entry in every line': fill('1. A should\n'),
  'formatted paragraphs': fill('*Some text here* and **more** of it [a](b).\n\n'),
  'unclosed comments': fill('<!-- '),
  'soft hyphens': fill('\u00ad'),
  'line ends': fill('\n'),
  'the verb of an entry': fill('should ', '1. A '),
  'short sentences': fill('We have. ', '1. Forces should act. '),
  'semicolons after a colon': fill('a; ', '1. Forces should: '),
  'half a done word': fill('has been fully ', '1. Forces should act.\n\nWe '),
  'periods in a row': fill('within 3 months ', '1. Forces should '),
  'quotation marks': fill(" 'a", 'published report '),
  'emphasis just below the limits': Array.from({ length: 900 }, () => '_a*'.repeat(130)).join('\n\n'),
  'as many long entries as are read': Array.from(
    { length: 250 },
    (_, n) => `${n + 1}. Forces should ${'A has been B. '.repeat(1_400)}.`,
  ).join('\n\n'),
};

describe('a hostile text of up to 5 MB', () => {
  // The aim is two seconds; the test allows for a machine that is busy with other tests.
  test.each(Object.entries(shapes))('%s: read or refused in time', (_shape, text) => {
    const bytes = new TextEncoder().encode(text).slice(0, SIZE);
    const begun = performance.now();
    const reading = readLetter(bytes, 'x.md');
    expect(performance.now() - begun).toBeLessThan(4_000);
    if (reading.kind === 'unreadable') expect(reading.sentence.length).toBeLessThan(400);
  });
});
