import { unpackChromium } from './browser.js';

/** Runs once before the browser tests, so that no test's own time limit pays for unpacking. */
export const setup = (): void => {
  if (process.env.CHROMIUM || process.platform !== 'linux' || process.arch !== 'x64') return;
  unpackChromium();
};
