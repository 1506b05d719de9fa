import type { ZipkinSpan } from '../../contracts/zipkin-span';
import type { ZipkinQuery } from './zipkin-query';

/**
 * Whether a trace meets a query, its time apart: spans of the service meet its conditions, not all of them the same span.
 * Names are compared without case: Zipkin keeps them in small letters. Source: openzipkin/zipkin, QueryRequest.test.
 */
export function matchesZipkinQuery(spans: readonly ZipkinSpan[], query: ZipkinQuery): boolean {
  const ofService = spans.filter((span) => isNamed(span.localEndpoint?.serviceName, query.serviceName));
  const some = (test: (span: ZipkinSpan) => boolean) => ofService.some(test);
  return (
    (query.serviceName === null || ofService.length > 0) &&
    (query.remoteServiceName === null ||
      some((span) => isNamed(span.remoteEndpoint?.serviceName, query.remoteServiceName))) &&
    (query.spanName === null || some((span) => isNamed(span.name, query.spanName))) &&
    [...query.annotationQuery].every(([key, value]) => some((span) => isTold(span, key, value))) &&
    (query.minDuration === null || some((span) => isBetween(span.duration ?? 0, query)))
  );
}

function isNamed(name: string | undefined, asked: string | null): boolean {
  return asked === null || name?.toLowerCase() === asked;
}

function isTold({ tags = {}, annotations = [] }: ZipkinSpan, key: string, value: string): boolean {
  if (Object.hasOwn(tags, key) && (value === '' || tags[key] === value)) return true;
  return value === '' && annotations.some((annotation) => annotation.value === key);
}

function isBetween(duration: number, { minDuration, maxDuration }: ZipkinQuery): boolean {
  return duration >= (minDuration ?? 0) && (maxDuration === null || duration <= maxDuration);
}
