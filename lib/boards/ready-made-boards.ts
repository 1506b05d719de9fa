import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import { readDashboard } from './read-dashboard';
import errors from './ready-made/errors.json';
import ingestionHealth from './ready-made/ingestion-health.json';
import mlInference from './ready-made/ml-inference.json';
import serviceOverview from './ready-made/service-overview.json';
import stdfPipeline from './ready-made/stdf-pipeline.json';
import waferMap from './ready-made/wafer-map.json';

export interface ReadyMadeBoard {
  /** `ready-<name>`. */
  id: string;
  document: DashboardDocument;
  tags: readonly string[];
}

/** The dashboards that come with Throughline. Read-only: a copy is edited. */
export const readyMadeBoards: readonly ReadyMadeBoard[] = [
  board('ready-service-overview', serviceOverview, ['services', 'traces']),
  board('ready-stdf-pipeline', stdfPipeline, ['semiconductor', 'pipeline']),
  board('ready-ml-inference', mlInference, ['machine learning', 'traces']),
  board('ready-wafer-map', waferMap, ['semiconductor', 'traces']),
  board('ready-errors', errors, ['errors', 'logs']),
  board('ready-ingestion-health', ingestionHealth, ['ingestion']),
];

function board(id: string, json: unknown, tags: readonly string[]): ReadyMadeBoard {
  const read = readDashboard(json);
  if ('problems' in read) throw new Error(`${id}: ${JSON.stringify(read.problems)}`);
  return { id, document: read.document, tags };
}
