import { parentPort } from 'node:worker_threads';
import type { Paper } from './paper.js';
import { toDocx } from './to-docx.js';

// A thread of its own that hands over the bytes of each paper that it is sent. What goes wrong ends it, with the error.
parentPort?.on('message', async (paper: Paper) => {
  const bytes = await toDocx(paper);
  parentPort?.postMessage(bytes, [bytes.buffer]);
});
