import type { AttributeValue } from '../../contracts/attributes';
import type { Span } from '../../contracts/trace';
import {
  displacedName,
  ZIPKIN_ENDPOINT_FIELDS,
  ZIPKIN_MARKS,
  type ZipkinEndpoint,
  type ZipkinKind,
  type ZipkinSpan,
} from '../../contracts/zipkin-span';
import { parseIsoNs } from '../../time/iso';
import { zipkinTraceIdOf } from './zipkin-trace-id';

const KINDS: Partial<Record<Span['kind'], ZipkinKind>> = {
  client: 'CLIENT',
  server: 'SERVER',
  producer: 'PRODUCER',
  consumer: 'CONSUMER',
};
const NS_PER_US = 1_000n;

/**
 * A stored span as Zipkin tells it: one that came through Zipkin's API exactly as it was sent, any other one translated.
 * Source: OpenTelemetry specification, "OpenTelemetry to Zipkin Transformation".
 */
export function zipkinSpanOf(span: Span): ZipkinSpan {
  const { attributes } = span;
  const isZipkin = span.scope.name === ZIPKIN_MARKS.scope;
  const sentTags = new Set(isZipkin ? listOf(attributes[ZIPKIN_MARKS.tags]) : []);
  const absent = isZipkin ? listOf(attributes[ZIPKIN_MARKS.absent]) : [];
  const field = (name: string): AttributeValue | undefined =>
    attributes[sentTags.has(name) ? displacedName(name) : name];
  const tags = tagsOf(span, isZipkin, sentTags);
  const kind = KINDS[span.kind];
  const duration = microsOf(BigInt(span.durationNs), isZipkin);
  const local = localEndpoint(span, field);
  const remote = remoteEndpoint(field) ?? (isZipkin ? null : remoteOfServer(span));
  return {
    traceId: zipkinTraceIdOf(span.traceId),
    ...(span.parentSpanId !== null && { parentId: span.parentSpanId }),
    id: span.spanId,
    ...(kind && { kind }),
    ...(span.name !== '' && !absent.includes('name') && { name: span.name }),
    ...(!absent.includes('timestamp') && { timestamp: epochMicros(span.startTime) }),
    ...(duration > 0 && { duration }),
    ...(local && { localEndpoint: local }),
    ...(remote && { remoteEndpoint: remote }),
    ...(span.events.length > 0 && { annotations: span.events.map(annotationOf) }),
    ...(Object.keys(tags).length > 0 && { tags }),
    ...(field(ZIPKIN_MARKS.debug) === true && { debug: true }),
    ...(field(ZIPKIN_MARKS.shared) === true && { shared: true }),
  };
}

/** Zipkin knows no shorter duration than a microsecond; 0 means that there is none. */
function microsOf(ns: bigint, isZipkin: boolean): number {
  const micros = Number(ns / NS_PER_US);
  return micros === 0 && !isZipkin ? 1 : micros;
}

function epochMicros(iso: string): number {
  return Number((parseIsoNs(iso) ?? 0n) / NS_PER_US);
}

function localEndpoint(
  { resource }: Span,
  field: (name: string) => AttributeValue | undefined,
): ZipkinEndpoint | null {
  const service = resource['service.name'];
  const { localAddress, localPort } = ZIPKIN_ENDPOINT_FIELDS;
  return endpoint(service, [field(localAddress), field(ZIPKIN_MARKS.localIpv6)], field(localPort));
}

function remoteEndpoint(field: (name: string) => AttributeValue | undefined): ZipkinEndpoint | null {
  const { peerService, peerAddress, peerPort } = ZIPKIN_ENDPOINT_FIELDS;
  const address = field(peerAddress);
  return endpoint(field(peerService), [address, field(ZIPKIN_MARKS.peerIpv6)], field(peerPort));
}

/** Whom a client of OpenTelemetry's says it calls. Source: semantic conventions, "Server and client attributes". */
function remoteOfServer({ kind, attributes }: Span): ZipkinEndpoint | null {
  if (kind !== 'client' && kind !== 'producer') return null;
  const address =
    attributes['service.peer.name'] ?? attributes['server.address'] ?? attributes['net.peer.name'];
  const port = attributes['server.port'] ?? attributes['net.peer.port'];
  const isAddress = typeof address === 'string' && (IPV4.test(address) || IPV6.test(address));
  return endpoint(isAddress ? undefined : address, isAddress ? [address] : [], port);
}

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;
const IPV6 = /^[0-9a-f:.]*:[0-9a-f:.]*$/i;

function endpoint(
  service: AttributeValue | undefined,
  addresses: readonly (AttributeValue | undefined)[],
  port: AttributeValue | undefined,
): ZipkinEndpoint | null {
  const made: ZipkinEndpoint = {};
  if (typeof service === 'string' && service !== '') made.serviceName = service;
  for (const address of addresses) {
    if (typeof address !== 'string') continue;
    if (IPV4.test(address)) made.ipv4 = address;
    else if (IPV6.test(address)) made.ipv6 = address;
  }
  const number = Number(port);
  if (port !== undefined && Number.isInteger(number) && number > 0 && number <= 0xffff) made.port = number;
  return Object.keys(made).length > 0 ? made : null;
}

const OWN: ReadonlySet<string> = new Set([
  ...Object.values(ZIPKIN_ENDPOINT_FIELDS),
  ...Object.values(ZIPKIN_MARKS),
]);

function tagsOf(
  span: Span,
  isZipkin: boolean,
  sentTags: ReadonlySet<string>,
): NonNullable<ZipkinSpan['tags']> {
  const tags: Record<string, string> = {};
  const put = (key: string, value: AttributeValue | null | undefined) => {
    if (value === null || value === undefined) return;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    Object.defineProperty(tags, key, { value: text, enumerable: true, configurable: true, writable: true });
  };
  const displaced = new Set([...sentTags].map(displacedName));
  for (const [key, value] of Object.entries(span.attributes)) {
    if (isZipkin && ((OWN.has(key) && !sentTags.has(key)) || displaced.has(key))) continue;
    put(key, value);
  }
  if (!isZipkin) {
    for (const [key, value] of Object.entries(span.resource)) if (key !== 'service.name') put(key, value);
    put('otel.scope.name', span.scope.name);
    put('otel.scope.version', span.scope.version);
    if (span.status !== 'unset') put('otel.status_code', span.status === 'error' ? 'ERROR' : 'OK');
  }
  if (span.status === 'error' && !Object.hasOwn(tags, 'error')) {
    // OpenTelemetry's exporters for Zipkin may tell a failure by its status code alone.
    const isToldOtherwise = isZipkin && span.statusMessage === null && tags['otel.status_code'] === 'ERROR';
    if (!isToldOtherwise) put('error', span.statusMessage ?? 'true');
  }
  return tags;
}

function annotationOf({ time, name, attributes }: Span['events'][number]) {
  const value = Object.keys(attributes).length === 0 ? name : `"${name}":${JSON.stringify(attributes)}`;
  return { timestamp: epochMicros(time), value };
}

function listOf(value: AttributeValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
