/** What a trace as a whole has; it stands in a query like any other field. */
export const TRACE_FIELDS = [
  'trace.duration',
  'trace.spans',
  'trace.errors',
  'trace.services',
  'root.service',
  'root.name',
] as const;
export type TraceField = (typeof TRACE_FIELDS)[number];

const ALIASES: Record<string, TraceField> = {
  ...Object.fromEntries(TRACE_FIELDS.map((name) => [name, name])),
  'root.operation': 'root.name',
};

/** The field of the whole trace that a typed name means, in any case; null: it is none. */
export function traceField(name: string): TraceField | null {
  const key = name.toLowerCase();
  return Object.hasOwn(ALIASES, key) ? (ALIASES[key] ?? null) : null;
}

/** Whether a field of the whole trace counts something. */
export function isCount(field: TraceField): boolean {
  return field === 'trace.spans' || field === 'trace.errors' || field === 'trace.services';
}
