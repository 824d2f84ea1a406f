import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The page's own files and the card library's bundle, by bare name. Only names found at the start are served,
 * so that no path can lead anywhere else.
 */
export const createAssets = (root: string) => {
  const page = join(root, 'src/platforms/web/page');
  const files = new Map(
    readdirSync(page)
      .filter((name) => TYPES[extname(name)])
      .map((name) => [name, join(page, name)] as const),
  );
  files.set('adaptivecards.min.js', join(root, 'node_modules/adaptivecards/dist/adaptivecards.min.js'));

  return async (
    name: string,
  ): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | null> => {
    const path = files.get(name);
    if (!path) return null;
    return { bytes: new Uint8Array(await readFile(path)), type: TYPES[extname(name)] ?? 'text/plain' };
  };
};
