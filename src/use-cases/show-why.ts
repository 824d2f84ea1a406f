import { sayInstant } from '../domain/calendar.js';
import { ruleOf, stepsOf } from '../domain/message-rules.js';
import type { Delivery, Register } from '../domain/register.js';
import { zoneOf } from '../domain/status.js';
import { capital, sayList, sayShort } from '../domain/words.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** The message of this id that was sent by itself into this conversation; without one of that id the last that was. */
const sentHere = (
  register: Register,
  conversation: string,
  message: string | undefined,
): Delivery | undefined => {
  const here = [...register.deliveries.values()].filter(
    (one) => one.conversation === conversation && (one.state === 'sent' || one.state === 'claimed'),
  );
  return here.find((one) => message !== undefined && one.message === message) ?? here.at(-1);
};

/** Most recommendations that are named in one line. */
const MOST_NAMED = 12;

const sayNames = (names: readonly string[]): string =>
  sayList([
    ...names.slice(0, MOST_NAMED),
    ...(names.length > MOST_NAMED ? [`${names.length - MOST_NAMED} more`] : []),
  ]);

/**
 * Why a message came: which rule sent it, when that was decided, what each of its lines was, and what would have
 * stopped it. Without a delivery it is the message under which they ask, or the last that came into this conversation.
 */
export const showWhy = (
  deps: Deps,
  asker: Asker,
  { delivery: id, under }: { readonly delivery: string | null; readonly under?: string },
): Result => {
  const register = deps.store.read();
  const { conversation } = asker;
  const found = id === null ? sentHere(register, conversation.id, under) : register.deliveries.get(id);
  // One's own conversations, or the board's where one speaks in it: others' messages are nobody else's matter.
  const theirs =
    found !== undefined &&
    (found.conversation === conversation.id ||
      (asker.person !== null && register.conversations.get(found.conversation)?.person === asker.person.id));
  const rule = theirs ? ruleOf(found) : null;
  if (!theirs || rule === null)
    return refused(
      'I have sent nothing here by myself that I could explain. Answers come because somebody asked.',
    );
  const zone = zoneOf(register);
  const about = new Map<string, string[]>();
  for (const { request, why } of stepsOf(found)) {
    const action = register.actions.get(request);
    if (action) about.set(why, [...(about.get(why) ?? []), `action ${action.number}`]);
    const asked = register.requests.get(request);
    const recommendation = register.recommendations.get(asked?.recommendation ?? '');
    if (recommendation) about.set(why, [...(about.get(why) ?? []), sayShort(recommendation)]);
  }
  const lines = [...about].map(([why, names]) => `${capital(sayNames(names))}: ${why}.`);
  const sent = found.sentAt === null ? '' : ` It went out on ${sayInstant(found.sentAt, zone)}.`;
  return {
    kind: 'notice',
    heading: 'Why this message came',
    sentences: [
      rule.sends,
      `It was decided on ${sayInstant(found.decidedAt, zone)}.${sent}${found.note ? ` ${found.note}` : ''}`,
      ...lines,
      `What would have stopped it: ${rule.stops.charAt(0).toLowerCase()}${rule.stops.slice(1)}`,
    ],
    waysOn: [],
    ...PERSONAL,
  };
};
