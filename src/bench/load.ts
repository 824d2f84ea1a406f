import { Agent, type IncomingMessage, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** One request of a load; made anew each time, because ids and signatures differ. */
export interface Knock {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a load came to. Times in milliseconds. */
export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

const drain = (answer: IncomingMessage): Promise<number> =>
  new Promise((resolve, reject) => {
    answer.on('data', () => {});
    answer.once('end', () => resolve(answer.statusCode ?? 0));
    answer.once('error', reject);
  });

const post = (agent: Agent, port: number, { path, headers, body }: Knock): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request({ agent, port, host: '127.0.0.1', method: 'POST', path, headers }, (answer) => {
      drain(answer).then(resolve, reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });

const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

/**
 * Asks a server on this machine over so many kept connections at once, each waiting for its answer before the
 * next, for so many milliseconds. Anything but a 2xx has failed.
 */
export const load = async (of: {
  readonly port: number;
  readonly connections: number;
  readonly milliseconds: number;
  readonly knock: () => Knock;
}): Promise<Load> => {
  const agent = new Agent({ keepAlive: true, maxSockets: of.connections });
  const took: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const until = begun + of.milliseconds;
  const caller = async (): Promise<void> => {
    while (performance.now() < until) {
      const since = performance.now();
      const status = await post(agent, of.port, of.knock());
      took.push(performance.now() - since);
      if (status < 200 || status > 299) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: of.connections }, caller));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  const sorted = took.sort((a, b) => a - b);
  return {
    perSecond: took.length / seconds,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    failed,
  };
};
