import { toMilliseconds } from './calendar.js';
import { filedBy } from './filed.js';
import { REQUESTS_BY_RECOMMENDATION, REQUESTS_TAKEN_BACK } from './filings.js';
import { meetingsAhead } from './meeting.js';
import type { Open, Said } from './open-requests.js';
import type { Person, Register, UpdateRequest } from './register.js';
import { type Item, OTHERS } from './request-rules.js';
import { isOpen } from './status.js';

/**
 * What somebody was told and what is so no longer: the meeting has moved, or was
 * cancelled, or a nearer one comes first. Whoever was asked hears that
 * once, before anything else about the same question, because it mends what was said to them.
 */

/** Something to tell whoever was asked. */
export interface WhatChanged {
  readonly respondent: Person;
  readonly item: Item;
  /** Whether this is to be told to whoever is written to for the respondent: only who was asked is. */
  readonly isFor: (recipient: string) => boolean;
}

const byBoth = ({ recommendation, respondent }: Pick<UpdateRequest, 'recommendation' | 'respondent'>) =>
  `${recommendation} ${respondent}`;

/**
 * The requests that the clock ended while their meeting's time lies ahead, by recommendation and respondent, where
 * nothing but an open one came after.
 */
export const endedAhead = (register: Register, now: number): ReadonlyMap<string, UpdateRequest> => {
  const ahead = meetingsAhead(register, now).map(({ id }) => id);
  const takenBack = filedBy(register.requests, REQUESTS_TAKEN_BACK).underAny(ahead);
  const ended = new Map<string, UpdateRequest>();
  if (takenBack.length === 0) return ended;
  const all = new Set(takenBack);
  const asked = filedBy(register.requests, REQUESTS_BY_RECOMMENDATION);
  for (const request of takenBack) {
    const { recommendation, respondent } = request;
    const last = asked.last(
      recommendation,
      (one) => one === request || (one.respondent === respondent && one.state !== 'open' && !all.has(one)),
    );
    if (last === request) ended.set(byBoth(request), request);
  }
  return ended;
};

/** What is to be told of the requests that are open (`open`) and of those that ended (`endedAhead`). */
export const whatChanged = (
  register: Register,
  open: readonly Open[],
  ended: ReadonlyMap<string, UpdateRequest>,
  said: Said,
): readonly WhatChanged[] => {
  const asked = new Set(ended.size === 0 ? [] : open.map(({ request }) => byBoth(request)));
  const wasAsked = (former: UpdateRequest) => (recipient: string) => {
    const told = said.about(former.id).filter(({ to }) => to === recipient);
    return told.some(({ step }) => !OTHERS.has(step)) && !told.some(({ step }) => step === 'off');
  };
  const isOff = ({ meeting }: UpdateRequest) => register.meetings.get(meeting)?.state === 'cancelled';
  const found: WhatChanged[] = [];
  for (const one of open) {
    const { request, meeting, respondent } = one;
    const former = ended.size === 0 ? undefined : ended.get(byBoth(request));
    // Asked for the meeting as it is now: nothing has changed since, whatever was said about it.
    const isAsItWas = toMilliseconds(request.askedAt) >= toMilliseconds(meeting.scheduledAt);
    if (isAsItWas && former === undefined) continue;
    const own = one.told().filter(({ step }) => !OTHERS.has(step));
    const to = (step: Item['step'], isFor: WhatChanged['isFor']) =>
      found.push({ respondent, item: { request: request.id, step }, isFor });
    // The meeting has moved since they were asked: they hear that whether the last day lies ahead or has passed.
    if (own.length > 0) {
      if (!own.some(({ at }) => at >= toMilliseconds(meeting.scheduledAt))) to('moved', () => true);
    } else if (former && former.meeting !== meeting.id)
      to(isOff(former) ? 'carried' : 'nearer', wasAsked(former));
  }
  for (const former of ended.values()) {
    const respondent = register.people.get(former.respondent);
    const recommendation = register.recommendations.get(former.recommendation);
    if (respondent && recommendation && isOpen(recommendation) && isOff(former) && !asked.has(byBoth(former)))
      found.push({ respondent, item: { request: former.id, step: 'off' }, isFor: wasAsked(former) });
  }
  return found;
};
