import type { NamedItem } from '../domain/agenda.js';
import { addMinute, isStillRunning, JUST_ENDED, onItem, quoted, UNDO, whyNotWords } from './on-item.js';
import { decisionForm } from './open-minute-form.js';
import type { Result } from './result.js';
import { showMeeting } from './show-meeting.js';
import type { Asker, Deps } from './use-case.js';

const SAID = {
  decision: { did: 'Decided', example: 'decide 4 “the plan is enough”' },
  note: { did: 'Noted', example: 'note 4 “the figures are for the whole year”' },
} as const;

/** Minutes a decision of the meeting, or a note of what was said, on an item. */
export const recordMinute = async (
  deps: Deps,
  asker: Asker,
  {
    what,
    text,
    form,
    ...about
  }: {
    readonly what: 'decision' | 'note';
    readonly meeting: string;
    readonly item: NamedItem | null;
    readonly text: string;
    /** Sent by the form, which comes back with what is wrong. */
    readonly form: boolean;
  },
): Promise<Result> => {
  const on = onItem(deps, asker, about);
  if ('sentence' in on) return on;
  const { did, example } = SAID[what];
  const words = text.trim();
  const not = whyNotWords(words, example);
  if (not) return form ? decisionForm(on, words, not.sentence) : not;
  const changed = await deps.store.change(
    { by: on.person.id, via: asker.via, why: `${did} on ${on.name}: ${words}`, cause: asker.cause },
    (tx) => {
      if (!isStillRunning(tx, on.meeting)) return JUST_ENDED;
      addMinute(tx, on, deps.clock.now(), { kind: what, text: words });
      return null;
    },
  );
  const refusal = changed.kind === 'applied' ? changed.result : null;
  const happened = refusal ?? `${did} on ${on.name}: ${quoted(words)} ${UNDO}`;
  return showMeeting(deps, asker, { meeting: on.meeting, happened });
};
