import type { Pattern } from './ast';
import { matchesPattern } from './match-pattern';
import { TRACE_FIELDS, traceField } from './trace/trace-fields';

/** A field that the store keeps in a place of its own; every other field is an attribute. */
export type BuiltinField =
  | 'level'
  | 'severity_number'
  | 'service'
  | 'environment'
  | 'version'
  | 'message'
  | 'trace_id'
  | 'span_id'
  | 'parent_id'
  | 'time'
  | 'observed_time'
  | 'arrival_delay'
  | 'scope.name'
  | 'scope.version'
  | 'name'
  | 'duration'
  | 'status'
  | 'status_message'
  | 'kind';

const SHARED = {
  service: 'service',
  'service.name': 'service',
  environment: 'environment',
  env: 'environment',
  'deployment.environment': 'environment',
  'deployment.environment.name': 'environment',
  version: 'version',
  'service.version': 'version',
  trace_id: 'trace_id',
  traceid: 'trace_id',
  'trace.id': 'trace_id',
  span_id: 'span_id',
  spanid: 'span_id',
  'span.id': 'span_id',
  time: 'time',
  '@timestamp': 'time',
  timestamp: 'time',
  'scope.name': 'scope.name',
  'scope.version': 'scope.version',
} as const satisfies Record<string, BuiltinField>;

const LOG_ALIASES: Record<string, BuiltinField> = {
  ...SHARED,
  level: 'level',
  severity: 'level',
  severity_text: 'level',
  severitytext: 'level',
  severity_number: 'severity_number',
  severitynumber: 'severity_number',
  message: 'message',
  msg: 'message',
  body: 'message',
  observed_time: 'observed_time',
  observedtime: 'observed_time',
  arrival_delay: 'arrival_delay',
};

const SPAN_ALIASES: Record<string, BuiltinField> = {
  ...SHARED,
  name: 'name',
  operation: 'name',
  'span.name': 'name',
  duration: 'duration',
  status: 'status',
  'status.code': 'status',
  status_message: 'status_message',
  statusmessage: 'status_message',
  kind: 'kind',
  'span.kind': 'kind',
  parent_id: 'parent_id',
  parentspanid: 'parent_id',
  parent_span_id: 'parent_id',
};

/** The built-in that a typed name means, in any case; null: an attribute, spelt exactly as typed. */
export function logField(name: string): BuiltinField | null {
  return lookUp(LOG_ALIASES, name);
}

export function spanField(name: string): BuiltinField | null {
  return lookUp(SPAN_ALIASES, name);
}

/** Whether logs, spans or traces have a built-in of that name. */
export function isBuiltinField(name: string): boolean {
  return logField(name) !== null || spanField(name) !== null || traceField(name) !== null;
}

/** The built-ins of that signal that a name with wildcards would fit, were it to reach them. */
export function builtinsFitting(pattern: Pattern, signal: 'log' | 'span' | null): string[] {
  const aliases = signal === 'span' ? SPAN_ALIASES : LOG_ALIASES;
  return [...new Set(Object.values(aliases))].filter((name) => matchesPattern(pattern, name));
}

/** Offered wherever fields of logs are: every log has it. */
export const ARRIVAL_DELAY = 'arrival_delay' satisfies BuiltinField;

/** Names to offer for completion before any data is known. */
export const SPAN_FIELD_NAMES = [
  'service',
  'name',
  'duration',
  'status',
  'kind',
  'environment',
  'version',
  'trace_id',
  ...TRACE_FIELDS,
];

function lookUp(aliases: Record<string, BuiltinField>, name: string): BuiltinField | null {
  const key = name.toLowerCase();
  return Object.hasOwn(aliases, key) ? (aliases[key] ?? null) : null;
}
