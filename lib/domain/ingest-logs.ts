import type { RequestContext } from '../contracts/context';
import { decodingOtlpLogs, type OtlpEncoding } from '../ingest/otlp/decode-logs';
import { writeLogs } from '../store/write/write-logs';
import { nowNs } from '../time/time-ns';
import { commitDecoded, type IngestInput, type IngestReport } from './commit-decoded';
import { inPieces } from './in-pieces';

/** Takes an OTLP ExportLogsServiceRequest in. Throws AppError `bad_request`, `too_many_requests` or `unavailable`. */
export function ingestLogs(
  ctx: RequestContext,
  input: IngestInput & { encoding: OtlpEncoding },
): Promise<IngestReport> {
  return commitDecoded(
    ctx,
    'logs',
    input,
    () => inPieces(decodingOtlpLogs(input.body, input.encoding, nowNs())),
    writeLogs,
  );
}
