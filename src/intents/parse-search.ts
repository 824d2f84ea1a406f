import type { Search } from './intent.js';
import { parseText } from './parse-text.js';
import { LONGEST_LINE } from './tokens.js';

/** Most words that are looked for as a subject. */
const MOST_WORDS = 30;

/**
 * What somebody looks for who types into a search box. It is read as anything else that is typed; but whoever
 * searches asks for nothing to be done, so whatever names no recommendation and no list is a subject.
 */
export const parseSearch = (typed: string): Search => {
  const asked = typed.slice(0, LONGEST_LINE).trim();
  if (asked === '') return { by: 'nothing' };
  const read = parseText(asked);
  if ('refs' in read && read.refs.length > 0) return { by: 'refs', refs: read.refs, asked };
  if (read.kind === 'show-list') {
    const { kind: _kind, ...filter } = read;
    return { by: 'list', filter, asked };
  }
  const words = read.kind === 'find-topic' ? read.words : asked.split(/\s+/).slice(0, MOST_WORDS);
  return { by: 'topic', words, asked };
};
