import type { RequestContext } from '../contracts/context';
import { decodeZipkin, type ZipkinEncoding } from '../ingest/zipkin/decode-zipkin';
import { writeSpans } from '../store/write/write-spans';
import { nowNs } from '../time/time-ns';
import { commitDecoded, type IngestInput, type IngestReport } from './commit-decoded';

export type { ZipkinEncoding };

/** Takes a list of Zipkin spans in. Throws AppError `bad_request`, `too_many_requests` or `unavailable`. */
export function ingestZipkin(
  ctx: RequestContext,
  input: IngestInput & { encoding: ZipkinEncoding },
): Promise<IngestReport> {
  return commitDecoded(
    ctx,
    'spans',
    input,
    () => decodeZipkin(input.body, input.encoding, nowNs()),
    writeSpans,
  );
}
