import type { Attributes } from '../contracts/attributes';
import { normalizeSpanId, normalizeTraceId } from '../contracts/ids';
import type { LogRecord, SpanRecord, TelemetryStream } from '../contracts/telemetry';
import { SPAN_KINDS, SPAN_STATUSES } from '../contracts/trace';
import type { FieldName, MatchNode, QueryNode, QueryValue } from './ast';
import { parseDuration, parseSignedDuration } from './duration';
import {
  attributeMatches,
  freeTextIn,
  idMatches,
  messageMatches,
  textMatches,
  timeMatches,
  valueMatches,
} from './evaluate-value';
import { explicitField } from './explicit-field';
import { type BuiltinField, logField, spanField } from './fields';
import { levelMatch } from './level-match';
import { matchesName } from './matches-name';
import { nullMeaning } from './null-meaning';

/**
 * Whether a log matches a query, straight from the language's rules and without SQL: the oracle that the compiler is
 * tested against. Slow and plain on purpose.
 */
export function evaluateLog(node: QueryNode | null, log: LogRecord, nowNs: bigint): boolean {
  return evaluate(node, (match) => logMatches(match, log, nowNs));
}

/** As `evaluateLog`, of a span. */
export function evaluateSpan(node: QueryNode | null, span: SpanRecord, nowNs: bigint): boolean {
  return evaluate(node, (match) => spanMatches(match, span, nowNs));
}

function evaluate(node: QueryNode | null, matches: (node: MatchNode) => boolean): boolean {
  if (node === null || node.kind === 'all') return true;
  // Of a trace, not of one record: evaluateTrace.
  if (node.kind === 'trace') return false;
  if (node.kind === 'not') return !evaluate(node.child, matches);
  if (node.kind === 'atLeast')
    return node.children.filter((child) => evaluate(child, matches)).length >= node.count;
  if (node.kind === 'match')
    return node.value.kind === 'null' ? evaluate(nullMeaning(node), matches) : matches(node);
  return node.kind === 'and'
    ? node.children.every((child) => evaluate(child, matches))
    : node.children.some((child) => evaluate(child, matches));
}

function logMatches({ field, value }: MatchNode, log: LogRecord, nowNs: bigint): boolean {
  if (field === null) return freeText(value, [log.body], log, [log.attributes]);
  const attribute = inAttributes(field, value, [log.attributes], log.stream);
  const explicit = inPlace(field, value, [log.attributes], log.stream);
  if (explicit !== null) return attribute || explicit;
  const builtin = field.pattern ? null : logField(field.name);
  switch (builtin) {
    case 'level':
      return levelMatches(value, log);
    case 'severity_number':
      return valueMatches(log.severityNumber, value);
    case 'message':
      return messageMatches(value, log.body);
    case 'time':
      return timeMatches(value, log.time, nowNs);
    case 'observed_time':
      return timeMatches(value, log.observedTime, nowNs);
    case 'arrival_delay':
      return evaluateDuration(value, log.observedTime - log.time, parseSignedDuration);
    default:
      return sharedMatches(builtin, value, log, attribute);
  }
}

function spanMatches({ field, value }: MatchNode, span: SpanRecord, nowNs: bigint): boolean {
  const places = [span.attributes, ...span.events.map(({ attributes }) => attributes)];
  if (field === null) {
    const names = span.events.map(({ name }) => name);
    return freeText(value, [span.name, span.statusMessage, ...names], span, places);
  }
  const attribute = inAttributes(field, value, places, span.stream);
  const explicit = inPlace(field, value, places, span.stream);
  if (explicit !== null) return attribute || explicit;
  const builtin = field.pattern ? null : spanField(field.name);
  switch (builtin) {
    case 'name':
      return valueMatches(span.name, value);
    case 'status_message':
      return span.statusMessage !== null && valueMatches(span.statusMessage, value);
    case 'duration':
      return evaluateDuration(value, span.durationNs);
    case 'time':
      return timeMatches(value, span.start, nowNs);
    case 'parent_id':
      return idMatches(value, span.parentSpanId, normalizeSpanId);
    case 'status':
      return listMatches(value, SPAN_STATUSES, span.status) ?? attribute;
    case 'kind':
      return listMatches(value, SPAN_KINDS, span.kind) ?? attribute;
    default:
      return sharedMatches(builtin, value, span, attribute);
  }
}

