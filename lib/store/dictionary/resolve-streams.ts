import type { TelemetryStream } from '../../contracts/telemetry';
import { ask } from '../client/ask';
import { toJsonb, toText } from '../write/pg-text';
import { dictionaryCache, type StreamRef, tenantKey } from './dictionary-cache';
import { resolveServices } from './resolve-services';
import { streamDigest } from './stream-digest';

export type StreamRefs = Pick<WeakMap<TelemetryStream, StreamRef>, 'get'>;

const ROWS_A_STATEMENT = 1_000;

/**
 * The ids of these streams, made where they are new. They are committed on their own, before the rows that use them: a
 * stream without rows does no harm, and no long transaction holds the dictionary's locks.
 */
export async function resolveStreams(
  tenantId: number,
  streams: Iterable<TelemetryStream>,
): Promise<StreamRefs> {
  const cache = dictionaryCache();
  const known = cache.byObject.get(tenantId) ?? new WeakMap<TelemetryStream, StreamRef>();
  cache.byObject.set(tenantId, known);
  const unknown = new Map<string, TelemetryStream[]>();
  for (const stream of new Set(streams)) {
    if (known.has(stream)) continue;
    const digest = streamDigest(stream);
    const ref = cache.byDigest.get(tenantKey(tenantId, digest));
    if (ref) known.set(stream, ref);
    else unknown.set(digest, [...(unknown.get(digest) ?? []), stream]);
  }
  if (unknown.size > 0) {
    for (const [digest, ref] of await storeStreams(tenantId, unknown)) {
      cache.byDigest.set(tenantKey(tenantId, digest), ref);
      for (const stream of unknown.get(digest) ?? []) known.set(stream, ref);
    }
  }
  return known;
}

async function storeStreams(
  tenantId: number,
  unknown: Map<string, TelemetryStream[]>,
): Promise<Map<string, StreamRef>> {
  const streams = [...unknown].flatMap(([digest, [stream]]) => (stream ? [{ digest, stream }] : []));
  const serviceIds = await resolveServices(
    tenantId,
    streams.map(({ stream }) => stream.service),
  );
  const rows = streams
    .map(({ digest, stream }) => ({ digest, stream, serviceId: idOf(serviceIds, stream.service) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1));
  const refs = new Map<string, StreamRef>();
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const slice = rows.slice(at, at + ROWS_A_STATEMENT);
    const ids = await idsOf(tenantId, slice);
    const missing = slice.filter(({ digest }) => !ids.has(digest));
    if (missing.length > 0) {
      await insertStreams(tenantId, missing);
      for (const [digest, id] of await idsOf(tenantId, missing)) ids.set(digest, id);
    }
    for (const { digest, stream, serviceId } of slice) {
      const streamId = ids.get(digest);
      if (streamId === undefined) throw new Error('A stream that was just stored is not there.');
      refs.set(digest, { streamId, serviceId, service: stream.service, digest });
    }
  }
  return refs;
}

/** Telemetry under a wrong id would be another service's: better none is stored and the sender sends it again. */
function idOf(serviceIds: Map<string, number>, service: string): number {
  const id = serviceIds.get(service);
  if (id === undefined) throw new Error(`Service "${service}" has no id.`);
  return id;
}

interface StreamRow {
  digest: string;
  stream: TelemetryStream;
  serviceId: number;
}

async function idsOf(tenantId: number, rows: StreamRow[]): Promise<Map<string, number>> {
  const found = await ask<{ id: number; digest: string }>(
    `SELECT id, encode(digest, 'hex') AS digest FROM stream
      WHERE tenant_id = $1 AND digest = ANY(SELECT decode(d, 'hex') FROM unnest($2::text[]) d)`,
    [tenantId, rows.map(({ digest }) => digest)],
  );
  return new Map(found.map(({ id, digest }) => [digest, id]));
}

async function insertStreams(tenantId: number, rows: StreamRow[]): Promise<void> {
  const column = <T>(read: (row: StreamRow) => T) => rows.map(read);
  await ask(
    `INSERT INTO stream (tenant_id, digest, service_id, environment, service_version, resource,
                         scope_name, scope_version, scope_attributes)
     SELECT $1, decode(digest, 'hex'), service_id, environment, service_version, resource::jsonb,
            scope_name, scope_version, scope_attributes::jsonb
       FROM unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
         AS r (digest, service_id, environment, service_version, resource, scope_name, scope_version, scope_attributes)
     ON CONFLICT DO NOTHING`,
    [
      tenantId,
      column(({ digest }) => digest),
      column(({ serviceId }) => serviceId),
      column(({ stream }) => toText(stream.environment)),
      column(({ stream }) => toText(stream.serviceVersion)),
      column(({ stream }) => toJsonb(stream.resource)),
      column(({ stream }) => toText(stream.scopeName)),
      column(({ stream }) => toText(stream.scopeVersion)),
      column(({ stream }) => toJsonb(stream.scopeAttributes)),
    ],
  );
}
