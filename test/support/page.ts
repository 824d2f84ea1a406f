import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';

export interface Visit {
  readonly width?: 390 | 1280;
  readonly scheme?: 'light' | 'dark';
  readonly persona?: string;
}

export interface Visited {
  readonly page: Page;
  /** What must stay empty: requests to other hosts, policy violations, console errors, uncaught errors. */
  readonly problems: readonly string[];
  /** Says that the connection is being cut on purpose: the browser's own line about it is no problem. */
  expectLostConnection(): void;
  close(): Promise<void>;
}

const HEIGHTS = { 390: 844, 1280: 800 } as const;
const LOST =
  /ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|CONNECTION_RESET|FAILED|SOCKET_NOT_CONNECTED)/;

/** Opens the page in a browser of its own profile, far from London, and notes everything that goes wrong. */
export const visit = async (
  browser: Browser,
  address: string,
  { width = 1280, scheme = 'light', persona }: Visit = {},
  /** What is there once the page has begun. */
  begun = '.room',
): Promise<Visited> => {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHTS[width] },
    colorScheme: scheme,
    locale: 'en-GB',
    timezoneId: 'Pacific/Auckland',
    ...(width === 390 ? { deviceScaleFactor: 2, hasTouch: true } : {}),
  });
  const page = await context.newPage();
  const problems: string[] = [];
  let mayBeLost = false;
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin) problems.push(`asked ${request.url()}`);
  });
  page.on('console', (message) => {
    if (mayBeLost && LOST.test(message.text())) return;
    if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => {
    problems.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(persona ? `${address}?persona=${persona}` : address);
  await page.locator(begun).first().waitFor({ state: 'attached' });
  return {
    page,
    problems,
    expectLostConnection: () => {
      mayBeLost = true;
    },
    close: () => context.close(),
  };
};

/** The room named by its key, as far as a test looks into it. */
export const roomOn = (page: Page, key: 'direct' | 'board') => {
  const room = page.locator(`[data-room="${key}"].room`);
  return {
    room,
    box: room.locator('form textarea'),
    messages: room.locator('.message'),
    say: async (text: string) => {
      await room.locator('form textarea').fill(text);
      await room.locator('form textarea').press('Enter');
    },
  };
};

/** What axe-core finds wrong with the page as it stands: rule and where. */
export const axeViolations = async (page: Page): Promise<readonly string[]> => {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window
    const { violations } = await (window as any).axe.run();
    return violations.flatMap((found: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
      found.nodes.map((node) => `${found.id}: ${node.html} ${node.failureSummary}`),
    );
  });
};
