import type { NamedItem } from '../domain/agenda.js';
import { toInstant } from '../domain/calendar.js';
import { factsOf } from '../domain/minute.js';
import type { Rag } from '../domain/register.js';
import { SAY_RAG } from '../domain/words.js';
import { recommendationOn } from './chair-on-item.js';
import { addMinute, isStillRunning, JUST_ENDED, quoted, UNDO, whyNotWords } from './on-item.js';
import type { Result } from './result.js';
import { showMeeting } from './show-meeting.js';
import type { Asker, Deps } from './use-case.js';

/**
 * Records the board's view of a recommendation: its rating and an assurance statement, by the chair alone. What the
 * force claims and how sure it is stay as they are.
 */
export const assure = async (
  deps: Deps,
  asker: Asker,
  {
    rag,
    text,
    ...about
  }: {
    readonly meeting: string;
    readonly item: NamedItem | null;
    readonly rag: Rag;
    readonly text: string;
  },
): Promise<Result> => {
  const on = recommendationOn(deps, asker, about, 'say what the board’s view is');
  if ('sentence' in on) return on;
  const statement = text.trim();
  const not = whyNotWords(statement, 'assure 4 green “the booklet is in use in every station”');
  if (not) return not;
  const { person, recommendation, meeting, name } = on;
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `The board’s view of ${name} is ${SAY_RAG[rag]}: ${statement}`,
      cause: asker.cause,
    },
    (tx) => {
      const before = tx.get('recommendations', recommendation.id) ?? recommendation;
      if (!isStillRunning(tx, meeting)) return JUST_ENDED;
      const assurance = { rag, statement, by: person.id, at: toInstant(deps.clock.now()) };
      tx.edit('recommendations', recommendation.id, (draft) => {
        draft.assurance = assurance;
      });
      const former = factsOf(before);
      addMinute(tx, on, deps.clock.now(), {
        kind: 'assurance',
        text: statement,
        former,
        became: { ...former, assurance },
      });
      return null;
    },
  );
  const refusal = changed.kind === 'applied' ? changed.result : null;
  const happened = refusal ?? `The board’s view of ${name} is ${SAY_RAG[rag]}: ${quoted(statement)} ${UNDO}`;
  return showMeeting(deps, asker, { meeting, happened });
};
