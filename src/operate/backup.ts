import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { sayRecord } from '../domain/words.js';
import { backupRequest, backupStopped } from '../store/backup.js';
import { askRunning } from '../store/running.js';
import { attempt, type Operate, UsageError } from './operator.js';

const USAGE = 'npm run backup -- FOLDER, which is empty or not there yet';

const anchor = z.object({ seq: z.number(), hash: z.string() });

/** `npm run backup`: a consistent copy of the register, through the running bot or without one. */
export const operateBackup: Operate = (args, out, place) =>
  attempt(out, USAGE, async () => {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [folder, ...rest] = positionals;
    if (folder === undefined || rest.length > 0) throw new UsageError('Name one folder.');
    const to = resolve(folder);
    const answer = await askRunning(place.dir, backupRequest(to));
    const at = answer === 'not-running' ? await backupStopped(place, to) : anchor.parse(answer);
    out(`Backed up and verified: ${to}, up to ${sayRecord(at)}. Keep that line apart from the backup.`);
    return 0;
  });
