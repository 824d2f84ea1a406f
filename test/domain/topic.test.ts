import { describe, expect, test } from 'vitest';
import type { Recommendation } from '../../src/domain/register.js';
import { findByTopic } from '../../src/domain/topic.js';
import { letterRegister } from '../support/letter-register.js';

const register = letterRegister();
const about = (asked: string, words = asked.split(' ')): string[] =>
  findByTopic(register, words, asked).map(({ number }) => number);

describe('finding a recommendation of the Cheshire letter by what it is about', () => {
  test.each([
    ["victims' right to review", ['7']],
    ['outcome codes', ['3']],
    ['escalation pathway', ['5']],
    ['protected characteristics', ['1']],
    ['SSAIDP attendance figures', ['8']],
    ['parking permits', []],
    ['knife crime', []],
    ['police training', []],
  ])('“%s” finds %j', (asked, numbers) => {
    expect(about(asked)).toEqual(numbers);
  });

  test('what only an answer mentions is not what a recommendation is about', () => {
    expect(about('domestic abuse')).toEqual([]);
  });

  test('ten thousand recommendations are searched without rereading them', () => {
    const eight = [...register.recommendations.values()];
    const many = Array.from({ length: 10_000 }, (_, at): [string, Recommendation] => {
      const one = eight[at % eight.length];
      if (!one) throw new Error('The letter has no recommendation.');
      return [`X/${at}`, { ...one, id: `X/${at}`, number: String(at) }];
    });
    const large = { ...register, recommendations: new Map(many) };
    let fastest = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 4; run += 1) {
      const since = performance.now();
      findByTopic(
        large,
        ['roles', 'prosecutor'],
        'understand the roles of the prosecutor in face-to-face meetings',
      );
      fastest = Math.min(fastest, performance.now() - since);
    }
    // Alone it takes 10 to 50 ms; here other tests share the machine.
    expect(fastest).toBeLessThan(500);
  });
});
