import { cut } from '../domain/cut.js';
import { type Selection, tellsWorkingFacts } from '../domain/lists.js';
import { parseText } from '../intents/parse-text.js';
import { type Refused, refused } from './use-case.js';

/** Which list a digest is about, from the words that ask for that list: "red ones", "overdue", "of Head of Crime". */
export const listMeant = (only: string): Selection | Refused => {
  if (only === '') return { filter: 'all' };
  const intent = parseText(`list ${only}`);
  if (intent.kind === 'show-list') {
    const { kind: _, ...selection } = intent;
    return selection;
  }
  return refused(
    `I know no list “${cut(only, 60)}”. A digest can be of all, open, overdue, red, mine or silent ones, or of an owner’s: digest of red ones every Monday.`,
  );
};

/** The words that ask for a list again: what a subscription keeps. */
export const wordsOfList = (selection: Selection): string => {
  switch (selection.filter) {
    case 'owner':
      return `of ${selection.owner}`;
    case 'rag':
      return selection.rag;
    case 'confidence':
      return selection.confidence.replace('-', ' ');
    case 'silent':
      return selection.days === null ? 'silent' : `silent ${selection.days} days`;
    case 'claimed-closed':
      return 'claimed closed';
    case 'unassigned':
      return 'without an owner';
    case 'waiting':
      return 'awaiting acceptance';
    default:
      return selection.filter;
  }
};

/** Whether those who may read published facts only may have a digest of it: which are red is a working fact. */
export const maySee = ({ working }: { readonly working: boolean }, selection: Selection): boolean =>
  working || !tellsWorkingFacts(selection);
