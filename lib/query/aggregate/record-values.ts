// For the oracle of tests: what a record holds in a field.
import type { AttributeValue } from '../../contracts/attributes';
import { severityClass } from '../../contracts/severity';
import type { LogRecord } from '../../contracts/telemetry';
import { NS_PER_MS } from '../../time/time-ns';
import { isDecimal } from '../decimal';
import { explicitField } from '../explicit-field';
import { logField } from '../fields';
import type { AggField } from './agg-tree';

export type Scalar = string | number | boolean;
const LONGEST = 1_024;

/** Different values of a field; texts that are too long are none. */
export function valuesOf(field: AggField, record: LogRecord): Scalar[] {
  const raw = rawOf(field, record);
  const values = raw.filter((value) => typeof value !== 'string' || [...value].length <= LONGEST);
  const distinct = [...new Map(values.map((value) => [String(value), value])).values()];
  return distinct.length === 0 && field.missing !== null ? [field.missing] : distinct;
}

export function numbersOf(field: AggField, record: LogRecord): number[] {
  const numbers = rawOf(field, record).flatMap((value) => {
    if (typeof value === 'boolean') return [Number(value)];
    if (typeof value === 'string') return isDecimal(value) ? [Number(value)] : [];
    return [value];
  });
  return numbers.length === 0 && field.missing !== null ? [Number(field.missing)] : numbers;
}

function rawOf({ names }: AggField, record: LogRecord): Scalar[] {
  for (const name of names) {
    const value = placeOf(name, record);
    if (value !== undefined && value !== null) return flatten(value);
  }
  return [];
}

function placeOf(name: string, record: LogRecord): AttributeValue | null | undefined {
  const { stream, attributes } = record;
  const explicit = explicitField({ name, pattern: null, from: 0, to: 0 });
  if (explicit?.origin === 'resource') return stream.resource[explicit.field.name];
  if (explicit) return attributes[explicit.field.name] ?? attributes[name];
  switch (logField(name)) {
    case 'level':
      return record.severityNumber === 0 ? null : severityClass(record.severityNumber);
    case 'severity_number':
      return record.severityNumber;
    case 'service':
      return stream.service;
    case 'environment':
      return stream.environment;
    case 'version':
      return stream.serviceVersion;
    case 'scope.name':
      return stream.scopeName;
    case 'message':
      return record.body;
    case 'trace_id':
      return record.traceId;
    case 'time':
      return Number(record.time / NS_PER_MS);
    case 'arrival_delay':
      return Number(record.observedTime - record.time);
    default:
      return attributes[name] ?? stream.resource[name] ?? stream.scopeAttributes[name];
  }
}

function flatten(value: AttributeValue): Scalar[] {
  return Array.isArray(value) ? value.flatMap(flatten) : [value];
}

/** As PostgreSQL writes it: no exponents. */
export function plain(value: Scalar): string {
  const text = String(value);
  if (typeof value !== 'number' || !text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '');
}
