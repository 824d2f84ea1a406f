import type { NamedItem } from '../domain/agenda.js';
import { dayOf, sayDay, toInstant } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { factsOf } from '../domain/minute.js';
import type { Recommendation } from '../domain/register.js';
import { parseDay } from '../intents/parse-day.js';
import { recommendationOn } from './chair-on-item.js';
import { meetingAbout, runningHere } from './meeting-here.js';
import { addMinute, isStillRunning, JUST_ENDED, quoted, UNDO, whyNotWords } from './on-item.js';
import type { Result } from './result.js';
import { approveTarget, setTarget } from './set-target.js';
import { showMeeting } from './show-meeting.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

const EXAMPLE = 'extend 4 to 31 March because the course moved';
type Target = NonNullable<Recommendation['target']>;

/**
 * Approves a later target date in a meeting, by its chair's name and with a reason; without a date, the one that is
 * asked for. Outside of a meeting it is a target date like any other.
 */
export const extendTarget = async (
  deps: Deps,
  asker: Asker,
  said: {
    readonly meeting: string;
    readonly item: NamedItem | null;
    readonly on: string;
    readonly because: string;
  },
): Promise<Result> => {
  const named = said.item?.by === 'recommendation' ? said.item.named : null;
  if (said.meeting === '' && named && said.on !== '' && !runningHere(deps.store.read(), asker))
    return setTarget(deps, asker, { refs: [named], on: said.on, because: said.because });
  const on = recommendationOn(
    deps,
    asker,
    said,
    `approve a later target date in its meeting. Anybody else asks for one: target ${named?.number ?? 4} ${said.on.length > 0 && said.on.length < 60 ? said.on : '31 March'} because …; it waits for the chair then`,
  );
  if ('sentence' in on) return on;
  const { recommendation, person, meeting, name } = on;
  const today = dayOf(deps.clock.now(), meeting.zone);
  const target = readTarget(recommendation, said, { by: person.id, today, now: deps.clock.now() });
  if ('sentence' in target) return target;
  const was = recommendation.target?.on ?? null;
  const instead = was === null ? '' : ` instead of ${sayDay(was)}`;
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `Approved ${sayDay(target.on)} as the target date of ${name}${instead}: ${target.reason}`,
      cause: asker.cause,
    },
    (tx) => {
      const before = tx.get('recommendations', recommendation.id) ?? recommendation;
      if (!isStillRunning(tx, meeting)) return JUST_ENDED;
      tx.edit('recommendations', recommendation.id, (draft) => {
        draft.target = target;
        draft.proposedTarget = null;
      });
      const former = factsOf(before);
      const became = { ...former, target, proposedTarget: null };
      addMinute(tx, on, deps.clock.now(), { kind: 'extension', text: target.reason, former, became });
      return null;
    },
  );
  const refusal = changed.kind === 'applied' ? changed.result : null;
  const happened =
    refusal ??
    `The target date of ${name} is now ${sayDay(target.on)}${changed.kind === 'applied' ? instead : ''}, approved by ${cut(person.name, 60)}: ${quoted(target.reason)} ${UNDO}`;
  return showMeeting(deps, asker, { meeting, happened });
};

/**
 * Approves the date that was asked for, by its button: in a running meeting that has it on its agenda as `extend` does,
 * so that it is minuted, elsewhere as a decision of its own.
 */
export const approveAsked = (
  deps: Deps,
  asker: Asker,
  { ref }: { readonly ref: string },
): Promise<Result> => {
  const register = deps.store.read();
  const recommendation = register.recommendations.get(ref);
  const about = recommendation && meetingAbout(register, asker, recommendation);
  return recommendation?.proposedTarget && about
    ? extendTarget(deps, asker, {
        meeting: about.meeting.id,
        item: { by: 'key', key: about.item.key },
        on: '',
        because: '',
      })
    : approveTarget(deps, asker, { ref });
};

/** The date that is approved: the one that was said, or the one that was asked for. */
const readTarget = (
  { target, proposedTarget }: Recommendation,
  { on, because }: { readonly on: string; readonly because: string },
  { by, today, now }: { readonly by: string; readonly today: string; readonly now: number },
): Target | Refused => {
  if (on.trim() === '')
    return proposedTarget ?? refused(`No later date is asked for. Say which, for example: ${EXAMPLE}`);
  const day = parseDay(on, today)?.day ?? null;
  if (day === null) return refused(`I cannot read “${cut(on, 60)}” as a day. For example: ${EXAMPLE}`);
  if (day < today)
    return refused(
      `${sayDay(day)} has passed. A target is today or later; say the year if you mean another one.`,
    );
  if (day === target?.on) return refused(`The target date is ${sayDay(day)} already.`);
  return whyNotWords(because.trim(), EXAMPLE) ?? { on: day, reason: because.trim(), by, at: toInstant(now) };
};
