import { describe, expect, test } from 'vitest';
import { nextDays, sayBoardDays } from '../../src/domain/board-days.js';
import { parseBoardDays } from '../../src/intents/parse-board-days.js';

const TODAY = '2021-10-04';
const read = (words: string) => {
  const said = parseBoardDays(words, TODAY);
  if (typeof said === 'string') throw new Error(said);
  return { ...said, from: said.from ?? TODAY };
};

const MONTHLY = 'FREQ=MONTHLY;BYDAY=2TU';
const FORTNIGHT = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH';

describe('when a board meets, as people say it', () => {
  test.each([
    ['second Tuesday', MONTHLY, '2021-10-12 2021-11-09 2021-12-14'],
    ['every second Tuesday of the month', MONTHLY, '2021-10-12 2021-11-09 2021-12-14'],
    ['2nd Tuesday of each month', MONTHLY, '2021-10-12 2021-11-09 2021-12-14'],
    ['The board meets on the second Tuesday.', MONTHLY, '2021-10-12 2021-11-09 2021-12-14'],
    ['monthly on the second Tuesday', MONTHLY, '2021-10-12 2021-11-09 2021-12-14'],
    ['last Friday', 'FREQ=MONTHLY;BYDAY=-1FR', '2021-10-29 2021-11-26 2021-12-31'],
    ['first and third Monday', 'FREQ=MONTHLY;BYDAY=1MO,3MO', '2021-10-04 2021-10-18 2021-11-01'],
    [
      'first Monday of March and September',
      'FREQ=MONTHLY;BYDAY=1MO;BYMONTH=3,9',
      '2022-03-07 2022-09-05 2023-03-06',
    ],
    ['fortnightly on Thursdays from 7 October 2021', FORTNIGHT, '2021-10-07 2021-10-21 2021-11-04'],
    ['every other Thursday from 4 October', FORTNIGHT, '2021-10-07 2021-10-21 2021-11-04'],
    // Counted from a Sunday, weeks that begin on Monday would skip the day after it.
    [
      'every two weeks on Monday from 3 October 2021',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
      '2021-10-04 2021-10-18 2021-11-01',
    ],
    ['Mondays and Thursdays', 'FREQ=WEEKLY;BYDAY=MO,TH', '2021-10-04 2021-10-07 2021-10-11'],
    ['the 15th of each month', 'FREQ=MONTHLY;BYMONTHDAY=15', '2021-10-15 2021-11-15 2021-12-15'],
    ['last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2021-10-31 2021-11-30 2021-12-31'],
    [
      'quarterly on the second Tuesday from 12 October 2021',
      'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU',
      '2021-10-12 2022-01-11 2022-04-12',
    ],
    ['second Tuesday until 9 November 2021', `${MONTHLY};UNTIL=20211109`, '2021-10-12 2021-11-09'],
    ['12 October 2021, 9 November 2021', null, '2021-10-12 2021-11-09'],
    ['12 October, 9 November and 14 December 2021', null, '2021-10-12 2021-11-09 2021-12-14'],
    ['Tuesday, 12 October 2021', null, '2021-10-12'],
    ['2021-11-09; 2021-10-12; 2021-10-12', null, '2021-10-12 2021-11-09'],
    ['RRULE:FREQ=MONTHLY;BYDAY=2TU', MONTHLY, '2021-10-12 2021-11-09 2021-12-14'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1',
      '2021-10-27 2021-11-30 2021-12-29',
    ],
    ['second Tuesday; also 4 November 2021', MONTHLY, '2021-10-12 2021-11-04 2021-11-09'],
  ])('“%s” is read, and its words are read as the same days again', (words, rrule, days) => {
    const said = read(words);
    expect(said.rrule).toBe(rrule);
    expect(nextDays(said, TODAY).join(' ')).toBe(days);
    expect(read(sayBoardDays(said))).toEqual(said);
  });

  test.each([
    ['second Tuesday', 'second Tuesday of each month'],
    ['every other Thursday from 7 October', 'fortnightly on Thursdays from Thursday 7 October 2021'],
    ['last Friday until 31 March 2022', 'last Friday of each month until Thursday 31 March 2022'],
    ['12 October 2021', 'Tuesday 12 October 2021'],
  ])('“%s” is said back as “%s”', (words, said) => {
    expect(sayBoardDays(read(words))).toBe(said);
  });

  test.each([
    ['every second Tuesday', /can mean two things\. Say “second Tuesday of each month” or “every 2 weeks/],
    ['fortnightly on Thursdays', /from which day it counts/],
    ['monthly on the 31st', /Not every month has a 31st/],
    ['Monday 12 October 2021', /^Tuesday 12 October 2021 is no Monday/],
    ['second Tuesday from October', /cannot read “October” as a day/],
    ['FREQ=HOURLY', /not a rule of days/],
    ['31 September 2021', /cannot read “31 September 2021” as a day/],
    ['next Tuesday', /cannot read “next Tuesday”/],
    ['whenever it suits', /cannot read “whenever it suits” as a day\. It goes: second Tuesday/],
    ['', /^Say when the board meets/],
    ['from '.repeat(2_000), /^I cannot read/],
  ])('“%s” is not guessed at', (words, sentence) => {
    expect(parseBoardDays(words, TODAY)).toMatch(sentence);
  });
});