interface Ids {
  traceId: string | null;
  spanId: string | null;
}

/** @param attribute what the field says as an attribute */
function sharedMatches(
  builtin: BuiltinField | null,
  value: QueryValue,
  { stream, traceId, spanId }: Ids & { stream: TelemetryStream },
  attribute: boolean,
): boolean {
  const column = (stored: string | null) => attribute || (stored !== null && valueMatches(stored, value));
  switch (builtin) {
    case 'service':
      return valueMatches(stream.service, value);
    case 'environment':
      return column(stream.environment);
    case 'version':
      return column(stream.serviceVersion);
    case 'scope.name':
      return column(stream.scopeName);
    case 'scope.version':
      return column(stream.scopeVersion);
    case 'trace_id':
      return idMatches(value, traceId, normalizeTraceId);
    case 'span_id':
      return idMatches(value, spanId, normalizeSpanId);
    default:
      return attribute;
  }
}

function inAttributes(
  field: FieldName,
  value: QueryValue,
  places: readonly Attributes[],
  stream: TelemetryStream,
): boolean {
  return [...places, stream.resource, stream.scopeAttributes].some((attributes) =>
    attributeMatches(attributes, field, value),
  );
}

/** Null: the field does not say where it is kept. */
function inPlace(
  field: FieldName,
  value: QueryValue,
  places: readonly Attributes[],
  stream: TelemetryStream,
): boolean | null {
  const explicit = explicitField(field);
  if (!explicit) return null;
  const kept = explicit.origin === 'attribute' ? places : [stream.resource];
  return kept.some((attributes) => attributeMatches(attributes, explicit.field, value));
}

function freeText(
  value: QueryValue,
  texts: readonly (string | null)[],
  { traceId, spanId }: Ids,
  places: readonly Attributes[],
): boolean {
  const ids = [
    ...(traceId !== null && !/^[0-9a-f]{32}$/.test(traceId) ? [traceId] : []),
    ...(spanId !== null && !/^[0-9a-f]{16}$/.test(spanId) ? [spanId] : []),
  ];
  if (value.kind === 'network') return false;
  if ([...texts, ...ids].some((text) => text !== null && textMatches(value, text))) return true;
  const isId = value.kind === 'text' && /^[0-9a-f]{32}$/i.test(value.text);
  if (isId && traceId === normalizeTraceId(value.text)) return true;
  return places.some((attributes) => freeTextIn(attributes, value));
}

function levelMatches(value: QueryValue, log: LogRecord): boolean {
  const match = levelMatch(value);
  if (!match) return false;
  if (match.severities.has(log.severityNumber)) return true;
  return match.alsoText && log.severityText !== null && matchesName(value, log.severityText);
}

/** Whether a duration meets a value. */
export function evaluateDuration(value: QueryValue, durationNs: bigint, parse = parseDuration): boolean {
  if (value.kind === 'exists') return true;
  if (value.kind !== 'text' && value.kind !== 'range') return false;
  const whole = value.kind === 'text' ? { text: value.text, inclusive: true } : null;
  const { min, max } = value.kind === 'range' ? value : { min: whole, max: whole };
  const low = min && parse(min.text);
  const high = max && parse(max.text);
  if ((min && !low) || (max && !high)) return false;
  // What lies between two nanoseconds is read down: the true bound is above it.
  if (low && !(min?.inclusive && low.isExact ? durationNs >= low.ns : durationNs > low.ns)) return false;
  return !(high && !(max?.inclusive || !high.isExact ? durationNs <= high.ns : durationNs < high.ns));
}

/** Null: the value is none of the list's. */
function listMatches(value: QueryValue, names: readonly string[], at: number): boolean | null {
  if (value.kind === 'exists') return true;
  if (!names.some((name) => matchesName(value, name))) return null;
  return matchesName(value, names[at] ?? '');
}
