import { describe, expect, test } from 'vitest';
import { readLetter } from '../../src/documents/read-letter.js';
import { proposal } from '../../src/domain/register.js';
import { readFixture, readText } from '../support/letters.js';

/** Number, addressees, deadline (basis, wording, day), how the answer begins, positions. */
type Row = [string, string[], [string, string, string | null], string, string[]];

const letters: Record<string, Row[]> = {
  'labelled.md': [
    ['1', ['forces'], ['by-date', 'By 30 June 2025', '2025-06-30'], 'A new form has', ['taken', 'proposed']],
    [
      '2',
      ['forces', 'College of Policing'],
      ['within-period', 'Within six months', '2025-07-14'],
      'The training plan is in draft.',
      ['proposed'],
    ],
    ['3', ['forces'], ['immediate', 'with immediate effect', '2025-01-14'], 'Not accepted.', ['none']],
  ],
  'quoted.md': [
    ['1', ['forces'], ['none', '', null], 'We have recruited', ['taken', 'proposed']],
    ['2', ['Home Office'], ['recurring', 'every year', null], 'This is for the Home Office.', ['none']],
    [
      '3',
      ['forces', 'local authorities'],
      ['by-date', 'Not later than 31 March 2026', '2026-03-31'],
      'The Force already does this',
      ['in-place'],
    ],
  ],
  'areas.md': [
    [
      'AFI1',
      ['forces'],
      ['by-date', 'no later than 1 September 2025', '2025-09-01'],
      'The force has appointed',
      ['taken'],
    ],
    ['AFI2', ['forces'], ['none', '', null], 'The force is working on the backlog.', ['proposed']],
    [
      '1',
      ['forces'],
      ['by-date', 'By the end of December 2025', '2025-12-31'],
      'Vetting times are already',
      ['in-place'],
    ],
    [
      '2',
      ['forces'],
      ['within-period', 'within 3 months of the date of this report', null],
      'The force intends',
      ['proposed'],
    ],
  ],
  'concern.md': [
    ['COC1', [], ['none', '', null], '', []],
    [
      '1',
      ['service'],
      ['by-date', 'By 19 September 2023', '2023-09-19'],
      'The process has been put',
      ['taken'],
    ],
    ['2', ['service'], ['by-date', 'By 31 October 2023', '2023-10-31'], 'Training is planned', ['proposed']],
  ],
  'partly.txt': [
    ['1', ['forces'], ['none', '', null], 'We have changed', ['taken']],
    ['2', ['College of Policing'], ['none', '', null], '', []],
    ['3', ['NPCC lead'], ['none', '', null], '', []],
    ['4', ['forces'], ['immediate', 'immediately', null], 'Our new policy', ['proposed']],
    ['5', ['Ministry of Justice'], ['none', '', null], '', []],
  ],
  'pasted.txt': [
    [
      '1',
      ['forces'],
      ['recurring', 'report delays quarterly', null],
      'The Constabulary is exploring',
      ['proposed'],
    ],
    ['2', ['CPS', 'forces'], ['none', '', null], 'An agreement has been signed', ['taken']],
    ['3', ['Home Office', 'College of Policing'], ['none', '', null], '', []],
  ],
  'headings.md': [
    ['1', ['forces'], ['by-date', 'By 1 June 2023', '2023-06-01'], 'The force accepts', ['taken']],
    ['2', ['forces'], ['none', '', null], 'We have not yet started', ['proposed']],
    ['AFI1', ['forces'], ['none', '', null], '', []],
  ],
  'clipped.txt': [
    ['1', ['forces'], ['none', '', null], 'Accepted. Implemented in March 2022.', ['taken']],
    ['2', ['forces'], ['none', '', null], 'The Chief Constable has told me', ['taken']],
    ['3', ['forces'], ['recurring', 'every two years', null], 'The Constabulary is compliant', ['in-place']],
    ['4', ['forces'], ['none', '', null], 'No action is proposed', ['none']],
    ['5', ['forces'], ['none', '', null], 'I do not accept this.', ['none']],
  ],
  'bold.md': [
    ['1', ['forces'], ['within-period', 'within two years', null], 'The policy has been', ['taken']],
    ['2', ['forces'], ['none', '', null], 'Plans are in place', ['proposed']],
    ['2b', ['forces'], ['none', '', null], 'A newsletter goes out.', []],
  ],
};

