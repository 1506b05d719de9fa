import { labelsOfStream } from '../compat/loki/plan/labels-of-stream';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { processSingleton } from '../process-singleton';
import { listStreams } from '../store/streams/list-streams';

export interface LokiStream {
  id: number;
  serviceId: number;
  labels: ReadonlyMap<string, string>;
}

interface Known {
  madeAtMs: number;
  lastId: number;
  byId: Map<number, LokiStream>;
}

const REMADE_MS = 10 * 60_000;
/** Ids are given before a transaction commits: those just below the last one may still come. */
const OVERLAP = 1_000;
const MAX_STREAMS = 50_000;

/**
 * The labels of all streams by id. Streams never change, so only new ones are read. Throws AppError `bad_request` when there are too many to look through.
 */
export async function lokiStreams(ctx: RequestContext): Promise<ReadonlyMap<number, LokiStream>> {
  const tenants = processSingleton('loki-streams', () => new Map<number, Known>());
  const now = performance.now();
  const before = tenants.get(ctx.tenantId);
  const known: Known =
    before && now - before.madeAtMs < REMADE_MS ? before : { madeAtMs: now, lastId: 0, byId: new Map() };
  const afterId = Math.max(0, known.lastId - OVERLAP);
  const recent = Array.from({ length: known.lastId - afterId }, (_, at) => afterId + 1 + at);
  const there = recent.filter((id) => known.byId.has(id));
  const rows = await listStreams(ctx, { afterId, known: there, limit: MAX_STREAMS + 1 });
  for (const { id, service_id: serviceId, ...facts } of rows) {
    if (!known.byId.has(id)) known.byId.set(id, { id, serviceId, labels: labelsOfStream(facts) });
    known.lastId = Math.max(known.lastId, id);
  }
  if (known.byId.size > MAX_STREAMS) {
    throw new AppError('bad_request', `maximum of series (${MAX_STREAMS}) reached for a single query`);
  }
  tenants.set(ctx.tenantId, known);
  return known.byId;
}
