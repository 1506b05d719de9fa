import type { SpanEvent, SpanRecord } from '../../contracts/telemetry';
import {
  displacedName,
  ZIPKIN_ENDPOINT_FIELDS,
  ZIPKIN_MARKS,
  type ZipkinSpan,
} from '../../contracts/zipkin-span';
import { timeNs } from '../../time/time-ns';
import { type DecodeRun, RecordError } from '../decode-run';
import type { RawValue } from '../raw-value';
import { RECORD_LIMITS } from '../record-limits';
import { AttributeBag } from '../sanitize/attribute-bag';
import { capText } from '../sanitize/cap-text';
import { timeRefusal } from '../storable-time';
import { nanosOfPart } from './nanos-of-part';
import type { ZipkinStreams } from './zipkin-streams';

const NS_PER_US = 1_000n;
const KINDS = { CLIENT: 3, SERVER: 2, PRODUCER: 4, CONSUMER: 5 } as const;
const INTERNAL = 1;
const OK = 1;
const ERROR = 2;

/**
 * A Zipkin span as a canonical record. Both halves of a shared span keep their id and parent: their kinds tell them apart.
 * Throws RecordError when its time cannot be stored.
 * Source: OpenTelemetry specification, "OpenTelemetry to Zipkin Transformation", read backwards.
 */
export function spanOfZipkin(
  span: ZipkinSpan,
  streams: ZipkinStreams,
  run: DecodeRun<SpanRecord>,
): SpanRecord {
  const { repairs } = run;
  const start = startOf(span, run);
  const durationNs = BigInt(span.duration ?? 0) * NS_PER_US;
  const refusal = timeRefusal(start, run.nowNs) ?? timeRefusal(start + durationNs, run.nowNs);
  if (refusal !== null) throw new RecordError(refusal);
  const { status, statusMessage } = statusOf(span.tags);
  return {
    traceId: span.traceId,
    spanId: span.id,
    parentSpanId: span.parentId ?? null,
    traceState: null,
    name: capText(span.name ?? 'unknown', RECORD_LIMITS.nameBytes, 'span name', repairs),
    kind: span.kind === undefined ? INTERNAL : KINDS[span.kind],
    start: timeNs(start),
    durationNs,
    status,
    statusMessage:
      statusMessage && capText(statusMessage, RECORD_LIMITS.textBytes, 'status message', repairs),
    attributes: attributesOf(span, run),
    events: eventsOf(span, run),
    links: [],
    stream: streams.of(span.localEndpoint, repairs),
  };
}

/** Where a span says no time, its first annotation does, else its arrival stands for it. */
function startOf(span: ZipkinSpan, run: DecodeRun<SpanRecord>): bigint {
  if (span.timestamp !== undefined) return BigInt(span.timestamp) * NS_PER_US + nanosOfPart(span);
  const first = (span.annotations ?? []).reduce((min, { timestamp }) => Math.min(min, timestamp), Infinity);
  if (Number.isFinite(first)) {
    run.repairs.note('span without a time put at its first annotation');
    return BigInt(first) * NS_PER_US + nanosOfPart(span);
  }
  run.repairs.note('span without a time put at its arrival');
  run.allTimed = false;
  return run.nowNs;
}

/** Any error tag but `false` means that the span failed; one that says more than that is the status message. */
function statusOf(tags: ZipkinSpan['tags']): Pick<SpanRecord, 'status' | 'statusMessage'> {
  const error = tags && Object.hasOwn(tags, 'error') ? tags.error : undefined;
  if (error !== undefined && error !== 'false')
    return { status: ERROR, statusMessage: error === '' || error === 'true' ? null : error };
  const code = tags?.['otel.status_code'];
  return { status: code === 'ERROR' ? ERROR : code === 'OK' ? OK : 0, statusMessage: null };
}

function attributesOf(span: ZipkinSpan, run: DecodeRun<SpanRecord>): SpanRecord['attributes'] {
  const bag = new AttributeBag(run.repairs);
  const tags = span.tags ?? {};
  const reserved: string[] = [];
  for (const name of Object.keys(tags)) {
    const value = tags[name] ?? '';
    if (name === 'error' && isToldByStatus(value, tags)) continue;
    if (RESERVED.has(name)) reserved.push(name);
    bag.put(name, value);
  }
  const put = (name: string, value: RawValue | undefined) => {
    if (value !== undefined) bag.put(Object.hasOwn(tags, name) ? displacedName(name) : name, value);
  };
  const { localEndpoint: local, remoteEndpoint: remote } = span;
  put(ZIPKIN_ENDPOINT_FIELDS.localAddress, local?.ipv4 ?? local?.ipv6);
  put(ZIPKIN_ENDPOINT_FIELDS.localPort, local?.port);
  put(ZIPKIN_ENDPOINT_FIELDS.peerService, remote?.serviceName);
  put(ZIPKIN_ENDPOINT_FIELDS.peerAddress, remote?.ipv4 ?? remote?.ipv6);
  put(ZIPKIN_ENDPOINT_FIELDS.peerPort, remote?.port);
  if (local?.ipv4 !== undefined) put(ZIPKIN_MARKS.localIpv6, local.ipv6);
  if (remote?.ipv4 !== undefined) put(ZIPKIN_MARKS.peerIpv6, remote.ipv6);
  if (span.shared) put(ZIPKIN_MARKS.shared, true);
  if (span.debug) put(ZIPKIN_MARKS.debug, true);
  const absent = (['name', 'timestamp'] as const).filter((field) => span[field] === undefined);
  if (absent.length > 0) put(ZIPKIN_MARKS.absent, absent);
  if (reserved.length > 0) put(ZIPKIN_MARKS.tags, reserved);
  return bag.values;
}

/** An error tag that status and status message repeat. */
function isToldByStatus(error: string, tags: Readonly<Record<string, string>>): boolean {
  if (error === 'true') return !Object.hasOwn(tags, 'otel.status_code');
  return error !== '' && error !== 'false';
}

const RESERVED: ReadonlySet<string> = new Set([
  ...Object.values(ZIPKIN_ENDPOINT_FIELDS),
  ...Object.values(ZIPKIN_MARKS),
]);

// What a signed 64-bit count of nanoseconds ends at.
const LATEST_US = 9.2e15;

function eventsOf({ annotations = [] }: ZipkinSpan, { repairs }: DecodeRun<SpanRecord>): SpanEvent[] {
  const possible = annotations.filter(({ timestamp }) => timestamp <= LATEST_US);
  repairs.note('annotations with an impossible time left out', annotations.length - possible.length);
  const most = RECORD_LIMITS.eventsPerSpan;
  repairs.note(`events beyond ${most} of a span left out`, possible.length - most);
  return possible.slice(0, most).map(({ timestamp, value }) => ({
    time: timeNs(BigInt(timestamp) * NS_PER_US),
    name: capText(value, RECORD_LIMITS.textBytes, 'event name', repairs),
    attributes: {},
  }));
}
