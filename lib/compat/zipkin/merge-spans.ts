import type { ZipkinEndpoint, ZipkinSpan } from '../../contracts/zipkin-span';

/**
 * Two parts of one span as one: the first part's values stay, the second fills in what is missing, tags of one name are
 * the second's. Source: openzipkin/zipkin, Span.Builder.merge.
 */
export function mergeSpans(first: ZipkinSpan, second: ZipkinSpan): ZipkinSpan {
  const local = mergeEndpoints(first.localEndpoint, second.localEndpoint);
  const remote = mergeEndpoints(first.remoteEndpoint, second.remoteEndpoint);
  const annotations = mergeAnnotations(first, second);
  const tags = { ...first.tags, ...second.tags };
  return {
    ...second,
    ...first,
    ...(local && { localEndpoint: local }),
    ...(remote && { remoteEndpoint: remote }),
    ...(annotations.length > 0 && { annotations }),
    ...(Object.keys(tags).length > 0 && { tags }),
  };
}

function mergeEndpoints(
  first: ZipkinEndpoint | undefined,
  second: ZipkinEndpoint | undefined,
): ZipkinEndpoint | undefined {
  return first && second ? { ...second, ...first } : (first ?? second);
}

/** By time, each once. */
function mergeAnnotations(...parts: ZipkinSpan[]): NonNullable<ZipkinSpan['annotations']> {
  const all = new Map(
    parts.flatMap(({ annotations = [] }) => annotations.map((one) => [`${one.timestamp} ${one.value}`, one])),
  );
  return [...all.values()].sort(
    (a, b) => a.timestamp - b.timestamp || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
  );
}
