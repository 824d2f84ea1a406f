import { describe, expect, test } from 'vitest';
import { fitToKeep, type KeptPaper, keptPaper, LARGEST_PAPER } from '../../src/domain/kept-paper.js';
import { LONGEST_TEXT } from '../../src/domain/register.js';

type Blocks = KeptPaper['blocks'];

const aPaper = (blocks: Blocks): KeptPaper => ({
  id: 'governance-board:2021-10-12',
  title: 'Governance Board: minutes',
  subtitle: ['Tuesday 12 October 2021'],
  marking: 'OFFICIAL',
  record: 'record 60 · 7f3a91c2',
  made: { at: '2021-10-13T08:00:00Z', said: 'Wednesday 13 October 2021' },
  name: 'Governance Board 2021-10-12 minutes',
  blocks,
});

const say = (text: string) => [{ style: 'plain', text } as const];
const long = 'x'.repeat(LONGEST_TEXT);
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('a paper that is kept', () => {
  test('is whole where it has room', () => {
    const paper = aPaper(many(40, { kind: 'paragraph', runs: say(long) }));
    expect(fitToKeep(paper)).toBe(paper);
  });

  test.each<[string, Blocks, RegExp]>([
    ['texts', many(300, { kind: 'paragraph', runs: say(long) }), /x…"/],
    [
      'a list',
      [{ kind: 'list', numbered: false, items: many(20_000, say('Recommendation 7: brief every officer')) }],
      /… and \d+ more, left out for length\./,
    ],
    [
      'a table',
      [
        {
          kind: 'table',
          caption: 'Actions',
          header: ['Action', 'What'],
          rows: many(20_000, [say('1'), say('bring it')]),
        },
      ],
      /… and \d+ more, left out for length\./,
    ],
    [
      'parts',
      many(40_000, { kind: 'callout', label: 'Action 1', runs: say('KH') }),
      /… and \d+ more, left out for length\./,
    ],
  ])('has %s left out visibly where it is larger than the register takes', (_what, blocks, left) => {
    const fitted = fitToKeep(aPaper(blocks));
    const text = JSON.stringify(fitted);
    expect(text.length).toBeLessThanOrEqual(LARGEST_PAPER);
    expect(text.length).toBeGreaterThan(LARGEST_PAPER / 10);
    expect(text).toMatch(left);
    expect(keptPaper.parse(fitted)).toEqual(fitted);
    for (const block of fitted.blocks)
      if (block.kind === 'table') for (const row of block.rows) expect(row).toHaveLength(block.header.length);
  });
});
