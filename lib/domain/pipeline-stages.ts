import { readFileSync } from 'node:fs';
import type { LogRecord, SpanRecord } from '../contracts/telemetry';
import { env } from '../env';
import { logger } from '../logger';
import { promoteIds } from '../pipeline/promote-ids';
import { parsePromotionRules } from '../pipeline/promotion-rule';
import type { Stage } from '../pipeline/run-pipeline';
import { processSingleton } from '../process-singleton';
import { recordIngestError, type Signal } from '../store/status/ingest-counters';

/** The record of each signal. */
export interface RecordOf {
  logs: LogRecord;
  spans: SpanRecord;
}

type Stages = { [S in Signal]: Stage<RecordOf[S]>[] };

/** What records of a signal go through between decode and write. Settings are read once a process. */
export function pipelineStages<S extends Signal>(signal: S): Stage<RecordOf[S]>[] {
  return processSingleton<Stages>('pipeline-stages', () => ({ logs: logStages(), spans: [] }))[signal];
}

/** Rules that cannot be read are told, on the log and on the status page, and records come in without them. */
function logStages(): Stage<LogRecord>[] {
  const path = env().PROMOTE_IDS;
  if (path === '') return [];
  try {
    return [promoteIds(parsePromotionRules(readFileSync(path, 'utf8')))];
  } catch (error) {
    const message = `No ids are taken from messages: PROMOTE_IDS (${path}) cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    logger().error(message);
    recordIngestError('pipeline', message);
    return [];
  }
}
