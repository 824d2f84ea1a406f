import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(src, name), 'utf8') }));

const importsOf = (text: string): string[] =>
  [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)[^'"\n]*?(?:\n[^'"]*?)?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? '');

const edges = files.flatMap(({ name, text }) =>
  importsOf(text).map((to) => ({
    from: name,
    to: to.startsWith('.') ? relative(src, resolve(src, dirname(name), to)).replaceAll('\\', '/') : to,
    ours: to.startsWith('.'),
  })),
);

/** Our folders, from the middle outward: each may import from the ones listed and from itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  documents: ['domain'],
  intents: ['domain', 'turn.js'],
  views: [
    'domain',
    'documents/paper.js',
    'papers/pages.js',
    'json-object.js',
    'use-cases/result.js',
    'use-cases/describe.js',
    'use-cases/use-case.js',
  ],
  'use-cases': ['domain', 'documents', 'papers', 'intents', 'ports.js', 'turn.js', 'views/view.js'],
  scheduling: ['domain', 'ports.js', 'use-cases', 'views/view.js'],
  store: ['domain', 'ports.js'],
  manifests: ['intents/commands.js', 'views/fill.js'],
  'calendar-feed': ['domain', 'ports.js', 'views/view.js'],
  papers: ['domain', 'documents', 'ports.js'],
};

describe('the layout', () => {
  test.each(Object.keys(MAY_IMPORT))('%s imports only what lies further in', (folder) => {
    const wrong = edges.filter(
      (edge) =>
        edge.ours &&
        edge.from.startsWith(`${folder}/`) &&
        ![folder, ...(MAY_IMPORT[folder] ?? [])].some((ok) => edge.to === ok || edge.to.startsWith(`${ok}/`)),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['botbuilder', 'platforms/teams/'],
    ['@slack/', 'platforms/slack/'],
    ['lowdb', 'store/'],
    ['pg', 'store/'],
    ['node-cron', 'scheduling/'],
    ['@microsoft/app-manifest', 'manifests/'],
    ['fflate', 'manifests/', 'documents/'],
    ['docx', 'documents/'],
    ['mdast-util-to-markdown', 'documents/'],
    ['date-holidays', 'domain/bank-holidays.ts'],
    ['ical.js', 'calendar-feed/'],
  ])('%s is known to %s only', (library, ...folders) => {
    const wrong = edges.filter(
      (edge) =>
        !edge.ours && edge.to.startsWith(library) && !folders.some((folder) => edge.from.startsWith(folder)),
    );
    expect(wrong).toEqual([]);
  });

  test('the environment is read in config.ts alone', () => {
    expect(
      files.filter(({ name, text }) => name !== 'config.ts' && /process\.env/.test(text)).map((f) => f.name),
    ).toEqual([]);
  });

  test('the current time is read in clock.ts alone', () => {
    const wrong = files.filter(
      ({ name, text }) => name !== 'clock.ts' && /Date\.now\(|new Date\(\)|Temporal\.Now/.test(text),
    );
    expect(wrong.map((f) => f.name)).toEqual([]);
  });

  test('nothing is left for later in the text', () => {
    expect(files.filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text)).map((f) => f.name)).toEqual([]);
  });

  test('the finder of imports finds imports', () => {
    expect(
      importsOf("import { a } from './x.js';\nimport type {\n  b,\n} from 'lowdb';\nawait import('pg');"),
    ).toEqual(['./x.js', 'lowdb', 'pg']);
  });
});
