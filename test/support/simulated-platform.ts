import { type Messenger, NotSent } from '../../src/ports.js';
import type { VirtualTime } from './virtual-time.js';

/** How a call can go wrong. `hang` and `drop`: it arrives; with `lost` it does not, with `late` after the timeout. */
export const FAULTS = [
  '412',
  '429',
  '429 with Retry-After',
  '500',
  '502',
  '503 with Retry-After',
  '504',
  'drop',
  'drop lost',
  'hang',
  'hang lost',
  'hang late',
  'gone',
] as const;
export type SimulatedFault = (typeof FAULTS)[number];

/** One call as it reached the platform. */
export interface Arrival {
  /** When it did, in milliseconds since 1970. */
  readonly at: number;
  readonly call: 'send' | 'ask';
  readonly conversation: string;
  readonly key: string;
  /** The message was taken and is seen by people. */
  readonly taken: boolean;
  /** It came after the caller had given up. */
  readonly late: boolean;
}

const never = new Promise<never>(() => undefined);

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/**
 * A platform on virtual time: each call takes 5 to 45 ms and reaches it at some moment of that. `faultOf` says how
 * one goes wrong, null where it does not.
 */
export const simulatedPlatform = (of: {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly canBeAsked: boolean;
  readonly faultOf: (call: Arrival['call'], conversation: string) => SimulatedFault | null;
}) => {
  const { time, random } = of;
  const arrivals: Arrival[] = [];
  const taken = new Map<string, { readonly at: number; readonly message: string }>();
  const gone = new Set<string>();

  const take = (conversation: string, key: string, at: number, late = false): string => {
    const message = `m${arrivals.length}`;
    arrivals.push({ at, call: 'send', conversation, key, taken: true, late });
    if (!taken.has(key)) taken.set(key, { at, message });
    return message;
  };

  /** Throws, or hangs, as the fault says; tells by `arrives` what reaches the platform all the same. */
  const goWrong = async (
    fault: SimulatedFault,
    arrives: (at: number, late: boolean) => void,
    rest: number,
  ) => {
    const at = time.now() + Math.floor(random() * rest);
    if (fault === 'hang' || fault === 'drop') arrives(at, false);
    if (fault === 'hang late') arrives(time.now() + 12_000, true);
    if (fault.startsWith('hang')) return never;
    await time.wait(rest);
    if (fault.startsWith('drop')) throw new NotSent('unclear', fault);
    if (fault === 'gone') throw new NotSent('gone', '403');
    throw new NotSent('later', fault, fault.endsWith('Retry-After') ? 7_000 : null);
  };

  const messenger: Messenger = {
    send: async (conversation, _view, key) => {
      const lasts = 5 + Math.floor(random() * 41);
      const fault = gone.has(conversation) ? 'gone' : of.faultOf('send', conversation);
      if (fault === null) {
        const message = take(conversation, key ?? '', time.now() + Math.floor(random() * lasts));
        await time.wait(lasts);
        return { message };
      }
      if (fault === 'gone') gone.add(conversation);
      const refused = !/^(?:hang|drop)/.test(fault);
      if (refused) {
        const at = time.now() + Math.floor(random() * lasts);
        arrivals.push({ at, call: 'send', conversation, key: key ?? '', taken: false, late: false });
      }
      return goWrong(fault, (at, late) => void take(conversation, key ?? '', at, late), lasts);
    },
    replace: async () => undefined,
    sentUnder: async (conversation, key) => {
      if (!of.canBeAsked) return 'unknown';
      const lasts = 5 + Math.floor(random() * 41);
      const at = time.now() + Math.floor(random() * lasts);
      arrivals.push({ at, call: 'ask', conversation, key, taken: false, late: false });
      const fault = of.faultOf('ask', conversation);
      if (fault !== null && fault !== 'gone') return goWrong(fault, () => undefined, lasts);
      await time.wait(lasts);
      const found = taken.get(key);
      return found !== undefined && found.at <= at ? { message: found.message } : 'none';
    },
  };
  return { messenger, arrivals, isGone: (conversation: string) => gone.has(conversation) };
};
