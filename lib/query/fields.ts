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

/** Whether logs or spans have a built-in of that name. */
export function isBuiltinField(name: string): boolean {
  return logField(name) !== null || spanField(name) !== null;
}

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
];

function lookUp(aliases: Record<string, BuiltinField>, name: string): BuiltinField | null {
  const key = name.toLowerCase();
  return Object.hasOwn(aliases, key) ? (aliases[key] ?? null) : null;
}
