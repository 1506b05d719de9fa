import type { RequestContext } from '../contracts/context';
import { decodeJsonl } from '../ingest/jsonl/decode-jsonl';
import { writeLogs } from '../store/write/write-logs';
import { nowNs } from '../time/time-ns';
import { commitDecoded, type IngestInput, type IngestReport } from './commit-decoded';

/** Takes JSON lines in: good lines land, bad ones come back. Throws AppError `too_many_requests` or `unavailable`. */
export function ingestJsonl(ctx: RequestContext, input: IngestInput): Promise<IngestReport> {
  return commitDecoded(ctx, 'logs', input, () => decodeJsonl(input.body, nowNs()), writeLogs);
}
