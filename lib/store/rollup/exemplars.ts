import type { RequestContext } from '../../contracts/context';
import { spanIdOf, traceIdOf } from '../../contracts/keys';
import { NS_PER_MINUTE } from '../../time/time-ns';
import { runQuery } from '../client/run-query';

/** A span to look at: one of this series, of these minutes, that failed or lasted so long. */
export interface ExemplarPlace {
  serviceId: number;
  /** Null: any operation of this kind. */
  name: string | null;
  kind: number;
  fromMinute: number;
  toMinute: number;
  failed: boolean;
  atLeastNs: bigint;
}

export interface Exemplar {
  traceId: string;
  spanId: string;
  durationNs: bigint;
}

const TIMEOUT_MS = 1_500;

/** The newest such span of each place, or null. Each is read for until the first is met. Throws AppError `timeout`. */
export async function findExemplars(
  ctx: RequestContext,
  places: readonly ExemplarPlace[],
): Promise<(Exemplar | null)[]> {
  if (places.length === 0) return [];
  const rows = await runQuery<{
    at: bigint;
    trace_key: string;
    trace_text: string | null;
    span_key: bigint;
    span_text: string | null;
    duration_ns: bigint;
  }>(
    {
      text: `SELECT w.at, t.* FROM unnest($2::bigint[], $3::bigint[], $4::int[], $5::smallint[], $6::text[], $7::boolean[],
          $8::bigint[]) WITH ORDINALITY AS w (from_ns, to_ns, service_id, kind, name, failed, at_least, at)
        CROSS JOIN LATERAL (
          SELECT t.trace_key, t.trace_text, t.span_key, t.span_text, t.duration_ns FROM span t
          WHERE t.tenant_id = $1 AND t.start_ns >= $9::bigint AND t.start_ns < $10::bigint
            AND t.service_id = w.service_id AND t.start_ns >= w.from_ns AND t.start_ns < w.to_ns AND t.kind = w.kind
            AND t.duration_ns >= w.at_least AND (w.name IS NULL OR left(t.name, 512) = w.name)
            AND (NOT w.failed OR t.status = 2)
          ORDER BY t.start_ns DESC LIMIT 1) t`,
      values: [
        ctx.tenantId,
        places.map(({ fromMinute }) => BigInt(fromMinute) * NS_PER_MINUTE),
        places.map(({ toMinute }) => BigInt(toMinute) * NS_PER_MINUTE),
        places.map(({ serviceId }) => serviceId),
        places.map(({ kind }) => kind),
        places.map(({ name }) => name),
        places.map(({ failed }) => failed),
        places.map(({ atLeastNs }) => atLeastNs),
        BigInt(Math.min(...places.map(({ fromMinute }) => fromMinute))) * NS_PER_MINUTE,
        BigInt(Math.max(...places.map(({ toMinute }) => toMinute))) * NS_PER_MINUTE,
      ],
    },
    { signal: ctx.signal, timeoutMs: TIMEOUT_MS },
  );
  const found: (Exemplar | null)[] = places.map(() => null);
  for (const row of rows) {
    found[Number(row.at) - 1] = {
      traceId: row.trace_text ?? traceIdOf(row.trace_key),
      spanId: row.span_text ?? spanIdOf(row.span_key),
      durationNs: row.duration_ns,
    };
  }
  return found;
}
