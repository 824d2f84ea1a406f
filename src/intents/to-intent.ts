import { clean } from '../domain/clean.js';
import type { Turn } from '../turn.js';
import { isBoardFile } from './board-file.js';
import type { Intent } from './intent.js';
import { parseAction } from './parse-action.js';
import { parseText } from './parse-text.js';

const cleanAll = (data: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, clean(value)]));

const ignore: Intent = { kind: 'ignore' };

/** Fewer words than these say nothing that could be meant for what stands above: "ok", "yes please". */
const FEWEST_WORDS = 3;

/** What a message wants; under a card, words that are no command may be meant for what the card shows. */
const fromMessage = (turn: Extract<Turn, { kind: 'message' }>): Intent => {
  const text = clean(turn.text);
  const intent = parseText(text, turn.conversation.kind);
  const isCommand = intent.kind !== 'unclear' && intent.kind !== 'find-topic';
  const saysLittle = text.trim().split(/\s+/).length < FEWEST_WORDS || text.trimEnd().endsWith('?');
  if (intent.kind === 'show-why' && turn.repliesTo !== undefined) return { ...intent, under: turn.repliesTo };
  if (turn.repliesTo === undefined || isCommand || saysLittle) return intent;
  return { kind: 'reply', to: turn.repliesTo, about: turn.about ?? null, text, otherwise: intent };
};

/** What a turn wants, whatever way it was said: text, slash command, button, form or file. Pure and total. */
export const toIntent = (turn: Turn): Intent => {
  switch (turn.kind) {
    case 'message':
      return turn.toBot ? fromMessage(turn) : ignore;
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
