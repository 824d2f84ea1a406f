import { join } from 'node:path';

/** The files of a register's folder. */
export const pathsIn = (dir: string) => ({
  journal: join(dir, 'journal.jsonl'),
  snapshot: join(dir, 'register.json'),
  /** The bot's own messages, which each platform writes for itself. */
  page: join(dir, 'page.jsonl'),
  teams: join(dir, 'teams.jsonl'),
  slack: join(dir, 'slack.jsonl'),
  /** What a request to the running bot proves that it can read. */
  token: join(dir, 'running.token'),
  /** In a backup only: where its journal stood. */
  anchor: join(dir, 'anchor.txt'),
});

/** Every file of a register's folder that holds messages: what is done to one of them is done to all. */
export const transcriptsIn = (dir: string): readonly string[] => {
  const { page, teams, slack } = pathsIn(dir);
  return [page, teams, slack];
};
