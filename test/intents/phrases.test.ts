import { describe, expect, test } from 'vitest';
import { phrases } from '../../src/intents/phrases.js';

const TABLE = phrases({
  owner: ['who owns|leads', 'owner of the? #'],
  due: ['when .. due', '^ deadline $'],
});
const found = (line: string): string[] => [...TABLE.in(line.split(' '))].sort();

describe('phrases', () => {
  test.each([
    ['who leads on # ?', ['owner']],
    ['the owner of #', ['owner']],
    ['the owner of the #', ['owner']],
    ['owner of that #', []],
    ['when is # due', ['due']],
    ['when do you think that it is really due', []],
    ['deadline ?', ['due']],
    ['a deadline', []],
    ['when is # due and who owns it', ['due', 'owner']],
  ])('“%s” holds %j', (line, names) => {
    expect(found(line)).toEqual(names);
  });

  test('a phrase that begins with a gap is refused', () => {
    expect(() => phrases({ any: ['.. due'] })).toThrow('begins with a word');
  });
});
