import { describe, expect, test } from 'vitest';
import { parseStretch } from '../../src/intents/parse-stretch.js';
import { parseHours, parseTime } from '../../src/intents/parse-time.js';

const said = (words: string): string => {
  const stretch = parseStretch(words, '2021-10-04');
  return stretch ? `${stretch.from} ${stretch.until}` : 'none';
};

describe('days from one to another, as people say them', () => {
  test.each([
    ['12–26 October', '2021-10-12 2021-10-26'],
    ['12 October to 26 October 2021', '2021-10-12 2021-10-26'],
    ['from 28 December to 3 January', '2021-12-28 2022-01-03'],
    ['12/10 to 26/10', '2021-10-12 2021-10-26'],
    ['2021-10-12 to 2021-10-26', '2021-10-12 2021-10-26'],
    // What has begun is not next year's.
    ['1–8 October', '2021-10-01 2021-10-08'],
    ['until Friday', '2021-10-04 2021-10-08'],
    ['on 12 October', '2021-10-12 2021-10-12'],
    ['today', '2021-10-04 2021-10-04'],
    ['next week', '2021-10-11 2021-10-17'],
    ['this week', '2021-10-04 2021-10-10'],
    ['26 to 12 October', 'none'],
    ['31 September', 'none'],
    ['with the fairies', 'none'],
    ['', 'none'],
  ])('“%s” is %s', (words, stretch) => {
    expect(said(words)).toBe(stretch);
  });
});

describe('times of day, as people say them', () => {
  test.each([
    ['10:00', '10:00'],
    ['9', '09:00'],
    ['2.30pm', '14:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['noon', '12:00'],
    ['24:00', null],
    ['13pm', null],
    ['10:60', null],
    ['soon', null],
    ['', null],
  ])('“%s” is %s', (words, time) => {
    expect(parseTime(words)).toBe(time);
  });

  test.each([
    ['09:00–17:00', '09:00 17:00'],
    ['9am to 5pm', '09:00 17:00'],
    ['17:00-09:00', undefined],
    ['9-10-11', undefined],
    ['always', undefined],
  ])('the hours “%s” are %s', (words, hours) => {
    const read = parseHours(words);
    expect(read ? `${read.from} ${read.until}` : undefined).toBe(hours);
  });
});
