import type { Attributes, AttributeValue } from '../contracts/attributes';
import { severityClass } from '../contracts/severity';
import type { LogRecord, SpanRecord } from '../contracts/telemetry';
import { SPAN_KINDS, SPAN_STATUSES } from '../contracts/trace';
import { canonicalNumber, isDecimal } from './decimal';
import { eachWordToken } from './token-hash';
import {
  bucketToken,
  equalsToken,
  hasToken,
  levelToken,
  numberBucket,
  numberWordToken,
  proseToken,
  serviceToken,
  streamToken,
} from './token-names';
import { TokenSet } from './token-set';

const TRACE_HEX = /^[0-9a-f]{32}$/;
const SPAN_HEX = /^[0-9a-f]{16}$/;
const WHITE_SPACE = /[\t-\r ]/;
const set = new TokenSet();

/** What a record's stream is known by in the store. */
export interface StreamIds {
  streamId: number;
  serviceId: number;
}

/**
 * The search tokens of a log: its stream and service by number, and int32 hashes of `level=CLASS`, `w=word`, of a text
 * `key=value` and `?key`, of a number `key#bucket` and `w=number`; sorted and distinct, at most `MAX_TOKENS`. A record with more carries the overflow token, so
 * that no search misses it.
 */
export function logTokens(record: LogRecord, ids: StreamIds): number[] {
  begin(ids);
  const level = severityClass(record.severityNumber);
  set.add(levelToken(level));
  if (record.severityText !== null && record.severityText !== level)
    set.add(equalsToken('severity_text', record.severityText));
  addFields(record.attributes);
  if (record.traceId !== null && !TRACE_HEX.test(record.traceId)) eachWordToken(record.traceId, set.add);
  if (record.spanId !== null && !SPAN_HEX.test(record.spanId)) eachWordToken(record.spanId, set.add);
  eachWordToken(record.body, set.add);
  addWords(record.attributes);
  return set.sorted();
}

/** The search tokens of a span, as of a log, with `name=`, `kind=`, `status=`, `duration#bucket` (ns) and its events' fields. */
export function spanTokens(record: SpanRecord, ids: StreamIds): number[] {
  begin(ids);
  set.add(equalsToken('kind', SPAN_KINDS[record.kind] ?? ''));
  set.add(equalsToken('status', SPAN_STATUSES[record.status] ?? ''));
  set.add(bucketToken('duration', numberBucket(Number(record.durationNs))));
  addField('name', record.name);
  addFields(record.attributes);
  if (record.statusMessage !== null) addField('status_message', record.statusMessage);
  for (const event of record.events) addFields(event.attributes);
  if (!TRACE_HEX.test(record.traceId)) eachWordToken(record.traceId, set.add);
  if (!SPAN_HEX.test(record.spanId)) eachWordToken(record.spanId, set.add);
  eachWordToken(record.name, set.add);
  if (record.statusMessage !== null) eachWordToken(record.statusMessage, set.add);
  addWords(record.attributes);
  for (const event of record.events) {
    eachWordToken(event.name, set.add);
    addWords(event.attributes);
  }
  return set.sorted();
}

function begin({ streamId, serviceId }: StreamIds): void {
  set.clear();
  set.add(streamToken(streamId));
  set.add(serviceToken(serviceId));
}

function addFields(attributes: Attributes): void {
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined && !addField(key, value)) return;
  }
}

function addField(key: string, value: AttributeValue): boolean {
  addValue(key, value);
  // Numbers and booleans say it with their own tokens.
  return typeof value === 'number' || typeof value === 'boolean' || set.add(hasToken(key));
}

function addValue(key: string, value: AttributeValue): void {
  if (typeof value === 'string') {
    set.add(equalsToken(key, value));
    if (WHITE_SPACE.test(value)) set.add(proseToken(key));
    else if (isDecimal(value)) {
      set.add(numberWordToken(canonicalNumber(value)));
      set.add(bucketToken(key, numberBucket(Number(value))));
    }
  } else if (typeof value === 'number') set.add(bucketToken(key, numberBucket(value)));
  else if (typeof value === 'boolean') set.add(equalsToken(key, String(value)));
  else for (const element of value) addValue(key, element);
}

function addWords(attributes: Attributes): void {
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) addValueWords(value);
  }
}

function addValueWords(value: AttributeValue): void {
  if (typeof value === 'string') eachWordToken(value, set.add);
  else if (typeof value === 'number') set.add(numberWordToken(String(value || 0)));
  else if (typeof value === 'object') for (const element of value) addValueWords(element);
}
