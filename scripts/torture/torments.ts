import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Stage } from './stage';

/** How long and how often; the full run has the numbers that were promised. */
export interface Measure {
  nodeKills: number;
  postgresKills: number;
  cuts: number;
  awayMs: number;
  fills: number;
  fullMs: number;
  silentMs: number;
  slowMs: number;
  fuzzedBodies: number;
  overloadMs: number;
}

export const FULL: Measure = {
  nodeKills: 50,
  postgresKills: 20,
  cuts: 40,
  awayMs: 300_000,
  fills: 3,
  fullMs: 20_000,
  silentMs: 100_000,
  slowMs: 60_000,
  fuzzedBodies: 100_000,
  overloadMs: 120_000,
};

export const SHORT: Measure = {
  nodeKills: 2,
  postgresKills: 2,
  cuts: 4,
  awayMs: 6_000,
  fills: 1,
  fullMs: 6_000,
  silentMs: 0,
  slowMs: 1_000,
  fuzzedBodies: 2_000,
  overloadMs: 10_000,
};

export interface Torment {
  name: string;
  /** Whether it ends the process that holds what nobody acknowledges. */
  losesSyslog?: boolean;
  run: (stage: Stage, measure: Measure) => Promise<void>;
}

/** What is done to the server and its database while batches are sent. */
export const TORMENTS: readonly Torment[] = [
  {
    name: 'kill -9 of the server',
    losesSyslog: true,
    run: async ({ server }, { nodeKills }) => {
      for (let kill = 0; kill < nodeKills; kill++) {
        await sleep(between(300, 2_500, kill));
        await server.kill();
        await server.start();
      }
    },
  },
  {
    name: 'kill -9 of PostgreSQL',
    run: async (stage, { postgresKills }) => {
      for (let kill = 0; kill < postgresKills; kill++) {
        await sleep(between(300, 2_000, kill));
        if (kill % 2 === 0) killPostmaster(stage);
        else await killBackend(stage);
        await reachable(stage.databaseUrl);
      }
    },
  },
  {
    name: 'connections cut in the middle',
    run: async ({ proxy }, { cuts }) => {
      for (let cut = 0; cut < cuts; cut++) {
        await sleep(between(20, 400, cut));
        proxy.cut();
      }
    },
  },
  { name: 'database away', run: async ({ proxy }, { awayMs }) => await during(proxy, 'away', awayMs) },
  {
    name: 'database silent',
    run: async ({ proxy }, { silentMs }) => await during(proxy, 'silent', silentMs),
  },
  { name: 'database slow', run: async ({ proxy }, { slowMs }) => await during(proxy, 'slow', slowMs) },
];

async function during(proxy: Stage['proxy'], mood: 'away' | 'silent' | 'slow', ms: number): Promise<void> {
  if (ms === 0) return;
  // Some have to be on their way.
  await sleep(1_000);
  proxy.be(mood);
  await sleep(ms);
  proxy.be('well');
}

/** The same moments in every run, spread over the whole. */
function between(least: number, most: number, turn: number): number {
  return least + ((turn * 0.618_034) % 1) * (most - least);
}

function killPostmaster({ postgres }: Stage): void {
  const pid = postgres.pid();
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

/** A killed backend makes PostgreSQL end all others and recover. */
async function killBackend({ databaseUrl }: Stage): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'throughline-ingest' ORDER BY state <> 'active' LIMIT 1`,
    );
    if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function reachable(databaseUrl: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return;
    } catch {
      await sleep(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error('PostgreSQL did not come back within a minute.');
}
