import type { Bench } from './bench.js';
import { cycleBench } from './cycle-bench.js';
import { parserBench } from './parser-bench.js';
import { slackBench, teamsBench } from './platform-bench.js';
import { storeBench } from './store-bench.js';

/** Every bench, in the order of `npm run bench`; `npm run bench -- store` runs those whose name begins so. */
const BENCHES: readonly Bench[] = [storeBench, cycleBench, parserBench, teamsBench, slackBench];

const wanted = process.argv.slice(2);
const missed: string[] = [];
for (const bench of BENCHES) {
  if (wanted.length > 0 && !wanted.some((word) => bench.name.startsWith(word))) continue;
  console.log(`\n${bench.name} (Node.js ${process.versions.node}, ${process.platform} ${process.arch})\n`);
  missed.push(...(await bench.run((line) => console.log(line))));
}
for (const sentence of missed) console.log(`\nNot kept: ${sentence}`);
process.exitCode = missed.length === 0 ? 0 : 1;
