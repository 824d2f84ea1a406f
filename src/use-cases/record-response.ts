import { responseDueOn, sayDay } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import type { DraftOf, Inspection, Register } from '../domain/register.js';
import { dayOfStep } from '../domain/response.js';
import { sayList } from '../domain/words.js';
import type { RecordedStep } from '../intents/intent.js';
import { parseDay } from '../intents/parse-day.js';
import { todayFor } from './describe.js';
import { allowed } from './keep.js';
import type { Result } from './result.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** Each step: what it is called, whose right it is to record it, and where it is kept. */
const STEPS: Readonly<
  Record<
    RecordedStep,
    {
      readonly said: string;
      readonly right: 'keep-register' | 'approve-position';
      readonly keep: (draft: DraftOf<'inspections'>, on: string) => void;
    }
  >
> = {
  'report-published': {
    said: 'The report was published',
    right: 'keep-register',
    keep: (draft, on) => {
      draft.publishedOn = on;
    },
  },
  invited: {
    said: 'The chief officer was invited to comment',
    right: 'keep-register',
    keep: ({ response }, on) => {
      response.invitedOn = on;
    },
  },
  commented: {
    said: 'The chief officer’s comments came',
    right: 'keep-register',
    keep: ({ response }, on) => {
      response.commentedOn = on;
    },
  },
  // Publishing is the Commissioner's: so is saying that it is done.
  published: {
    said: 'The response was published',
    right: 'approve-position',
    keep: (draft, on) => {
      draft.letterOn = on;
    },
  },
  'sent-to-inspectorate': {
    said: 'The response was sent to HMICFRS',
    right: 'keep-register',
    keep: ({ response }, on) => {
      response.sentToInspectorateOn = on;
    },
  },
  'sent-to-secretary': {
    said: 'The response was sent to the Home Secretary',
    right: 'keep-register',
    keep: ({ response }, on) => {
      response.sentToSecretaryOn = on;
    },
  },
};

const EXAMPLE = 'For example: comments invited on 20 July, due 20 August';

/**
 * Records a step of the response to an inspection: the day on which it was done, and for the invitation the day by
 * which the comments are due. Said again, the newer day counts; the journal keeps the former.
 */
export const recordResponse = async (
  deps: Deps,
  asker: Asker,
  {
    step,
    on,
    by,
    inspection: named,
  }: { readonly step: RecordedStep; readonly on: string; readonly by: string; readonly inspection: string },
): Promise<Result> => {
  const { said, right, keep } = STEPS[step];
  const person = allowed(deps, asker, right, 'record this step of the response');
  if ('kind' in person) return person;
  const register = deps.store.read();
  const today = todayFor(register, deps);
  const inspection = inspectionMeant(register, asker, named, step);
  if ('kind' in inspection) return inspection;
  const days = readDays(inspection, step, { on, by }, today);
  if ('kind' in days) return days;
  const what = `${said} on ${sayDay(days.on)}${days.by === null ? '' : `; comments are due by ${sayDay(days.by)}`}`;
  const changed = await deps.store.change(
    { by: person.id, via: asker.via, why: `${what}: ${inspection.id}`, cause: asker.cause },
    (tx) =>
      tx.edit('inspections', inspection.id, (draft) => {
        keep(draft, days.on);
        if (days.by !== null) draft.response.commentsBy = days.by;
      }),
  );
  const done = changed.kind === 'repeated' || changed.entry !== undefined;
  return {
    kind: 'notice',
    heading: done ? 'Done' : 'Nothing changed',
    sentences: [
      `${inspection.id}: ${done ? '' : 'it was so already. '}${what}.`,
      ...lateness(inspection, step, days),
    ],
    waysOn: [{ label: 'Response clock', verb: 'show-response-due', data: {} }],
    audience: 'board',
    inspections: [inspection.id],
  };
};

interface Days {
  readonly on: string;
  readonly by: string | null;
}

const readDays = (
  { publishedOn }: Inspection,
  step: RecordedStep,
  { on, by }: { readonly on: string; readonly by: string },
  today: string,
): Days | Refused => {
  const day = parseDay(on, today, 'behind')?.day;
  if (!day) return refused(`I cannot read “${cut(on, 40)}” as a day. ${EXAMPLE}`);
  if (day > today)
    return refused(`${sayDay(day)} lies ahead. Record a step once it is done, with the day on which it was.`);
  if (step !== 'report-published' && publishedOn !== null && day < publishedOn)
    return refused(
      `${sayDay(day)} is before the report was published, on ${sayDay(publishedOn)}. Say the year if you mean another one.`,
    );
  if (by === '') return { on: day, by: null };
  // "Due 20 August" is counted from the invitation, which may lie behind us.
  const until = parseDay(by, day)?.day;
  if (!until) return refused(`I cannot read “${cut(by, 40)}” as a day. ${EXAMPLE}`);
  if (until < day) return refused(`Comments cannot be due by ${sayDay(until)}, before they are invited.`);
  return { on: day, by: until };
};

/** What somebody should hear at once: comments due after the last day, or a response published after it. */
const lateness = ({ publishedOn }: Inspection, step: RecordedStep, { on, by }: Days): string[] => {
  const from = step === 'report-published' ? on : publishedOn;
  if (from === null) return [];
  const dueOn = responseDueOn(from);
  const last = `the last of the 56 days is ${sayDay(dueOn)}`;
  if (step === 'report-published') return [`So ${last}.`];
  if (by !== null && by > dueOn) return [`The comments would come after the response is due: ${last}.`];
  return step === 'published' && on > dueOn ? [`That is late: ${last}.`] : [];
};

/** The inspection named, or that of this conversation, or the only one on which this step is still to be recorded. */
const inspectionMeant = (
  register: Register,
  asker: Asker,
  named: string,
  step: RecordedStep,
): Inspection | Refused => {
  const all = [...register.inspections.values()];
  const codes = all.slice(0, 12).map(({ id }) => id);
  if (named !== '') {
    const found = register.inspections.get(named);
    return found ?? refused(`I do not know the inspection ${cut(named, 60)}. I know ${sayList(codes)}.`);
  }
  const own = register.inspections.get(asker.conversation.inspection ?? '');
  if (own) return own;
  const waiting = all.filter((one) =>
    step === 'report-published' ? one.publishedOn === null : dayOfStep(one, step) === null,
  );
  const [only, second] = all.length === 1 ? all : waiting;
  if (only && !second) return only;
  return all.length === 0
    ? refused('No inspection is in the register yet. Import a letter first.')
    : refused(
        `Which inspection? Say its code at the end, for example: sent to HMICFRS on 9 September for ${codes[0]}. I know ${sayList(codes)}.`,
      );
};
