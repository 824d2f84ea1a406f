import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { LARGEST_FILE } from '../documents/decode.js';
import { isBoardFile } from '../intents/board-file.js';
import type { Ask, Press } from '../platforms/console/card-on-console.js';
import { type Said, sayReply } from '../platforms/console/session.js';
import { type AtConsole, line } from './at-console.js';
import { speak } from './speak.js';

const USAGE =
  'Usage: npm run import -- LETTER.md --code RAPE-P1-2021 [--yes] [--as governance], or npm run import -- BOARDS.yaml [--as governance]';

/**
 * Imports a letter on the console: each entry with y / edit / drop / all, or all at once with --yes. A file of boards
 * (YAML or JSON) is taken whole or not at all.
 */
export const importOnConsole = async (operator: AtConsole): Promise<number> => {
  const { args, output } = operator;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { as: { type: 'string' }, code: { type: 'string' }, yes: { type: 'boolean', default: false } },
  });
  const [path, extra] = positionals;
  if (!path || extra) {
    line(output, USAGE);
    return 2;
  }
  const bytes = await readLetterFile(path);
  if (typeof bytes === 'string') {
    line(output, bytes);
    return 1;
  }
  return speak(operator, { as: values.as, usage: USAGE }, async (session) => {
    const said = await session.file(basename(path), bytes, { code: values.code ?? '' });
    line(output, said.map(({ text }) => text).join('\n'));
    if (isBoardFile(path)) return buttonOf(said, 'change-board') ? 0 : 1;
    const all = buttonOf(said, 'confirm-all');
    if (!all) return said.some(({ card }) => JSON.stringify(card).includes('"List all"')) ? 0 : 1;
    if (values.yes)
      line(
        output,
        (await session.press(all)).map(({ text }) => text.split('\n').slice(0, 2).join('\n')).join('\n'),
      );
    else await confirmEach(operator, said, (press, typed) => session.press(press, typed));
    return 0;
  });
};

/** The file's bytes, or the sentence that says why there are none. */
const readLetterFile = async (path: string): Promise<Uint8Array | string> => {
  const unreadable = `I cannot read ${path}. Give the path of a letter in Markdown or plain text, or of boards in YAML or JSON.`;
  const found = await stat(path).catch(() => null);
  if (found === null) return unreadable;
  if (!found.isFile())
    return `${path} is not a file. Give the path of a letter in Markdown or plain text, or of boards in YAML or JSON.`;
  if (found.size > LARGEST_FILE)
    return `${path} has ${found.size.toLocaleString('en-GB')} bytes; a letter has at most 5 MB. Give only the pages with the recommendations.`;
  return readFile(path).catch(() => unreadable);
};

const buttonOf = (said: readonly Said[], verb: string): Press | undefined =>
  said.flatMap((reply) => sayReply(reply).presses).find((press) => press.verb === verb);

/** Shows one entry after the other until none waits, or until there is nobody to answer any more. */
const confirmEach = async (
  { input, output }: AtConsole,
  first: readonly Said[],
  press: (press: Press, typed?: Readonly<Record<string, string>>) => Promise<readonly Said[]>,
): Promise<void> => {
  const reader = createInterface({ input, output });
  const typed = reader[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string | null> => {
    output.write(question);
    const next = await typed.next();
    return next.done ? null : next.value.trim();
  };
  let said = first;
  for (;;) {
    const look = waitingOf(said);
    const all = buttonOf(said, 'confirm-all');
    if (!look || !all) break;
    const shown = await press(look);
    line(output, `\n${shown.map(({ text }) => text).join('\n')}\n`);
    const answer = await ask('y confirm · edit · drop · all · q leave the rest: ');
    if (answer === null || answer === 'q') break;
    const verb = VERBS[answer.toLowerCase()];
    if (verb === undefined) line(output, 'Type y, edit, drop, all or q.');
    else {
      const chosen = verb === 'confirm-all' ? all : buttonOf(shown, verb);
      if (!chosen) continue;
      const after =
        verb === 'edit-proposal' ? await edit(await press(chosen), press, ask) : await press(chosen);
      line(output, after.map(({ text }) => text.split('\n')[1] ?? '').join('\n'));
      // What was refused, or a form that comes back with what is wrong, leaves the entry waiting as before.
      if (buttonOf(after, 'confirm-all') || buttonOf(after, 'show-list')) said = after;
    }
  }
  reader.close();
};

const VERBS: Readonly<Record<string, string>> = {
  y: 'confirm-proposal',
  yes: 'confirm-proposal',
  edit: 'edit-proposal',
  e: 'edit-proposal',
  drop: 'drop-proposal',
  d: 'drop-proposal',
  all: 'confirm-all',
};

/** The button that shows the first entry still waiting, from a card that lists them. */
const waitingOf = (said: readonly Said[]): Press | undefined =>
  said
    .flatMap((reply) => sayReply(reply).presses)
    .findLast(({ verb, label }) => verb === 'review-import' && /^Look at /.test(label) && true);

const edit = async (
  form: readonly Said[],
  press: (press: Press, typed?: Readonly<Record<string, string>>) => Promise<readonly Said[]>,
  ask: (question: string) => Promise<string | null>,
): Promise<readonly Said[]> => {
  const asks: Ask[] = form.flatMap((reply) => [...sayReply(reply).asks]);
  const save = buttonOf(form, 'save-proposal');
  const filled: Record<string, string> = {};
  for (const { id, label, value } of asks) filled[id] = (await ask(`${label} (Enter keeps it): `)) || value;
  return save ? press(save, filled) : form;
};
