import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const ignored = ['**/node_modules/**', '**/.next*/**', '**/.data/**', 'e2e/**'];
const databaseSetup = 'scripts/vitest-db-setup.ts';
const setupFiles = ['scripts/vitest-seed.ts'];

// Two projects: `unit` needs nothing but Node; `db` runs on a real PostgreSQL that the global setup provides.
export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.db.test.{ts,tsx}'],
          environment: 'node',
          // For machines that do much else: property tests are many small ones.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          setupFiles,
          include: ['**/*.db.test.ts'],
          exclude: ignored,
          environment: 'node',
          pool: 'forks',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // What hangs ends here; a machine that does much else is slow without hanging.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
        },
      },
    ],
  },
});
