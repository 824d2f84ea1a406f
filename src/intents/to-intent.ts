import { clean } from '../domain/clean.js';
import type { Turn } from '../turn.js';
import { isBoardFile } from './board-file.js';
import type { Intent } from './intent.js';
import { parseAction } from './parse-action.js';
import { parseText } from './parse-text.js';

const cleanAll = (data: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, clean(value)]));

const ignore: Intent = { kind: 'ignore' };

/** What a turn wants, whatever way it was said: text, slash command, button, form or file. Pure and total. */
export const toIntent = (turn: Turn): Intent => {
  switch (turn.kind) {
    case 'message':
      return turn.toBot ? parseText(clean(turn.text), turn.conversation.kind) : ignore;
    case 'command':
      return parseText(clean(turn.text));
    case 'action':
      return parseAction(turn.verb, cleanAll(turn.data));
    case 'file':
      if (isBoardFile(turn.name)) return { kind: 'import-boards', name: clean(turn.name), bytes: turn.bytes };
      return { kind: 'import-letter', name: clean(turn.name), bytes: turn.bytes, code: turn.data.code ?? '' };
    case 'lifecycle':
      return turn.event === 'installed' ? { kind: 'welcome', by: clean(turn.by ?? '') || null } : ignore;
    case 'meeting':
      return { kind: 'follow-call', event: turn.event };
    case 'unsupported':
      return { kind: 'unclear', offers: [], because: { kind: 'unsupported', reason: turn.reason } };
  }
};
