// Jaeger's JSON of its query API. Source: jaegertracing/jaeger, internal/uimodel/model.go.

export interface JaegerTag {
  key: string;
  type: 'string' | 'bool' | 'int64' | 'float64';
  value: string | boolean | number;
}

export interface JaegerReference {
  refType: 'CHILD_OF' | 'FOLLOWS_FROM';
  traceID: string;
  spanID: string;
}

export interface JaegerSpan {
  traceID: string;
  spanID: string;
  operationName: string;
  references: JaegerReference[];
  /** Microseconds since the epoch. */
  startTime: number;
  /** Microseconds. */
  duration: number;
  tags: JaegerTag[];
  logs: { timestamp: number; fields: JaegerTag[] }[];
  processID: string;
  warnings: string[] | null;
}

export interface JaegerTrace {
  traceID: string;
  spans: JaegerSpan[];
  processes: Record<string, { serviceName: string; tags: JaegerTag[] }>;
  warnings: string[] | null;
}

/** What is wrong with one part of an answer, or with all of it. */
export interface JaegerError {
  code?: number;
  msg: string;
  traceID?: string;
}

/** What every endpoint of the older API answers. Total, limit and offset have no use in Jaeger but where said. */
export interface JaegerAnswer<T> {
  data: T | null;
  total: number;
  limit: number;
  offset: number;
  errors: JaegerError[] | null;
}

export function jaegerAnswer<T>(
  data: T | null,
  { total = 0, errors = null }: { total?: number; errors?: JaegerError[] | null } = {},
): JaegerAnswer<T> {
  return { data, total, limit: 0, offset: 0, errors };
}
