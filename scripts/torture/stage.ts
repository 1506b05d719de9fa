import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../launch/embedded-postgres.mjs';
import { findFreePort } from '../launch/free-port.mjs';
import { applyMigrations } from '../launch/migrations.mjs';
import { DatabaseProxy } from './database-proxy';
import { WireServer } from './wire-server';

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

export interface Stage {
  /** PostgreSQL's own address, past the proxy. */
  databaseUrl: string;
  postgres: EmbeddedPostgres;
  proxy: DatabaseProxy;
  server: WireServer;
  close(): Promise<void>;
}

/**
 * A PostgreSQL of its own, as the launcher starts it, a proxy before it and a server process behind that. Nothing else of
 * the machine is touched. @param dataDir kept; without it a temporary one is made and removed
 */
export async function openStage(dataDir?: string): Promise<Stage> {
  const dir = dataDir ?? (await mkdtemp(path.join(os.tmpdir(), 'throughline-torture-')));
  // A small cache: crash recovery is what is looked at, not speed. Everything that keeps data safe is as it is.
  const postgres = await startEmbeddedPostgres({
    dataDir: dir,
    settings: { shared_buffers: '128MB', max_wal_size: '256MB' },
  });
  const proxy = new DatabaseProxy(postgres.port, await findFreePort());
  let server: WireServer | undefined;
  const close = async () => {
    process.off('exit', cut);
    await server?.kill();
    await proxy.close();
    await postgres.stop();
    if (!dataDir) await rm(dir, { recursive: true, force: true });
  };
  // PostgreSQL is in a session of its own and would outlive us.
  const cut = () => postgres.kill();
  process.once('exit', cut);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  try {
    await applyMigrations(postgres.url, migrations);
    await proxy.open();
    const url = new URL(postgres.url);
    url.port = String(proxy.port);
    server = await WireServer.start(url.href);
    return { databaseUrl: postgres.url, postgres, proxy, server, close };
  } catch (error) {
    await close();
    throw error;
  }
}
