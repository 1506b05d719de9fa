import type { Log } from '@/lib/contracts/log';
import { type FieldOrigin, isKnownField, typedField } from '@/lib/query/explicit-field';
import { attributeText } from './attribute-preview';

export interface LogFieldRow {
  name: string;
  /** The name as it is typed in a query. */
  field: string;
  /** Whole and unchanged: what a filter has to say and what is copied. */
  value: string;
  /** False where an equality filter makes no sense (times are ranges, a body is text). */
  filterable: boolean;
  /** The elements of a list: it matches by any one of them. */
  elements: string[] | null;
}

export interface LogFieldSection {
  title: string;
  rows: LogFieldRow[];
}

/** Everything a line carries, in the order people look for it; what it does not have is left out. */
export function logFieldSections(log: Log): LogFieldSection[] {
  const builtin: LogFieldRow[] = [
    row('time', log.time, false),
    row('level', log.severity),
    row('severity_text', sameLevel(log) ? null : log.severityText, false),
    row('service', log.service),
    row('environment', log.environment),
    row('trace_id', log.traceId),
    row('span_id', log.spanId),
    row('observed_time', log.observedTime, false),
  ].filter((item) => item.value !== '');
  return [
    { title: 'Log', rows: builtin },
    { title: 'Attributes', rows: attributeRows(log.attributes, 'attribute') },
    { title: 'Resource', rows: attributeRows(log.resource, 'resource') },
    {
      title: 'Scope',
      rows: [
        ...[row('scope.name', log.scope.name), row('scope.version', log.scope.version)].filter(
          (item) => item.value !== '',
        ),
        ...attributeRows(log.scope.attributes, 'builtin').map(scopeRow),
      ],
    },
  ].filter((section) => section.rows.length > 0);
}

function row(name: string, value: string | null, filterable = true): LogFieldRow {
  return { name, field: name, value: value ?? '', filterable, elements: null };
}

/** A scope's attributes answer to their bare name; one that is called like a built-in field cannot be asked for. */
function scopeRow(item: LogFieldRow): LogFieldRow {
  return isKnownField(item.name) ? { ...item, filterable: false, elements: null } : item;
}

/** A list matches by its elements, so that no single condition says the whole of it. */
function attributeRows(attributes: Log['attributes'], origin: FieldOrigin): LogFieldRow[] {
  return Object.entries(attributes)
    .map(([key, value]) => ({
      ...row(key, attributeText(value), !Array.isArray(value)),
      field: typedField(key, origin),
      elements: Array.isArray(value) ? [...new Set(value.map(attributeText))] : null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function sameLevel(log: Log): boolean {
  return log.severityText?.toUpperCase() === log.severity;
}
