import { RecordError } from '../decode-run';
import { isPlainObject } from '../raw-value';
import type { Repairs } from '../repairs';
import { endpointOf, isGiven, microsOf, textOf } from './read-json-span';
import type { V1Span } from './v1-span';
import { zipkinParentId, zipkinSpanId, zipkinTraceId } from './zipkin-id';

const ADDRESSES: ReadonlySet<unknown> = new Set(['ca', 'sa', 'ma']);

/**
 * One span of Zipkin's JSON v1. Throws RecordError with Zipkin's own words.
 * Source: openzipkin/zipkin, V1JsonSpanReader.
 */
export function readV1Span(raw: unknown, repairs: Repairs): V1Span {
  if (!isPlainObject(raw)) throw new RecordError('Malformed');
  const id = zipkinSpanId(raw.id);
  const parentId = zipkinParentId(raw.parentId);
  return {
    traceId: zipkinTraceId(raw.traceId),
    parentId: parentId === id ? undefined : parentId,
    id,
    name: isGiven(raw.name) ? textOf(raw.name, '$.name') : '',
    timestamp: isGiven(raw.timestamp) ? microsOf(raw.timestamp, '$.timestamp') : 0,
    duration: isGiven(raw.duration) ? microsOf(raw.duration, '$.duration') : 0,
    debug: raw.debug === true,
    annotations: listOf(raw.annotations).map((one, at) => {
      const path = `$.annotations[${at}]`;
      if (!isPlainObject(one)) throw new RecordError('Malformed');
      if (!isGiven(one.timestamp) || !isGiven(one.value))
        throw new RecordError(`Incomplete annotation at ${path}`);
      return {
        timestamp: microsOf(one.timestamp, `${path}.timestamp`),
        value: textOf(one.value, `${path}.value`),
        endpoint: endpointOf(one.endpoint, `${path}.endpoint`, repairs),
      };
    }),
    binaryAnnotations: listOf(raw.binaryAnnotations).flatMap((one, at) => {
      const path = `$.binaryAnnotations[${at}]`;
      if (!isPlainObject(one)) throw new RecordError('Malformed');
      if (!isGiven(one.key)) throw new RecordError(`No key at ${path}`);
      const { key, value } = one;
      const endpoint = endpointOf(one.endpoint, `${path}.endpoint`, repairs);
      if (typeof value === 'string') return { key: textOf(key, path), value, endpoint };
      if (value === true && endpoint && ADDRESSES.has(key))
        return { key: textOf(key, path), value: '', endpoint };
      repairs.note('binary annotation whose value is no text left out');
      return [];
    }),
  };
}

function listOf(raw: unknown): unknown[] {
  if (!isGiven(raw)) return [];
  if (!Array.isArray(raw)) throw new RecordError('Malformed');
  return raw;
}
