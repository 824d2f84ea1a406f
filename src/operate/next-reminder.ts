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

/** What is sent, for whoever listens to it. */
export interface Overheard extends WhatIsSent {
  /** The words of each delivery that is said while `work` goes on, by its id. */
  during<T>(
    work: () => Promise<T>,
  ): Promise<{ readonly result: T; readonly said: ReadonlyMap<string, string> }>;
}

/**
 * Lets what is sent be listened to. Once it is sent the register has moved on: made again, a digest would look back to
 * itself.
 */
export const overhear = (sent: WhatIsSent): Overheard => {
  const listening = new Set<Map<string, string>>();
  return {
    ...sent,
    viewOf: (delivery, register, now) => {
      const view = sent.viewOf(delivery, register, now);
      for (const said of listening) said.set(delivery.id, view.text);
      return view;
    },
    during: async (work) => {
      const said = new Map<string, string>();
      listening.add(said);
      try {
        return { result: await work(), said };
      } finally {
        listening.delete(said);
      }
    },
  };
};

/** Moves a demo's clock to the next reminder, and tells what was sent to whom, in the order in which it was decided. */
export const toNextReminder = async (
  store: Pick<Store, 'read'>,
  clock: DemoClock,
  { viewOf, during }: Overheard,
): Promise<MovedOn> => {
  const wentOut = () => [...store.read().deliveries.values()].filter(({ state }) => state === 'sent');
  const before = new Set(wentOut().map(({ id }) => id));
  const { result: now, said } = await during(() => clock.toNextReminder());
  const register = store.read();
  return {
    now: now === null ? null : sayInstant(now, zoneOf(register)),
    sent: wentOut()
      .filter(({ id }) => !before.has(id))
      .map((delivery) => ({
        to: register.conversations.get(delivery.conversation)?.name ?? delivery.conversation,
        // What had arrived before, and was only found out now, was not heard.
        text: said.get(delivery.id) ?? viewOf(delivery, register, clock.now()).text,
      })),
  };
};

/** The same in words, for the console. */
export const sayMovedOn = ({ now, sent }: MovedOn): string =>
  now === null
    ? 'No reminder lies ahead.'
    : [now, ...sent.map(({ to, text }) => `To ${to}:\n${text}`)].join('\n\n');
