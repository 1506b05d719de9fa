const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];
const STATUSES = ['unset', 'ok', 'error'];

/** OpenTelemetry's number of a span kind, from its name in any case (`Server`, `SPAN_KIND_SERVER`); 0 when unknown. */
export function spanKindOf(name: string): number {
  return Math.max(0, KINDS.indexOf(name.toLowerCase().replace('span_kind_', '')));
}

/** OpenTelemetry's number of a status, from its name or from itself; 0 when unknown. */
export function statusCodeOf(name: string): number {
  if (/^[0-2]$/.test(name)) return Number(name);
  return Math.max(0, STATUSES.indexOf(name.toLowerCase().replace('status_code_', '')));
}
