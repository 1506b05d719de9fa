import type { Attributes, AttributeValue } from '../contracts/attributes';
import { normalizeSpanId, normalizeTraceId } from '../contracts/ids';
import type { LogRecord } from '../contracts/telemetry';
import type { FieldName, MatchNode, Pattern, QueryNode, QueryValue } from './ast';
import { compareDecimals, isDecimal } from './decimal';
import { explicitField } from './explicit-field';
import { logField } from './fields';
import { foldText } from './fold';
import { levelMatch } from './level-match';
import { matchesPattern } from './match-pattern';
import { timeWindow } from './time-window';
import { wordPatterns } from './word-pattern';
import { wordsOf } from './words';

/**
 * Whether a log matches a query, straight from the language's rules and without SQL: the oracle that the compiler is
 * tested against. Slow and plain on purpose.
 */
export function evaluateLog(node: QueryNode | null, log: LogRecord, nowNs: bigint): boolean {
  if (node === null || node.kind === 'all') return true;
  if (node.kind === 'not') return !evaluateLog(node.child, log, nowNs);
  if (node.kind === 'and') return node.children.every((child) => evaluateLog(child, log, nowNs));
  if (node.kind === 'or') return node.children.some((child) => evaluateLog(child, log, nowNs));
  return node.kind === 'match' && matches(node, log, nowNs);
}

function matches({ field, value }: MatchNode, log: LogRecord, nowNs: bigint): boolean {
  if (field === null) return freeText(value, log);
  const { stream } = log;
  const attribute = [log.attributes, stream.resource, stream.scopeAttributes].some((attributes) =>
    attributeMatches(attributes, field, value),
  );
  const explicit = explicitField(field);
  if (explicit) {
    const place = explicit.origin === 'attribute' ? log.attributes : stream.resource;
    return attribute || attributeMatches(place, explicit.field, value);
  }
  if (field.pattern) return attribute;
  switch (logField(field.name)) {
    case 'level':
      return levelMatches(value, log);
    case 'severity_number':
      return valueMatches(log.severityNumber, value);
    case 'service':
      return value.kind === 'exists' || valueMatches(stream.service, value);
    case 'environment':
      return attribute || (stream.environment !== null && valueMatches(stream.environment, value));
    case 'version':
      return attribute || (stream.serviceVersion !== null && valueMatches(stream.serviceVersion, value));
    case 'scope.name':
      return attribute || (stream.scopeName !== null && valueMatches(stream.scopeName, value));
    case 'scope.version':
      return attribute || (stream.scopeVersion !== null && valueMatches(stream.scopeVersion, value));
    case 'message':
      return messageMatches(value, log.body);
    case 'trace_id':
      return idMatches(value, log.traceId, normalizeTraceId);
    case 'span_id':
      return idMatches(value, log.spanId, normalizeSpanId);
    case 'time':
      return timeMatches(value, log.time, nowNs);
    case 'observed_time':
      return timeMatches(value, log.observedTime, nowNs);
    default:
      return attribute;
  }
}

function freeText(value: QueryValue, log: LogRecord): boolean {
  if (value.kind !== 'text' && value.kind !== 'wildcard') return false;
  const ids = [
    ...(log.traceId !== null && !/^[0-9a-f]{32}$/.test(log.traceId) ? [log.traceId] : []),
    ...(log.spanId !== null && !/^[0-9a-f]{16}$/.test(log.spanId) ? [log.spanId] : []),
  ];
  if ([log.body, ...ids].some((text) => textMatches(value, text))) return true;
  if (
    value.kind === 'text' &&
    /^[0-9a-f]{32}$/i.test(value.text) &&
    log.traceId === normalizeTraceId(value.text)
  )
    return true;
  return Object.values(log.attributes)
    .flatMap(flatten)
    .some((item) => {
      if (typeof item === 'string') return textMatches(value, item);
      return (
        typeof item === 'number' &&
        value.kind === 'text' &&
        isDecimal(value.text) &&
        compareDecimals(plain(item), value.text) === 0
      );
    });
}

function attributeMatches(attributes: Attributes, field: FieldName, value: QueryValue): boolean {
  const { pattern } = field;
  return Object.entries(attributes).some(([name, stored]) => {
    if (pattern ? !nameMatches(pattern, name) : name !== field.name) return false;
    return value.kind === 'exists' || flatten(stored).some((item) => valueMatches(item, value));
  });
}

