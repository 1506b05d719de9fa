import os from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.mjs';

// Set E2E_BASE_URL to test a server that runs already; otherwise the demo starts on a directory that is removed after.
const baseURL = process.env.E2E_BASE_URL ?? `http://127.0.0.1:${process.env.E2E_PORT ?? '3417'}`;
process.env.E2E_DATA_DIR ??= path.join(os.tmpdir(), `throughline-e2e-${process.pid}`);

export default defineConfig({
  globalSetup: './e2e/wait-for-demo-data.setup.ts',
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  retries: 0,
  // What hangs ends here; a machine that does much else is slow without hanging.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    launchOptions: findChromium(),
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    timezoneId: 'UTC',
    locale: 'en-US',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } }, testIgnore: '**/*.mobile.spec.ts' },
    { name: 'mobile', use: { ...devices['Pixel 7'] }, testMatch: '**/*.mobile.spec.ts' },
  ],
  ...(process.env.E2E_BASE_URL
    ? {}
    : {
        globalTeardown: './e2e/remove-data-dir.setup.ts',
        webServer: {
          command: 'node scripts/start.mjs --demo',
          url: `${baseURL}/api/health`,
          env: {
            HOST: '127.0.0.1',
            PORT: new URL(baseURL).port,
            DATA_DIR: process.env.E2E_DATA_DIR,
            LISTEN: process.env.E2E_LISTEN ?? '',
            LOG_LEVEL: 'error',
          },
          timeout: 300_000,
          gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
          stdout: 'pipe',
          stderr: 'pipe',
        },
      }),
});
