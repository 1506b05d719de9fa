import { eachMessage } from './read-envelope';
import { orMalformed, type WireReader } from './wire-reader';

// ExportMetricsServiceRequest.resource_metrics = 1; ResourceMetrics.scope_metrics = 2; ScopeMetrics.metrics = 2;
// each kind of data holds its points in field 1. A tag is field number × 8 + 2.
const FIRST = 10;
const SECOND = 18;
/** Metric: gauge 5, sum 7, histogram 9, exponential_histogram 10, summary 11. */
const KINDS = new Set([42, 58, 74, 82, 90]);

/**
 * How many data points an ExportMetricsServiceRequest holds; every field is walked, none kept. Throws AppError
 * `bad_request`. Source: opentelemetry-proto metrics/v1.
 */
export function countDataPoints(reader: WireReader): number {
  let points = 0;
  const countPoint = (end: number) => {
    for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) reader.skip(tag);
    points += 1;
  };
  const readMetric = (end: number) => {
    for (let tag = reader.next(end); tag !== 0; tag = reader.next(end)) {
      if (KINDS.has(tag)) eachMessage(reader, reader.enter(end), FIRST, countPoint);
      else reader.skip(tag);
    }
  };
  const readScope = (end: number) => eachMessage(reader, end, SECOND, readMetric);
  const readResource = (end: number) => eachMessage(reader, end, SECOND, readScope);
  orMalformed(() => eachMessage(reader, reader.length, FIRST, readResource));
  return points;
}
