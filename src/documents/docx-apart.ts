import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.js';

/** What may be set otherwise by a test. */
export interface ApartOptions {
  /** How long one file may take, in milliseconds: one of sixty items takes a second of a slow machine. */
  readonly longest?: number;
  /** Most that wait for their turn; whoever comes then is told to try later. */
  readonly mostWaiting?: number;
  /** How long a thread without work is kept, in milliseconds: starting one takes a second, and it holds some 50 MB. */
  readonly idle?: number;
}

/** Most memory that the thread may take, in MB: a paper that needs more fails by itself, and not the process. */
const MOST_MEMORY = 512;

// The tests run the sources as they are, which a thread of Node's cannot load: theirs is the compiled one.
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/documents/docx-worker.js' : './docx-worker.js',
  import.meta.url,
);

/**
 * Writes Word files in a thread of its own, one after another, so that nobody's answer waits while the library works.
 * A thread in which something went wrong is not used again, and one without work ends after a while.
 */
export const createDocxApart = ({
  longest = 30_000,
  mostWaiting = 20,
  idle = 60_000,
}: ApartOptions = {}): ((paper: Paper) => Promise<Uint8Array<ArrayBuffer>>) => {
  let kept: Worker | null = null;
  let ending: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const end = (thread: Worker): void => {
    if (kept === thread) kept = null;
    void thread.terminate();
  };

  const begin = (): Worker => {
    const thread = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } });
    // What goes wrong while nobody waits for a file costs the thread and nothing else.
    return thread.on('error', () => end(thread)).on('exit', () => end(thread));
  };

  const write = (paper: Paper): Promise<Uint8Array<ArrayBuffer>> =>
    new Promise((resolve, reject) => {
      clearTimeout(ending);
      kept ??= begin();
      const thread = kept;
      // With work it holds the process, so that a stop waits for it; without it does not.
      thread.ref();
      const fail = (error: unknown): void => {
        settle();
        end(thread);
        reject(error);
      };
      const ended = (): void => fail(new Error('The thread that writes Word files has ended.'));
      const written = (bytes: Uint8Array<ArrayBuffer>): void => {
        settle();
        thread.unref();
        ending = setTimeout(() => end(thread), idle).unref();
        resolve(bytes);
      };
      const late = `The Word file was not written within ${longest / 1_000} seconds.`;
      const timer = setTimeout(() => fail(new Error(late)), longest);
      const settle = (): void => {
        clearTimeout(timer);
        thread.off('error', fail).off('exit', ended).off('message', written);
      };
      thread.on('error', fail).on('exit', ended).on('message', written);
      thread.postMessage(paper);
    });

  return async (paper) => {
    if (waiting > mostWaiting) throw new Error('Too many Word files are asked for at once.');
    waiting += 1;
    const written = last.then(() => write(paper));
    last = written.catch(() => undefined);
    return written.finally(() => {
      waiting -= 1;
    });
  };
};

/**
 * The paper as a Word file, as `toDocx` writes it, made beside the process's own work.
 * @throws RangeError as `toDocx` does, and Error when it takes longer than 30 seconds or too many are asked for.
 */
export const docxApart = createDocxApart();
