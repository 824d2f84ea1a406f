import { beginning, cut } from '../domain/cut.js';
import { findByTopic } from '../domain/topic.js';
import { buttonFor } from './find.js';
import { PUBLIC, type Result } from './result.js';
import { showStatus } from './show-status.js';
import { type Asker, type Deps, refused } from './use-case.js';

const MOST_OFFERED = 5;

/** The recommendation that these words are about. One that fits gets its status; several are offered. */
export const findTopic = (
  deps: Deps,
  asker: Asker,
  { words, asked }: { readonly words: readonly string[]; readonly asked: string },
): Result => {
  const register = deps.store.read();
  const own = asker.conversation.inspection;
  const found = findByTopic(register, words, asked).filter(
    ({ inspection }) => own === null || inspection === own,
  );
  const [only, second] = found;
  if (!only) {
    return refused(
      `I found nothing about “${cut(asked, 60)}”. I answer about recommendations: their status, text, owner, dates and history.`,
      [
        { label: 'What I can do', verb: 'help', data: {} },
        { label: 'Open recommendations', verb: 'show-list', data: { filter: 'open' } },
      ],
    );
  }
  if (!second)
    return showStatus(deps, asker, {
      refs: [{ inspection: only.inspection, number: only.number, kind: only.kind }],
    });
  return {
    kind: 'notice',
    heading: 'Which one do you mean?',
    sentences: found.slice(0, MOST_OFFERED).map((one) => `${one.number}. ${opening(one.text)}`),
    waysOn: found.slice(0, MOST_OFFERED).map((one) => buttonFor(one, 'show-status')),
    ...PUBLIC,
  };
};

/** The first words of a text, cut at a word. */
const opening = (text: string): string =>
  text.length <= 90 ? text : `${beginning(text, 90).replace(/\s+\S*$/, '')}…`;
