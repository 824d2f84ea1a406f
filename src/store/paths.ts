import { join } from 'node:path';

/** The files of a register's folder. */
export const pathsIn = (dir: string) => ({
  journal: join(dir, 'journal.jsonl'),
  snapshot: join(dir, 'register.json'),
  /** The page's own messages, which the page itself writes. */
  page: join(dir, 'page.jsonl'),
  /** What a request to the running bot proves that it can read. */
  token: join(dir, 'running.token'),
  /** In a backup only: where its journal stood. */
  anchor: join(dir, 'anchor.txt'),
});
