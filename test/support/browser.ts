import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '../..');
/** Named by the version inside it, so that another version is unpacked beside it. */
const UNPACKED = join(ROOT, '.cache', 'chromium-147.0.0');
const NO_BROWSER =
  'The browser tests need Chromium: it comes from npm on Linux x64; elsewhere set CHROMIUM=/path/to/chromium.';

/** The npm package unpacks where TMPDIR points and looks at AWS_… for whether to bring system libraries. */
const UNPACK = "const { default: c } = await import('@sparticuz/chromium'); await c.executablePath();";

const fontsConf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

/** Unpacks Chromium once for all test runs. Whoever finds it there pays nothing. */
export const unpackChromium = (): string => {
  if (existsSync(UNPACKED)) return UNPACKED;
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.cache', 'unpacking-'));
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', UNPACK], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${NO_BROWSER} Unpacking it failed: ${run.stderr}`);
  writeFileSync(join(folder, 'fonts.conf'), fontsConf(UNPACKED));
  try {
    renameSync(folder, UNPACKED);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(UNPACKED)) throw error;
  }
  return UNPACKED;
};

interface Chromium {
  readonly path: string;
  readonly env: Record<string, string>;
}

const findChromium = (): Chromium => {
  const own = process.env.CHROMIUM;
  if (own) return { path: own, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(NO_BROWSER);
  const folder = unpackChromium();
  return {
    path: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      HOME: folder,
    },
  };
};

/** Our own flags: no sandbox (tests may run as root) and nothing that calls out; web security stays on. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--remote-debugging-pipe',
];

/**
 * Starts Chromium for a test file.
 * @throws one sentence saying how to give a browser where none comes from npm.
 */
export const openBrowser = async (): Promise<Browser> => {
  const { path, env } = findChromium();
  return chromium.launch({
    executablePath: path,
    ignoreDefaultArgs: true,
    args: FLAGS,
    env: { ...(process.env as Record<string, string>), ...env },
  });
};
