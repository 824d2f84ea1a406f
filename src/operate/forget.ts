import { parseArgs } from 'node:util';
import { forget } from '../store/forget.js';
import { removedText } from '../store/rewrite.js';
import { attempt, type Operate, UsageError } from './operator.js';

const USAGE = 'npm run forget -- PERSON [--why "…"] [--by PERSON], with the person’s id or exact name';

/** `npm run forget`: replaces a person's name and accounts by the role held, in a stopped bot's register. */
export const operateForget: Operate = (args, out, place) =>
  attempt(out, USAGE, async () => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { why: { type: 'string' }, by: { type: 'string' } },
    });
    const person = positionals.join(' ');
    if (person === '') throw new UsageError('Say whom.');
    const { why = 'A person asked to be forgotten.', by = 'operator' } = values;
    const forgotten = await forget(place, { person, why, by });
    out(`Shown from now on as: ${forgotten.role}.`);
    for (const line of removedText(forgotten)) out(line);
    return 0;
  });
