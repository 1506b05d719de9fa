import type { Attributes, AttributeValue } from '../contracts/attributes';
import { severityClass } from '../contracts/severity';
import type { LogRecord, SpanRecord } from '../contracts/telemetry';
import { SPAN_KINDS, SPAN_STATUSES } from '../contracts/trace';
import { canonicalNumber, isDecimal } from './decimal';
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
import { NO_TERMS, type TermLookup, WordTerms } from './word-term-tokens';

const TRACE_HEX = /^[0-9a-f]{32}$/;
const SPAN_HEX = /^[0-9a-f]{16}$/;
const WHITE_SPACE = /[\t-\r ]/;
const set = new TokenSet();
const words = new WordTerms(set);

/** What a record's stream is known by in the store. */
export interface StreamIds {
  streamId: number;
  serviceId: number;
}

/**
 * The search tokens of a log: its stream and service by number, and int32 hashes of `level=CLASS`, `w=word`, of a text
 * `key=value` and `?key`, of a number `key#bucket` and `w=number`; sorted and distinct, at most `MAX_TOKENS`. A record with more carries the overflow token, so
 * that no search misses it. Without the dictionary of terms, words say their pieces themselves.
 */
export function logTokens(record: LogRecord, ids: StreamIds, terms: TermLookup = NO_TERMS): number[] {
  begin(ids, terms);
  const level = severityClass(record.severityNumber);
  set.add(levelToken(level));
  if (record.severityText !== null && record.severityText !== level)
    set.add(equalsToken('severity_text', record.severityText));
  addFields(record.attributes);
  if (record.traceId !== null && !TRACE_HEX.test(record.traceId)) words.addText(record.traceId);
  if (record.spanId !== null && !SPAN_HEX.test(record.spanId)) words.addText(record.spanId);
  words.addText(record.body);
  addWords(record.attributes);
  return set.sorted();
}

/** The search tokens of a span, as of a log, with `name=`, `kind=`, `status=`, `duration#bucket` (ns) and its events' fields. */
export function spanTokens(record: SpanRecord, ids: StreamIds, terms: TermLookup = NO_TERMS): number[] {
  begin(ids, terms);
  set.add(equalsToken('kind', SPAN_KINDS[record.kind] ?? ''));
  set.add(equalsToken('status', SPAN_STATUSES[record.status] ?? ''));
  set.add(bucketToken('duration', numberBucket(Number(record.durationNs))));
  addField('name', record.name);
  addFields(record.attributes);
  if (record.statusMessage !== null) addField('status_message', record.statusMessage);
  for (const event of record.events) addFields(event.attributes);
  if (!TRACE_HEX.test(record.traceId)) words.addText(record.traceId);
  if (!SPAN_HEX.test(record.spanId)) words.addText(record.spanId);
  words.addText(record.name);
  if (record.statusMessage !== null) words.addText(record.statusMessage);
  addWords(record.attributes);
  for (const event of record.events) {
    words.addText(event.name);
    addWords(event.attributes);
  }
  return set.sorted();
}

function begin({ streamId, serviceId }: StreamIds, terms: TermLookup): void {
  set.clear();
  words.begin(terms);
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
  if (typeof value === 'string') words.addText(value);
  else if (typeof value === 'number') set.add(numberWordToken(String(value || 0)));
  else if (typeof value === 'object') for (const element of value) addValueWords(element);
}
