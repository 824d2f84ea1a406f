import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts'],
          // No file changes what another stands on (no mocked module, no global): loading it all anew for each took
          // two minutes of eight.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          globalSetup: 'test/support/browser-setup.ts',
        },
      },
      {
        // Not a test: the same hostile requests as among the tests, many more, with time and memory (npm run hostile).
        extends: true,
        test: {
          name: 'hostile',
          include: ['test/platforms/*/fuzz.test.ts'],
          env: { HOSTILE: process.env.HOSTILE ?? '100000' },
          execArgv: ['--expose-gc'],
          fileParallelism: false,
        },
      },
      {
        // Not a test: makes the README's pictures again (npm run pictures).
        extends: true,
        test: {
          name: 'pictures',
          include: ['test/pictures/*.pictures.ts'],
          globalSetup: 'test/support/browser-setup.ts',
        },
      },
    ],
  },
});
