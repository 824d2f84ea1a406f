import type { Block } from './blocks.js';
import { clean } from './words.js';

/** Words that announce a list inside a sentence. */
const ANNOUNCED =
  /(?:following[^:.]{0,80}|\b(?:should|must|needs? to|to|by|including|includes?|at least)) ?:/i;

const bare = (part: string): string =>
  clean(part)
    .replace(/^(?:and |or )/i, '')
    .replace(/^(?:[-–—•*]|\([a-z\d]{1,4}\)|[a-z\d][.)]) ?/i, '')
    .replace(/^(?:and |or )/i, '')
    .replace(/[.;,]?(?: (?:and|or))?[.;,]?$/, '')
    .trim();

const two = (found: readonly string[]): string[] => {
  const parts = found.map(bare).filter((part) => part !== '');
  return parts.length >= 2 ? parts : [];
};

/** The single requirements that an entry lists, from its bullets or from one sentence with semicolons. */
export const readRequirements = (blocks: readonly Block[]): string[] => {
  const bullets = two(blocks.filter((block) => block.bullet).map((block) => block.words));
  if (bullets.length > 0) return bullets;
  for (const { words } of blocks) {
    const colon = ANNOUNCED.exec(words);
    if (!colon) continue;
    const found = two(words.slice(colon.index + colon[0].length).split(/;/));
    if (found.length > 0) return found;
  }
  return [];
};
