import { parseArgs } from 'node:util';
import { parseAnchor, verifiedText, verify } from '../store/verify.js';
import { attempt, type Operate, UsageError } from './operator.js';

const USAGE = 'npm run verify -- [--dir FOLDER] [--expect 1234:7f3a91c2]';

const anchorFrom = (text: string) => {
  const anchor = parseAnchor(text);
  if (anchor === null) throw new UsageError(`"${text}" is not an anchor such as 1234:7f3a91c2.`);
  return anchor;
};

/** `npm run verify`: says whether the journal is whole, and contains an anchor. Works beside a running bot. */
export const operateVerify: Operate = (args, out, { dir }) =>
  attempt(out, USAGE, async () => {
    const { values } = parseArgs({
      args: [...args],
      options: { expect: { type: 'string' }, dir: { type: 'string' } },
    });
    const expected = values.expect === undefined ? undefined : anchorFrom(values.expect);
    const found = await verify(values.dir ?? dir, expected);
    for (const line of verifiedText(found)) out(line);
    return found.kind === 'whole' ? 0 : 1;
  });
