import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../launch/embedded-postgres.mjs';
import { findFreePort } from '../launch/free-port.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const LISTENERS = ['otlp', 'otlp-grpc', 'elastic', 'loki', 'zipkin', 'syslog'] as const;
type Ports = Record<(typeof LISTENERS)[number], number>;

export interface OwnServer {
  url: string;
  otlpUrl: string;
  /** Of the light listeners. */
  ports: Ports;
  databaseUrl: string;
  /** Process ids: Throughline's, and PostgreSQL's postmaster. */
  pids: { app: number; postgres: number };
  stop(): Promise<void>;
}

/**
 * Starts Throughline as a user would, on free ports, with a PostgreSQL of its own.
 * @param keepIn where its data is and stays; without it the data is removed afterwards
 */
export async function startOwnServer(keepIn?: string): Promise<OwnServer> {
  const dataDir = keepIn ? resolve(keepIn) : await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  mkdirSync(dataDir, { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataDir });
  const port = await findFreePort();
  const ports = await freePorts();
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      HOST: '127.0.0.1',
      PORT: String(port),
      LISTEN: LISTENERS.map((protocol) => `${protocol}=${ports[protocol]}`).join(','),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 2, 2],
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await stopped(child);
    await postgres.stop();
    if (!keepIn) await rm(dataDir, { recursive: true, force: true });
  };
  // PostgreSQL is in a session of its own and would outlive us.
  const interrupted = () => void stop().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    await healthy(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const pids = { app: child.pid ?? 0, postgres: postgres.pid() ?? 0 };
  return { url, otlpUrl: `http://127.0.0.1:${ports.otlp}`, ports, databaseUrl: postgres.url, pids, stop };
}

async function freePorts(): Promise<Ports> {
  const ports: Partial<Ports> = {};
  for (const protocol of LISTENERS) ports[protocol] = await findFreePort();
  return ports as Ports;
}

async function healthy(url: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 3000; waited++) {
    if (child.exitCode !== null)
      throw new Error(`the server ended with ${child.exitCode} before it was ready`);
    const response = await fetch(`${url}/api/health`).catch(() => null);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error('the server was not ready within five minutes');
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
