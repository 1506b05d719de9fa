import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from './launch/embedded-postgres.mjs';
import { applyMigrations } from './launch/migrations.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: { adminUrl: string; template: string };
  }
}

const migrations = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

/**
 * For the `db` tests: a PostgreSQL (TEST_DATABASE_URL, any server whose user may create databases; else the embedded one in
 * a temporary directory) and on it a migrated template that each test file copies. See `openTestDatabase`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = `throughline_test_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${template} ENCODING 'UTF8' TEMPLATE template0`);
  const templateUrl = new URL(server.adminUrl);
  templateUrl.pathname = `/${template}`;
  await applyMigrations(templateUrl.href, migrations);
  project.provide('testServer', { adminUrl: server.adminUrl, template });
  return async () => {
    // A test file that was killed leaves its copy behind.
    const { rows } = await admin.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [template],
    );
    for (const { datname } of rows) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    await admin.end();
    await server.stop();
  };
}

async function startServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => undefined };
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'throughline-test-'));
  // Test data need not survive a power cut.
  const embedded = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB' },
  });
  // A test run that is cut short must not leave a server behind.
  const cut = () => {
    embedded.kill();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', cut);
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.once(signal, () => process.exit(code));
  return {
    adminUrl: embedded.url,
    stop: async () => {
      process.off('exit', cut);
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
