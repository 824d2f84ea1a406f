import { performance } from 'node:perf_hooks';
import { expect, vi } from 'vitest';

/** Time and memory are judged by `npm run hostile` alone: among the tests other programs would be judged with them. */
export const JUDGED = process.env.HOSTILE !== undefined;
/** How many requests each endpoint gets: a few thousand among the tests, 100,000 with `npm run hostile`. */
export const REQUESTS = Number(process.env.HOSTILE ?? 3_000);
export const SEED = Number(process.env.SEED ?? 20211004);

const AT_ONCE = 20;
/** Nothing may take longer, in milliseconds. */
const LONGEST = 1_000;
/** From here on an answer is not waited for, in milliseconds. */
const HANGS = 30_000;
const SAMPLES = 10;
/**
 * Bytes by which the heap may grow over the second half. What is remembered on purpose (turns that were answered, up
 * to a number; what stands in the record) is less; 50,000 requests or answers that are kept would be far more.
 */
const MOST_GROWN = 16 * 2 ** 20;

interface Sample {
  readonly sent: number;
  readonly heap: number;
  readonly rss: number;
}

const sample = (sent: number): Sample => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { sent, heap: heapUsed, rss };
};

/**
 * How long some work took, in milliseconds: by the clock, and without what other programs took of it. While the
 * event loop is busy it runs on the processor or waits for it; what it did not run, this process did not take.
 */
const timed = async <T>(work: () => Promise<T>) => {
  const since = performance.now();
  const loop = performance.eventLoopUtilization();
  const processor = process.cpuUsage();
  const done = await work();
  const took = performance.now() - since;
  const { active } = performance.eventLoopUtilization(loop);
  const { user, system } = process.cpuUsage(processor);
  return { done, took, own: took - Math.max(0, active - (user + system) / 1_000) };
};

const mega = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/** Sends so many requests, twenty at once, and looks at what every answer, the log and the memory say. */
export const bombard = async (of: {
  readonly what: string;
  readonly requests: number;
  /** Sends the nth request. */
  readonly send: (nth: number, signal: AbortSignal) => Promise<Response>;
  /** What the log was told since it was last asked. */
  readonly told: () => readonly string[];
  /** Comes before each measurement: waits for what is under way, and forgets what the stand-ins keep. */
  readonly rest: () => Promise<void>;
}) => {
  const { requests } = of;
  const statuses: Record<number, number> = {};
  const told = new Map<string, number>();
  const rejected: unknown[] = [];
  const keep = (error: unknown) => void rejected.push(error);
  const samples: Sample[] = [];
  let slowest = { took: 0, own: 0 };
  const hear = (line: string): void => void told.set(line, (told.get(line) ?? 0) + 1);
  const begun = performance.now();
  const at = (of: Sample) => `${mega(of.heap)} heap and ${mega(of.rss)} in all`;
  const soFar = (): string => {
    const answers = Object.values(statuses).reduce((all, one) => all + one, 0);
    const perSecond = Math.round(answers / ((performance.now() - begun) / 1_000));
    return `${perSecond} a second, answers ${JSON.stringify(statuses)}, slowest ${slowest.own.toFixed(0)} ms of our own (${slowest.took.toFixed(0)} ms by the clock)`;
  };
  const say = console.log;
  const onConsole = (['log', 'info', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...said) => hear(`console: ${said.join(' ')}`)),
  );
  const listen = (): void => {
    of.told().forEach(hear);
    // Else each line that was heard would be kept to the end.
    for (const spy of onConsole) spy.mockClear();
  };
  process.on('unhandledRejection', keep);
  const every = Math.ceil(requests / AT_ONCE / SAMPLES) * AT_ONCE;
  try {
    for (let sent = 0; sent < requests; sent += AT_ONCE) {
      if (sent % every === 0) {
        await of.rest();
        listen();
        const now = sample(sent);
        samples.push(now);
        if (JUDGED) say(`${of.what}: ${sent} of ${requests}, ${soFar()}; ${at(now)}`);
      }
      const signal = AbortSignal.timeout(HANGS);
      await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, at) => {
          const { done, took, own } = await timed(async () => {
            const response = await of.send(sent + at, signal);
            return { status: response.status, text: await response.text() };
          });
          statuses[done.status] = (statuses[done.status] ?? 0) + 1;
          if (own > slowest.own) slowest = { took, own };
          expect(done.text).not.toMatch(/node_modules|\.[jt]s:\d|\bat async\b/);
        }),
      );
      listen();
    }
    await of.rest();
    listen();
    samples.push(sample(requests));
  } finally {
    for (const spy of onConsole) spy.mockRestore();
    process.off('unhandledRejection', keep);
  }
  const [start] = samples;
  const middle = samples[Math.floor(samples.length / 2)];
  const end = samples.at(-1);
  if (!start || !middle || !end) throw new Error('Nothing was measured.');
  const grown = end.heap - middle.heap;
  say(
    [
      `${of.what}: ${requests} requests, SEED=${SEED}, ${soFar()}`,
      `memory: ${at(start)} at the start, ${at(middle)} at ${middle.sent}, ${at(end)} at the end${globalThis.gc ? '' : ' (not collected first)'}`,
      `heap: ${samples.map(({ heap }) => mega(heap)).join(', ')}`,
      ...[...told].map(([line, times]) => `log, ${times} times: ${line.split('\n', 1)}`),
    ].join('\n'),
  );
  expect(Object.keys(statuses).filter((status) => Number(status) >= 500)).toEqual([]);
  expect(rejected).toEqual([]);
  if (JUDGED) {
    expect(globalThis.gc).toBeDefined();
    expect(slowest.own).toBeLessThan(LONGEST);
    expect(grown).toBeLessThan(MOST_GROWN);
  }
  return { statuses, told: [...told.keys()] };
};
