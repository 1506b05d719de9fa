import { AppError } from '../../errors';

/** What `GET /api/v2/traces` asks. Durations are microseconds, times milliseconds. */
export interface ZipkinQuery {
  serviceName: string | null;
  remoteServiceName: string | null;
  spanName: string | null;
  /** Of each tag its value, '' where any value or an annotation of that text will do. */
  annotationQuery: ReadonlyMap<string, string>;
  minDuration: number | null;
  maxDuration: number | null;
  endTs: number;
  lookback: number;
  limit: number;
}

const DAY_MS = 86_400_000;
const MOST_CONDITIONS = 50;

/**
 * Reads the parameters of `GET /api/v2/traces`. Throws AppError `bad_request` in Zipkin's words.
 * Source: openzipkin/zipkin, QueryRequest.
 */
export function readZipkinQuery(params: URLSearchParams, nowMs: number): ZipkinQuery {
  const spanName = name(params, 'spanName');
  const query: ZipkinQuery = {
    serviceName: name(params, 'serviceName'),
    remoteServiceName: name(params, 'remoteServiceName'),
    spanName: spanName === 'all' ? null : spanName,
    annotationQuery: readAnnotationQuery(params.get('annotationQuery') ?? ''),
    minDuration: readWhole(params, 'minDuration'),
    maxDuration: readWhole(params, 'maxDuration'),
    endTs: readWhole(params, 'endTs') ?? nowMs,
    lookback: readWhole(params, 'lookback') ?? DAY_MS,
    limit: readWhole(params, 'limit') ?? 10,
  };
  for (const field of ['endTs', 'limit', 'lookback'] as const) refuseIf(query[field] <= 0, `${field} <= 0`);
  const { minDuration, maxDuration } = query;
  if (minDuration !== null) {
    refuseIf(minDuration <= 0, 'minDuration <= 0');
    refuseIf(maxDuration !== null && maxDuration < minDuration, 'maxDuration < minDuration');
  } else refuseIf(maxDuration !== null, 'maxDuration is only valid with minDuration');
  return query;
}

/** A whole number. Throws AppError `bad_request`; null where it is not given. */
export function readWhole(params: URLSearchParams, field: string): number | null {
  const text = params.get(field);
  if (text === null || text === '') return null;
  const number = Number(text);
  refuseIf(
    !/^-?\d+$/.test(text) || !Number.isSafeInteger(number),
    `Can't convert '${text.slice(0, 100)}' to type 'long': ${field}`,
  );
  return number;
}

/** `http.path=/foo and error`: tags with a value; tags or annotations without one. */
function readAnnotationQuery(text: string): Map<string, string> {
  const asked = new Map<string, string>();
  if (text === '') return asked;
  const parts = text.split(' and ');
  refuseIf(parts.length > MOST_CONDITIONS, `annotationQuery has more than ${MOST_CONDITIONS} conditions`);
  for (const part of parts) {
    const at = part.indexOf('=');
    const key = (at < 0 ? part : part.slice(0, at)).trim();
    if (at >= 0) asked.set(key, part.slice(at + 1).trim());
    else if (!asked.has(key)) asked.set(key, '');
  }
  return asked;
}

function name(params: URLSearchParams, field: string): string | null {
  return params.get(field)?.toLowerCase() || null;
}

function refuseIf(isWrong: boolean, message: string): void {
  if (isWrong) throw new AppError('bad_request', message);
}
