import type { Clock } from '../../ports.js';
import type { Put, Transcript } from '../chat/transcript.js';

/** How a server-sent event is written: `id` lets the browser say where it stopped. */
const frame = (event: string, data: unknown, id?: number): string =>
  `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;

const STILL_HERE_EVERY = 15_000;
/** Events that a browser may leave unread before it is cut off; it comes back and resumes. */
const UNREAD_LIMIT = 2_000;

/** The stream of what changes: messages put, and the clock moved. */
export const createEvents = (deps: { readonly transcript: Transcript; readonly clock: Clock }) => {
  const clockListeners = new Set<() => void>();

  /** Tells every open page the time again. */
  const clockMoved = (): void => {
    for (const listener of clockListeners) listener();
  };

  /** Everything after `seq` about the conversations `heard`, then what comes. `reset` says: read the state again. */
  const open = (after: number, heard: () => readonly string[]): ReadableStream<Uint8Array> => {
    let stop = () => {};
    const encoder = new TextEncoder();
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const tell = (text: string): void => {
            if ((controller.desiredSize ?? 0) < -UNREAD_LIMIT) {
              stop();
              controller.close();
              return;
            }
            controller.enqueue(encoder.encode(text));
          };
          const message = (put: Put): void => {
            if (heard().includes(put.conversation)) tell(frame('message', put, put.seq));
          };
          const clock = (): void => tell(frame('clock', { now: deps.clock.now() }));
          const timer = setInterval(() => tell(': still here\n\n'), STILL_HERE_EVERY);
          timer.unref();
          const unlisten = deps.transcript.listen(message);
          clockListeners.add(clock);
          stop = () => {
            clearInterval(timer);
            unlisten();
            clockListeners.delete(clock);
          };
          tell('retry: 1000\n\n');
          const missed = deps.transcript.since(after, heard());
          if (missed === null) tell(frame('reset', {}, deps.transcript.last()));
          else for (const put of missed) message(put);
          clock();
        },
        cancel: () => stop(),
      },
      { highWaterMark: 16 },
    );
  };

  return { open, clockMoved };
};
