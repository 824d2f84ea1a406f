import { describe, expect, test } from 'vitest';
import { TITLES } from '../../src/domain/parts-of-changes.js';
import { PARTS_OF_CHANGES, type PartOfChanges } from '../../src/domain/since-meeting.js';
import { parseAction } from '../../src/intents/parse-action.js';
import { parseText } from '../../src/intents/parse-text.js';

const pressed = (only: PartOfChanges, page = 1) => parseAction('show-changes', { only, page: String(page) });

describe('a part of what changed', () => {
  test.each(PARTS_OF_CHANGES)('is asked for by its title on the card as by its button: %s', (part) => {
    for (const line of [`changes ${TITLES[part]}`, `/rec changes: ${TITLES[part].toLowerCase()}?`])
      expect(parseText(line)).toEqual(pressed(part));
  });

  test.each<[string, PartOfChanges, number?]>([
    ['changes new', 'added'],
    ['changes slipped', 'slipped'],
    ['changes slipped since the last meeting', 'slipped'],
    ['what slipped since the last meeting?', 'slipped'],
    ['which dates have slipped?', 'slipped'],
    ['has anything slipped', 'slipped'],
    ['changes no update', 'silent'],
    ['changes silent', 'silent'],
    ['changes over a year', 'over-a-year'],
    ['changes otherwise', 'otherwise'],
    ['changes moved, page 2', 'moved', 2],
  ])('is asked for by “%s”', (line, part, page) => {
    expect(parseText(line)).toEqual(pressed(part, page));
  });

  test.each(['changes', 'what changed since the last meeting?', 'what moved since the last meeting?'])(
    'is not what “%s” asks for: that is all of it',
    (line) => {
      expect(parseText(line)).toEqual({ kind: 'show-changes' });
    },
  );

  test.each([
    ['changes to rec 7', 'show-history'],
    ['what is new on rec 7', 'show-status'],
  ])('is not meant by “%s”', (line, kind) => {
    expect(parseText(line).kind).toBe(kind);
  });
});
