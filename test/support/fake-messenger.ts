import { type Log, type Messenger, NotSent } from '../../src/ports.js';
import type { View } from '../../src/views/view.js';

export interface Sent {
  readonly conversation: string;
  readonly key: string | null;
  readonly text: string;
  readonly message: string;
}

/** What a send does: arrives, arrives without an answer, fails before or after arriving. */
export type Behaviour =
  | 'arrive'
  | 'fail'
  | 'gone'
  | 'asks for five minutes'
  | 'arrive-and-fail'
  | 'hang'
  | 'arrive-and-hang';

/** A platform that remembers what reached it, and behaves as the test says. */
export interface FakeMessenger extends Messenger {
  readonly sent: readonly Sent[];
  /** How the next sends behave, one after the other; then all arrive. */
  behave(...next: readonly Behaviour[]): void;
  /** Whether it can be asked what it has; it can unless told otherwise. */
  canBeAsked(can: boolean): void;
}

const never = new Promise<never>(() => undefined);

/** A messenger that works, in memory. */
export const fakeMessenger = (): FakeMessenger => {
  const sent: Sent[] = [];
  const next: Behaviour[] = [];
  let asked = true;
  return {
    sent,
    behave: (...behaviours) => void next.push(...behaviours),
    canBeAsked: (can) => {
      asked = can;
    },
    send: async (conversation: string, view: View, key: string | null) => {
      const behaviour = next.shift() ?? 'arrive';
      if (behaviour === 'fail') throw new Error('503 Service Unavailable');
      if (behaviour === 'gone') throw new NotSent('gone', '403 the bot was blocked');
      if (behaviour === 'asks for five minutes') throw new NotSent('later', '429', 300_000);
      if (behaviour === 'hang') return never;
      const message = `m${sent.length + 1}`;
      sent.push({ conversation, key, text: view.text, message });
      if (behaviour === 'arrive-and-fail') throw new Error('socket hang up');
      if (behaviour === 'arrive-and-hang') return never;
      return { message };
    },
    replace: async () => undefined,
    sentUnder: async (conversation, key) => {
      if (!asked) return 'unknown';
      const found = sent.find((one) => one.conversation === conversation && one.key === key);
      return found === undefined ? 'none' : { message: found.message };
    },
  };
};

/** A log that keeps its lines. */
export const fakeLog = (): Log & { readonly lines: readonly string[] } => {
  const lines: string[] = [];
  return {
    lines,
    info: (line) => void lines.push(`info ${line}`),
    warn: (line) => void lines.push(`warn ${line}`),
    error: (line) => void lines.push(`error ${line}`),
  };
};
