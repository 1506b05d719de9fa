import { RecordError } from '../../decode-run';
import type { Repairs } from '../../repairs';
import { isObject, list } from './fields';
import { badShape, objects, parseJsonRequest } from './read-envelope';

const KINDS = ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary'];

/**
 * How many data points the JSON form of an ExportMetricsServiceRequest holds. Throws AppError `bad_request`.
 * Source: opentelemetry-proto metrics/v1.
 */
export function countJsonDataPoints(bytes: Uint8Array, repairs: Repairs): number {
  try {
    return objects(parseJsonRequest(bytes, repairs), 'resourceMetrics')
      .flatMap((resource) => objects(resource, 'scopeMetrics'))
      .flatMap((scope) => objects(scope, 'metrics'))
      .flatMap((metric) => KINDS.map((kind) => metric[kind]))
      .reduce<number>(
        (sum, data) => sum + (isObject(data) ? list(data.dataPoints, 'dataPoints').length : 0),
        0,
      );
  } catch (error) {
    if (error instanceof RecordError) throw badShape(error.message);
    throw error;
  }
}
