import type { RequestContext } from '../contracts/context';
import type { StatusResponse } from '../contracts/status';
import { env } from '../env';
import { AppError } from '../errors';
import { databaseVersion } from '../store/status/database-version';
import { readIngestCounters } from '../store/status/ingest-counters';
import { readSources } from '../store/status/source-counters';
import { storeSize } from '../store/status/store-size';
import { readTraceCounters } from '../store/status/trace-counters';
import { APP_VERSION } from './app-version';

const NO_STORE: StatusResponse['store'] = {
  logBytes: 0,
  spanBytes: 0,
  otherBytes: 0,
  logRows: 0,
  spanRows: 0,
  partitions: 0,
  unfoldedDeltas: 0,
  oldest: null,
  newest: null,
};

/** How the whole is doing. Answers also while the database is away: `database.ok` says so. */
export async function getStatus(ctx: RequestContext): Promise<StatusResponse> {
  const base = {
    version: APP_VERSION,
    demo: env().THROUGHLINE_DEMO === '1',
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    ...readIngestCounters(),
    ...readSources(),
    ...readTraceCounters(),
  };
  try {
    const version = await databaseVersion(ctx);
    const store = await storeSize(ctx);
    return { ...base, database: { ok: true, version, message: null }, store };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'canceled') throw error;
    return { ...base, database: { ok: false, version: null, message: error.message }, store: NO_STORE };
  }
}
