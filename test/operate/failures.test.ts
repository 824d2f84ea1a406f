import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config.js';
import { UsageError } from '../../src/operate/operator.js';
import { sayFailure } from '../../src/operate/say-failure.js';
import { OperatorError } from '../../src/operator-error.js';
import { StoreError } from '../../src/store/store-error.js';
import { aFolder } from '../support/store.js';

const ROOT = join(import.meta.dirname, '../..');

/** The program as it is started, in a folder of its own. */
const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/main.js'), ...args], {
    cwd: aFolder(),
    env: { PATH: process.env.PATH ?? '', DATA_DIR: aFolder(), ...env },
    encoding: 'utf8',
    input: '',
  });
  return { status, said: `${stdout}${stderr}` };
};

describe('what whoever runs Scrutiny did', () => {
  test('a taken port is one sentence', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    );
    expect(run(['start'], { PORT: String(port) })).toEqual({
      status: 1,
      said: `Cannot listen on 127.0.0.1:${port}: something is using it already. Choose another port with PORT.\n`,
    });
    await new Promise((closed) => server.close(closed));
  });

  test('a folder in the place of a letter is one sentence', () => {
    const folder = aFolder();
    expect(run(['import', folder, '--code', 'A-1'])).toEqual({
      status: 1,
      said: `${folder} is not a file. Give the path of a letter in Markdown or plain text, or of boards in YAML or JSON.\n`,
    });
  });

  test('an option that there is not is one sentence, and so is a wrong variable', () => {
    const unknown = run(['chat', '--loud']);
    expect(unknown.status).toBe(2);
    expect(unknown.said).toMatch(/^Unknown option '--loud'/);
    expect(unknown.said).not.toMatch(/\n\s+at /);
    expect(run(['start'], { MODE: 'prod' })).toEqual({
      status: 1,
      said: expect.stringMatching(/^MODE is .+\n$/),
    });
  });
});

describe('what a failed command says', () => {
  test.each([
    ['a register that cannot be opened', new StoreError('unopened', 'It is damaged.'), 'It is damaged.', 1],
    ['a taken port', new OperatorError('It is taken.'), 'It is taken.', 1],
    ['a wrong variable', new ConfigError('It is wrong.'), 'It is wrong.', 1],
    ['a wrong argument', new UsageError('Say whom.'), 'Say whom.', 2],
    [
      'an unknown option',
      Object.assign(new TypeError('Unknown option.'), { code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' }),
      'Unknown option.',
      2,
    ],
  ])('%s is a sentence', (_what, error, text, code) => {
    expect(sayFailure(error)).toEqual({ text, code });
  });

  test.each([
    ['a TypeError', new TypeError('x is not a function')],
    ['any other error', new Error('unexpected')],
  ])('%s of ours keeps its trace', (_what, error) => {
    expect(sayFailure(error).text).toMatch(/failures\.test\.ts:\d+/);
  });
});
