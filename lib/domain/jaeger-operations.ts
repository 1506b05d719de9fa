import type { RequestContext } from '../contracts/context';
import { SPAN_KINDS } from '../contracts/trace';
import { AppError } from '../errors';
import { listServiceOperations } from '../store/rollup/list-service-operations';
import { findServiceId } from '../store/streams/find-service-id';

export interface JaegerOperation {
  name: string;
  /** Empty: unspecified. */
  spanKind: string;
}

/**
 * The span names of a service with their kinds, by name; none of a service that nobody sent.
 * @param kind as Jaeger writes it; empty: all. Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function jaegerOperations(
  ctx: RequestContext,
  service: string,
  kind: string,
): Promise<JaegerOperation[]> {
  if (service === '') throw new AppError('bad_request', "parameter 'service' is required");
  const asked = kind === '' ? null : (SPAN_KINDS as readonly string[]).indexOf(kind);
  const serviceId = await findServiceId(ctx, service);
  // A kind that is none is of no span.
  if (serviceId === null || asked === -1) return [];
  const rows = await listServiceOperations(ctx, serviceId, asked);
  return rows
    .filter(({ name }) => name !== '')
    .map((row) => ({ name: row.name, spanKind: row.kind === 0 ? '' : (SPAN_KINDS[row.kind] ?? '') }));
}
