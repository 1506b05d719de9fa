import type { RequestContext } from '../contracts/context';
import type { OtlpEncoding } from '../ingest/otlp/decode-logs';
import { decodingOtlpSpans } from '../ingest/otlp/decode-spans';
import { writeSpans } from '../store/write/write-spans';
import { nowNs } from '../time/time-ns';
import { commitDecoded, type IngestInput, type IngestReport } from './commit-decoded';
import { inPieces } from './in-pieces';

/** Takes an OTLP ExportTraceServiceRequest in. Throws AppError `bad_request`, `too_many_requests` or `unavailable`. */
export function ingestSpans(
  ctx: RequestContext,
  input: IngestInput & { encoding: OtlpEncoding },
): Promise<IngestReport> {
  return commitDecoded(
    ctx,
    'spans',
    input,
    () => inPieces(decodingOtlpSpans(input.body, input.encoding, nowNs())),
    writeSpans,
  );
}
