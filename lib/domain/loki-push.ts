import type { RequestContext } from '../contracts/context';
import { decodePush, type PushEncoding } from '../ingest/loki/decode-push';
import { writeLogs } from '../store/write/write-logs';
import { nowNs } from '../time/time-ns';
import { commitDecoded, type IngestInput, type IngestReport } from './commit-decoded';

/**
 * Takes a push of Loki's API in: good entries land, bad ones come back with Loki's reasons.
 * Throws AppError `bad_request`, `too_many_requests` or `unavailable`.
 */
export function lokiPush(
  ctx: RequestContext,
  input: IngestInput & { encoding: PushEncoding; tenant: string | null },
): Promise<IngestReport> {
  const { encoding, tenant, ...rest } = input;
  // The same bytes of two tenants are two batches.
  const named = { ...rest, path: tenant === null ? rest.path : `${rest.path}#${tenant}` };
  return commitDecoded(
    ctx,
    'logs',
    named,
    () => decodePush(input.body, encoding, tenant, nowNs()),
    writeLogs,
  );
}
