import { parseArgs } from 'node:util';
import { redact, textsOfEntry } from '../store/redact.js';
import { removedText } from '../store/rewrite.js';
import { attempt, type Operate, UsageError } from './operator.js';

const USAGE =
  'npm run redact -- --entry N --path /changes/0/… --why "…" [--by PERSON]; without --path, its texts are listed';

const entryFrom = (text: string | undefined): number => {
  const entry = Number(text?.replaceAll(',', ''));
  if (Number.isSafeInteger(entry) && entry > 0) return entry;
  throw new UsageError('Name the entry by its number.');
};

/** `npm run redact`: takes one text out of one entry of a stopped bot's journal, or lists the entry's texts. */
export const operateRedact: Operate = (args, out, place) =>
  attempt(out, USAGE, async () => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { entry: text, path: text, why: text, by: text },
    });
    const entry = entryFrom(values.entry);
    if (values.path === undefined) {
      for (const { path, text: words } of await textsOfEntry(place.dir, entry)) out(`${path}  ${words}`);
      return 0;
    }
    if (!values.why?.trim()) throw new UsageError('Say why, for the history.');
    const { path, why, by = 'operator' } = values;
    for (const line of removedText(await redact(place, { entry, path, why, by }))) out(line);
    return 0;
  });
