/**
 * In: test/ and stories/. Out: six projects, run one kind after the other: `unit` (Node), `dom` (jsdom), `browser`,
 * `stories` and `measured` (a real Chromium), `apps` (the package, installed by apps). Tests get the URLs of the mock
 * server and the recorded streams by `inject`.
 */
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserDependencies } from './scripts/browser-dependencies.mjs';
import { chromiumLaunchOptions } from './scripts/find-chromium.mjs';
import { parserAlias } from './scripts/parser-alias.mjs';
import { sourceAlias } from './scripts/source-alias.mjs';

const launchOptions = await chromiumLaunchOptions();

const common = { resolve: { alias: [...sourceAlias, ...parserAlias] } };
/** A law tries hundreds of cases: how long that takes is the machine's affair. Milliseconds. */
const testTimeout = 60_000;
/** Side by side in a Chromium, each with storage of its own. Vitest by itself opens one where there are two cores. */
const PAGES = 1;
/** No file here counts on being the first in its process, so modules are loaded once for all: half of the time. */
const together = { pool: 'threads', isolate: false } as const;
/** Node would load the parser by itself, on what it is built on elsewhere. */
const server = { deps: { inline: ['@lezer/markdown'] } };

/** Chromium counts what all its pages hold together, so who asks it has to be alone. */
const MEASURED = ['test/browser/leaks.test.tsx'];

const inChromium = {
  ...common,
  plugins: [react(), tailwindcss()],
  // Found before the first test: a dependency found later makes Vite reload the page in the middle of one.
  optimizeDeps: {
    ...browserDependencies,
    include: [
      ...browserDependencies.include,
      'react',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      '@testing-library/react',
      '@testing-library/user-event',
      'zod',
    ],
  },
};

export default defineConfig({
  ...common,
  test: {
    // Here alone, so that the servers start once for all projects.
    globalSetup: ['test/setup/mock-server.ts', 'test/setup/corpus-server.ts'],
    maxWorkers: 2,
    // Pages of the demo side by side: more of them wait for each other.
    maxConcurrency: 3,
    projects: [
      {
        ...common,
        test: {
          ...together,
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          // Pictures take minutes: `npm run pictures` asks for them.
          exclude: [
            'test/dom/**',
            'test/browser/**',
            'test/apps/**',
            ...(process.env.DELTAKIT_PICTURES ? [] : ['test/pictures/pictures.test.ts']),
          ],
          setupFiles: ['test/setup/reader.ts'],
          server,
          testTimeout,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...common,
        plugins: [react()],
        test: {
          ...together,
          name: 'dom',
          environment: 'jsdom',
          include: ['test/dom/**/*.test.{ts,tsx}'],
          setupFiles: ['test/setup/dom.ts', 'test/setup/reader.ts'],
          server,
          testTimeout,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...inChromium,
        test: {
          name: 'browser',
          provide: { runs: Number(process.env.DELTAKIT_RUNS ?? 1) },
          testTimeout,
          expect: { poll: { timeout: 10_000 } },
          include: ['test/browser/**/*.test.{ts,tsx}'],
          exclude: MEASURED,
          browser: createChromium(),
          maxWorkers: PAGES,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...inChromium,
        test: {
          name: 'measured',
          testTimeout,
          expect: { poll: { timeout: 10_000 } },
          include: MEASURED,
          browser: createChromium(),
          sequence: { groupOrder: 3 },
        },
      },
      {
        ...common,
        // The addon takes Storybook's settings, but not the plugins of .storybook/vite.config.ts.
        plugins: [react(), tailwindcss(), storybookTest({ configDir: '.storybook' })],
        optimizeDeps: browserDependencies,
        test: {
          name: 'stories',
          isolate: false,
          testTimeout,
          browser: createChromium(),
          maxWorkers: PAGES,
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...common,
        test: {
          name: 'apps',
          environment: 'node',
          include: ['test/apps/*.test.ts'],
          globalSetup: ['test/apps/set-up-apps.ts'],
          testTimeout,
          // What builds an app.
          hookTimeout: 180_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});

/** One each: Vitest writes the project's name into the instances it is given. */
function createChromium() {
  return {
    enabled: true,
    headless: true,
    provider: playwright({ launchOptions }),
    instances: [{ browser: 'chromium' as const }],
    screenshotFailures: false,
  };
}
