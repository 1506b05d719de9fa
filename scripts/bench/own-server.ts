import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../launch/embedded-postgres.mjs';
import { findFreePort } from '../launch/free-port.mjs';

export interface OwnServer {
  url: string;
  otlpUrl: string;
  databaseUrl: string;
  /** Process ids: Throughline's, and PostgreSQL's postmaster. */
  pids: { app: number; postgres: number };
  stop(): Promise<void>;
}

/** Starts Throughline as a user would, on free ports, with a PostgreSQL whose data is removed afterwards. */
export async function startOwnServer(): Promise<OwnServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const [port, otlpPort] = [await findFreePort(), await findFreePort()];
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      HOST: '127.0.0.1',
      PORT: String(port),
      LISTEN: `otlp=${otlpPort}`,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await stopped(child);
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await healthy(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const pids = { app: child.pid ?? 0, postgres: postgres.pid() ?? 0 };
  return { url, otlpUrl: `http://127.0.0.1:${otlpPort}`, databaseUrl: postgres.url, pids, stop };
}

async function healthy(url: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 600; waited++) {
    if (child.exitCode !== null)
      throw new Error(`the server ended with ${child.exitCode} before it was ready`);
    const response = await fetch(`${url}/api/health`).catch(() => null);
    if (response?.ok) return;
    await sleep(500);
  }
  throw new Error('the server was not ready within five minutes');
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