function nameMatches(pattern: Pattern, name: string): boolean {
  // Case counts in names: folding both sides alike would lose it, so the letters are compared first.
  const source = pattern.map((part) =>
    'wild' in part ? (part.wild === '*' ? '.*' : '.') : escapeRegex(part.text),
  );
  return new RegExp(`^${source.join('')}$`, 'su').test(name);
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function valueMatches(stored: string | number | boolean, value: QueryValue): boolean {
  const text = typeof stored === 'number' ? plain(stored) : String(stored);
  if (value.kind === 'exists') return true;
  if (value.kind === 'wildcard') {
    if (matchesPattern(value.pattern, text)) return true;
    return typeof stored === 'string' && isProse(stored) && phraseIn(wordPatterns(value.pattern), stored);
  }
  if (value.kind === 'text') {
    if (typeof stored !== 'number' && foldText(text) === foldText(value.text)) return true;
    if (typeof stored !== 'boolean' && isDecimal(value.text) && isDecimal(text))
      return compareDecimals(text, value.text) === 0;
    return (
      typeof stored === 'string' && isProse(stored) && phraseIn(wordPatterns([{ text: value.text }]), stored)
    );
  }
  const { min, max } = value;
  if (typeof stored === 'boolean') return false;
  const isNumeric = (min === null || isDecimal(min.text)) && (max === null || isDecimal(max.text));
  if (isNumeric ? !isDecimal(text) : typeof stored !== 'string') return false;
  const compare = isNumeric ? compareDecimals : compareCodePoints;
  const low = min ? compare(text, min.text) : 1;
  const high = max ? compare(text, max.text) : -1;
  return (min?.inclusive ? low >= 0 : low > 0) && (max?.inclusive ? high <= 0 : high < 0);
}

function messageMatches(value: QueryValue, body: string): boolean {
  if (value.kind === 'exists') return body !== '';
  return value.kind === 'range' ? valueMatches(body, value) : textMatches(value, body);
}

/** The words one after the other; of a term without words, its very characters. */
function textMatches(value: QueryValue, text: string): boolean {
  const pattern =
    value.kind === 'text' ? [{ text: value.text }] : value.kind === 'wildcard' ? value.pattern : [];
  const words = wordPatterns(pattern);
  if (words.length > 0) return phraseIn(words, text);
  if (value.kind === 'text')
    return value.text === '' ? text === '' : foldText(text).includes(foldText(value.text));
  return matchesPattern([{ wild: '*' }, ...pattern, { wild: '*' }], text);
}

function phraseIn(phrase: readonly Pattern[], text: string): boolean {
  if (phrase.length === 0) return false;
  const words = wordsOf(text);
  return words.some((_, at) =>
    phrase.every((pattern, i) => {
      const word = words[at + i];
      return word !== undefined && matchesPattern(pattern, word);
    }),
  );
}

function levelMatches(value: QueryValue, log: LogRecord): boolean {
  const match = levelMatch(value);
  if (!match) return false;
  if (match.severities.has(log.severityNumber)) return true;
  if (!match.alsoText || log.severityText === null) return false;
  if (value.kind === 'wildcard') return matchesPattern(value.pattern, log.severityText);
  return value.kind === 'text' && foldText(value.text) === foldText(log.severityText);
}

function idMatches(
  value: QueryValue,
  id: string | null,
  normalize: (text: string) => string | null,
): boolean {
  if (id === null || value.kind === 'range') return false;
  if (value.kind === 'exists') return true;
  return value.kind === 'wildcard' ? matchesPattern(value.pattern, id) : normalize(value.text) === id;
}

function timeMatches(value: QueryValue, time: bigint, nowNs: bigint): boolean {
  if (value.kind === 'exists') return true;
  if (value.kind === 'wildcard') return false;
  if (value.kind === 'text') {
    const window = timeWindow(value.text, nowNs);
    return window !== null && time >= window.first && time <= window.last;
  }
  const low = value.min && timeWindow(value.min.text, nowNs);
  const high = value.max && timeWindow(value.max.text, nowNs);
  if ((value.min && !low) || (value.max && !high)) return false;
  if (low && !(value.min?.inclusive ? time >= low.first : time > low.last)) return false;
  return !(high && !(value.max?.inclusive ? time <= high.last : time < high.first));
}

function flatten(value: AttributeValue): (string | number | boolean)[] {
  return Array.isArray(value) ? value.flatMap(flatten) : [value];
}

function isProse(text: string): boolean {
  return /[\t-\r ]/.test(text);
}

/** ASCII letters in any case, then by code point, as UTF-8 sorts. */
function compareCodePoints(a: string, b: string): number {
  const left = asciiLower(a);
  const right = asciiLower(b);
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** A number as PostgreSQL's numeric prints it: no exponent. */
function plain(number: number): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)\.?(\d*)(?:e([+-]\d+))?$/.exec(String(number || 0)) ?? [];
  const shift = Number(exponent);
  if (shift === 0) return String(number || 0);
  const digits = whole + fraction;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0') + (digits.length > point ? `.${digits.slice(point)}` : '');
}
