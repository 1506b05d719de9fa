import type { RequestContext } from '../contracts/context';
import { countOtlpMetrics } from '../ingest/otlp/count-metrics';
import type { OtlpEncoding } from '../ingest/otlp/decode-logs';
import { countMetricsNotStored } from '../store/status/left-out-counters';
import type { IngestInput, IngestReport } from './commit-decoded';
import { rememberRefusal } from './remember-refusal';

/**
 * Takes an OTLP ExportMetricsServiceRequest, and stores nothing of it: SDKs send metrics unasked, and must not fail for
 * that. The status page tells how many. Throws AppError `bad_request`.
 */
export async function ingestMetrics(
  _ctx: RequestContext,
  input: IngestInput & { encoding: OtlpEncoding },
): Promise<IngestReport> {
  const received = await rememberRefusal(input.path, async () =>
    countOtlpMetrics(input.body, input.encoding),
  );
  countMetricsNotStored(received);
  return {
    received,
    stored: 0,
    duplicates: 0,
    duplicateBatch: false,
    rejections: [],
    repairs: new Map(),
  };
}
