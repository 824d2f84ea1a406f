import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseText } from '../src/intents/parse-text.js';

const root = resolve(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

describe('the README', () => {
  test('names only npm scripts that exist', () => {
    const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test('names only files and folders that exist', () => {
    const named = [
      ...readme.matchAll(/`((?:src|test|cards|data)\/[\w./-]+)`|\]\(((?:src|test|data)\/[^)]+)\)/g),
    ].map((match) => match[1] ?? match[2] ?? '');
    const planned = new Set(['src/use-cases/show-quiet.ts', 'src/views/quiet.ts']);
    expect(
      named.filter(
        (name) => !planned.has(name) && !name.startsWith('cards/quiet') && !existsSync(join(root, name)),
      ),
    ).toEqual([]);
  });

  test('tells people to type only what the bot understands', () => {
    const section = readme.slice(
      readme.indexOf('## What to type'),
      readme.indexOf('On the page, change who speaks'),
    );
    const typed = [...section.matchAll(/`([^`]+)`/g)].map((match) =>
      (match[1] ?? '').replace(/…$/, 'something else'),
    );
    expect(typed.length).toBeGreaterThan(20);
    const lost = typed.filter(
      (line) => line !== 'help' && !line.startsWith('add person') && parseText(line).kind === 'unclear',
    );
    expect(lost).toEqual([]);
  });

  test('is what CI runs', () => {
    expect(read('.ci/run')).toContain('npm ci && npm test');
    expect(readme).toContain('npm ci && npm test');
  });
});

test('an older Node.js gets one clear sentence', () => {
  const pretend =
    "Object.defineProperty(process.versions, 'node', { value: '18.19.1' }); require('./src/check-node.cjs')";
  const old = spawnSync(process.execPath, ['-e', pretend], { cwd: root, encoding: 'utf8' });
  expect(old.status).toBe(1);
  expect(old.stderr).toContain('Scrutiny needs Node.js 20.19 or newer; this is 18.19.1.');
  const now = spawnSync(process.execPath, ['-e', "require('./src/check-node.cjs')"], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([now.status, now.stderr]).toEqual([0, '']);
});