describe.each(Object.entries(letters))('%s', (name, rows) => {
  const reading = readFixture(name);

  test('has its entries in order, each one fit for the register', () => {
    expect(reading.proposals.map(({ number }) => number)).toEqual(rows.map(([number]) => number));
    for (const entry of reading.proposals) expect(proposal.parse(entry)).toEqual(entry);
  });

  test.each(rows)('entry %s', (number, addressees, [basis, wording, on], told, positions) => {
    const found = reading.proposals.find((entry) => entry.number === number);
    expect(found?.addressees).toEqual(addressees);
    expect(found?.deadline).toEqual({ basis, wording, on, setBy: 'inspectorate' });
    expect(found?.answer.slice(0, told === '' ? undefined : told.length)).toBe(told);
    expect(found?.positions).toEqual(positions);
  });
});

describe('the details of those letters', () => {
  test('areas for improvement and causes of concern are their own kinds', () => {
    const kinds = (name: string) => readFixture(name).proposals.map(({ kind }) => kind);
    expect(kinds('areas.md').slice(1, 3)).toEqual(['area-for-improvement', 'recommendation']);
    expect(kinds('concern.md').slice(0, 2)).toEqual(['cause-of-concern', 'recommendation']);
  });

  test('bullets and lettered parts are requirements', () => {
    expect(readFixture('labelled.md').proposals[0]?.requirements).toEqual([
      'the reason for it',
      'the officer who authorised it',
      'any injury',
    ]);
    expect(readFixture('concern.md').proposals[2]?.requirements).toEqual([
      'train its call handlers',
      'audit 100 calls',
      'report the results to the inspectorate',
    ]);
  });

  test('a second label stays in the answer and says who speaks', () => {
    expect(readFixture('labelled.md').proposals[0]?.answer).toContain('PCC comments: My office has asked');
  });

  test('a list inside an answer stays there with its numbers', () => {
    expect(readFixture('bold.md').proposals[0]?.answer).toContain('1. the grounds that must be recorded');
  });

  test('a number that comes twice is told apart, and a note says so', () => {
    expect(readFixture('bold.md').notes).toEqual([
      'Two entries bear the number 2; the later one is proposed as 2b.',
    ]);
  });

  test('a title is read from emphasis, the day from "published its report … on"', () => {
    const { title, publishedOn } = readFixture('headings.md').inspection;
    expect([title, publishedOn]).toEqual(['Speaking up: an inspection of culture', '2023-03-30']);
  });

  test('facts are read in curly quotation marks, from a line of its own, and with "which was published"', () => {
    const { because: _, ...facts } = readFixture('pasted.txt').inspection;
    expect(facts).toEqual({
      title: 'Keeping evidence safe: digital evidence and victims’ devices',
      publisher: 'His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)',
      publishedOn: '2024-02-28',
      letterOn: '2024-04-12',
    });
  });
});

describe('what cannot be read', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  test.each([
    ['nothing', bytes(''), /^“x\.md” is empty\./],
    ['blank lines', bytes(' \n\n'), /^“x\.md” is empty\./],
    ['prose', bytes('Dear all,\n\nThank you.'), /no numbered recommendations.*number the recommendations/],
    [
      'more than 5 MB',
      new Uint8Array(5 * 1024 * 1024 + 1).fill(97),
      /has 5\.1 MB; a letter may have up to 5 MB/,
    ],
    ['NUL bytes', bytes('1. The force should\0 act.'), /is a binary file/],
    ['bytes that are no UTF-8', Uint8Array.of(0x31, 0x2e, 0x20, 0xe9, 0x74), /is not text in UTF-8/],
    ['a PDF', bytes('%PDF-1.7'), /is a PDF/],
    ['text in UTF-16', Uint8Array.of(0xff, 0xfe, 0x31, 0), /is text in UTF-16/],
    ['too many entries', bytes('1. The force should act.\n\n'.repeat(251)), /has 251 numbered entries.*250/],
  ])('%s', (_what, given, sentence) => {
    const reading = readLetter(given, 'x.md');
    expect(reading).toMatchObject({ kind: 'unreadable', sentence: expect.stringMatching(sentence) });
  });

  test('a byte-order mark and Windows line ends change nothing', () => {
    const text = '1. The force should act.\n\n*We have acted.*\n';
    const windows = readLetter(bytes(`\ufeff${text.replaceAll('\n', '\r\n')}`), 'x.md');
    expect(windows).toEqual(readText(text));
  });
});
