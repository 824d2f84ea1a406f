import { z } from 'zod';
import { sayInstant } from '../domain/calendar.js';
import { zoneOf } from '../domain/status.js';
import type { DemoClock, Store } from '../ports.js';
import type { WhatIsSent } from './what-is-sent.js';

/** Where the demo's clock has arrived, in words, and what went out on the way; `now` is null where nothing lies ahead. */
export const movedOn = z.object({
  now: z.string().nullable(),
  sent: z.array(z.object({ to: z.string(), text: z.string() })),
});
export type MovedOn = z.infer<typeof movedOn>;

/** What another program asks the running bot for: the same as “to the next reminder” on the page. */
export const NEXT_REMINDER = { kind: 'next-reminder' } as const;

/** Whether that is what was asked. */
export const isNextReminder = (asked: unknown): boolean =>
  z.object({ kind: z.literal(NEXT_REMINDER.kind) }).safeParse(asked).success;

/** Moves a demo's clock to the next reminder, and tells what was sent to whom, in the order in which it was decided. */
export const toNextReminder = async (
  store: Pick<Store, 'read'>,
  clock: DemoClock,
  { viewOf }: WhatIsSent,
): Promise<MovedOn> => {
  const wentOut = () => [...store.read().deliveries.values()].filter(({ state }) => state === 'sent');
  const before = new Set(wentOut().map(({ id }) => id));
  const now = await clock.toNextReminder();
  const register = store.read();
  return {
    now: now === null ? null : sayInstant(now, zoneOf(register)),
    sent: wentOut()
      .filter(({ id }) => !before.has(id))
      .map((delivery) => ({
        to: register.conversations.get(delivery.conversation)?.name ?? delivery.conversation,
        text: viewOf(delivery, register, clock.now()).text,
      })),
  };
};

/** The same in words, for the console. */
export const sayMovedOn = ({ now, sent }: MovedOn): string =>
  now === null
    ? 'No reminder lies ahead.'
    : [now, ...sent.map(({ to, text }) => `To ${to}:\n${text}`)].join('\n\n');
