import { Repairs } from '../repairs';
import type { OtlpEncoding } from './decode-logs';
import { countJsonDataPoints } from './json/count-data-points';
import { countDataPoints } from './protobuf/count-data-points';
import { WireReader } from './protobuf/wire-reader';

/**
 * How many data points an ExportMetricsServiceRequest holds. Metrics are not stored: this is what can be said of them.
 * Throws AppError `bad_request` when the bytes are not such a request. Source: OTLP specification 1.x.
 */
export function countOtlpMetrics(bytes: Uint8Array, encoding: OtlpEncoding): number {
  const repairs = new Repairs();
  return encoding === 'json'
    ? countJsonDataPoints(bytes, repairs)
    : countDataPoints(new WireReader(bytes, repairs));
}
