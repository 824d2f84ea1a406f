import { describe, expect, test } from 'vitest';
import { clean } from '../../src/documents/words.js';
import { proposal } from '../../src/domain/register.js';
import { cheshire, readText } from '../support/letters.js';

const withoutEmphasis = cheshire
  .replace(/<\/?sup>/g, '')
  .replace(/\*/g, '')
  .replace(/^## /gm, '')
  .replace(/ +$/gm, '');
const wrapAt78 = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/(.{1,78})(?: |$)/g, '$1\n').trimEnd())
    .join('\n');

/** The same letter in the forms in which it may arrive. */
const forms: Record<string, string> = {
  'the Markdown as stored': cheshire,
  'pasted without any emphasis': withoutEmphasis,
  'pasted without emphasis or blank lines': withoutEmphasis.replace(/\n{2,}/g, '\n'),
  'pasted without emphasis, wrapped': wrapAt78(withoutEmphasis),
  'with spaces that do not break': cheshire.replaceAll('police forces', 'police\u00a0forces'),
  'with soft hyphens': cheshire.replaceAll('Constabulary', 'Con\u00adstabulary'),
};

type Row = [string, string, string, string[], string, string, string, string, string[]];
const table: Row[] = [
  [
    '1',
    'Immediately, police forces should',
    'accurately and consistently recorded.',
    ['forces'],
    'immediate',
    'Immediately',
    'The Constabulary has made a significant investment',
    'are captured and recorded.',
    ['taken', 'proposed'],
  ],
  [
    '2',
    'Police forces and support services',
    'shaping the support offered.',
    ['forces', 'support services'],
    'none',
    '',
    'The Constabulary has involved',
    'develop the sexual violence support website.',
    ['taken'],
  ],
  [
    '3',
    'Police forces should collect data',
    'improve victim care.',
    ['forces', 'Home Office'],
    'none',
    '',
    'We are working on data capture',
    'explore improvement opportunities.',
    ['taken'],
  ],
  [
    '4',
    'Immediately, police forces and CPS Areas',
    'embed this activity.',
    ['forces', 'CPS Areas', 'NPCC lead', 'CPS lead'],
    'immediate',
    'Immediately',
    'This is already in place',
    'general case progression.',
    ['in-place'],
  ],
  [
    '5',
    'Police forces and the CPS should',
    'and local results.',
    ['forces', 'CPS'],
    'recurring',
    'regular reviews',
    'The Constabulary complies',
    'compliance is maintained.',
    ['in-place'],
  ],
  [
    '6',
    'The police and the CPS, in consultation',
    "suits the victims' needs.",
    ['forces', 'CPS'],
    'none',
    '',
    'We are satisfied that this is in place',
    'formalise our processes.',
    ['in-place', 'proposed'],
  ],
  [
    '7',
    'Police forces should ensure investigators',
    'levels of take-up.',
    ['forces'],
    'recurring',
    'periodically review',
    'This is already in place',
    'updated to reflect this.',
    ['in-place', 'proposed'],
  ],
  [
    '8',
    'Forces should publish annual',
    '(RASSO) investigators.',
    ['forces'],
    'recurring',
    'annual',
    'We are reviewing our Detectives accreditation',
    'accredited prior to 2016).',
    ['proposed'],
  ],
];

describe.each(Object.entries(forms))('the Cheshire letter, %s', (_form, text) => {
  const reading = readText(text);

  test('proposes its eight recommendations and nothing else', () => {
    expect(reading.proposals.map(({ number, kind }) => [number, kind])).toEqual(
      table.map(([number]) => [number, 'recommendation']),
    );
    expect(reading.notes).toEqual([]);
  });

  test.each(table)(
    'recommendation %s',
    (number, begins, ends, addressees, basis, wording, told, rest, positions) => {
      const found = reading.proposals.find((entry) => entry.number === number);
      expect(found?.text.startsWith(begins) && found.text.endsWith(ends)).toBe(true);
      expect(found?.addressees).toEqual(addressees);
      const on = basis === 'immediate' ? '2021-07-16' : null;
      expect(found?.deadline).toEqual({ basis, wording, on, setBy: 'inspectorate' });
      expect(found?.answer.startsWith(told) && found.answer.endsWith(rest)).toBe(true);
      expect(found?.positions).toEqual(positions);
      expect(found?.answerNotes).toEqual(
        number === '2' ? ['Find Specialist Support in The North West - Sexual Violence Support'] : [],
      );
    },
  );

  test('lists the four requirements of 5 and leaves its text whole', () => {
    const fifth = reading.proposals[4];
    expect(fifth?.requirements.map((words) => words.split(' ').slice(0, 4).join(' '))).toEqual([
      'Considering early investigative advice',
      'the investigator and the',
      'in cases referred to',
      'a clear escalation pathway',
    ]);
    for (const words of fifth?.requirements ?? []) expect(fifth?.text).toContain(words);
    expect(reading.proposals.filter((entry) => entry.requirements.length > 0)).toHaveLength(1);
  });

  test('reads title, publisher and days', () => {
    const { because, ...facts } = reading.inspection;
    expect(facts).toEqual({
      title:
        "A joint thematic inspection of the police and Crown Prosecution Service's response to rape – Phase one: From report to police or CPS decision to take no further action",
      publisher: "Her Majesty's Inspectorate of Constabulary and Fire Service (HMICFRS)",
      publishedOn: '2021-07-16',
      letterOn: '2021-09-08',
    });
    expect(because.map(({ field }) => field)).toEqual(['title', 'publisher', 'publishedOn', 'letterOn']);
  });

  test('lists what it did not use, the description of the signature among it', () => {
    const signature = reading.unused.find(({ words }) => words.startsWith('A handwritten signature'));
    expect(signature?.why).toContain('describes a picture');
    expect(reading.unused.some(({ words }) => words.startsWith('I understand that this is Phase 1'))).toBe(
      true,
    );
  });

  test('gives entries that the register takes, with words that stand in their spans', () => {
    const printed = (span: { start: number; end: number }) =>
      clean(reading.text.slice(span.start, span.end).replace(/[*#]|<\/?sup>/g, ''));
    for (const entry of reading.proposals) {
      expect(proposal.parse(entry)).toEqual(entry);
      expect(printed(entry.textSpan)).toBe(clean(entry.text));
      expect(entry.answerSpan && printed(entry.answerSpan)).toBe(clean(entry.answer));
      const own = printed({ start: 0, end: reading.text.length });
      for (const { words } of entry.because) expect(own).toContain(words);
      for (const field of ['addressees', 'answer', 'positions']) {
        expect(entry.because.map((reason) => reason.field)).toContain(field);
      }
    }
    for (const { span, words } of reading.unused) {
      expect(printed(span).startsWith(words.replace(/…$/, ''))).toBe(true);
    }
  });
});
