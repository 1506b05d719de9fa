import { AppError } from '../../errors';
import { parseIsoNs } from '../../time/iso';
import { goDurationFault, parseGoDuration } from './go-duration';
import { type JaegerQuery, MAX_JAEGER_TAGS } from './jaeger-query';
import { checkedLimit } from './read-jaeger-search';
import { readBoolean } from './read-params';
import { readTagObject } from './read-tags';

const DEFAULT_DEPTH = 100;
const ATTRIBUTES = 'query.attributes';

/** A search of API v3. `raw`: spans as they were sent. */
export interface JaegerV3Query extends JaegerQuery {
  raw: boolean;
}

/**
 * What `GET /api/v3/traces` and `/api/v3/trace-summaries` ask; names in camel case or, as before, with underscores.
 * Throws AppError `bad_request` in Jaeger's words. Source: jaegertracing/jaeger, apiv3/query_parser.go.
 */
export function readJaegerV3Query(params: URLSearchParams): JaegerV3Query {
  if (params.get('query.filter'))
    throw new AppError('bad_request', 'query.filter is not supported: jaeger.query.structuredFilters is off');
  const tags = readAttributes(params.get(ATTRIBUTES) ?? '');
  const range = { fromNs: readTime(params, 'startTimeMin'), toNs: readTime(params, 'startTimeMax') };
  if (range.fromNs >= range.toNs)
    throw new AppError('bad_request', 'query.startTimeMin must be before query.startTimeMax');
  const [, limit] = given(params, 'searchDepth', 'numTraces');
  return {
    service: given(params, 'serviceName')[1] || null,
    operation: given(params, 'operationName')[1] || null,
    tags,
    range,
    limit: limit === '' ? DEFAULT_DEPTH : readDepth(limit),
    minDurationNs: readDuration(params, 'durationMin'),
    maxDurationNs: readDuration(params, 'durationMax'),
    raw: readBoolean(params, given(params, 'rawTraces')[0]),
  };
}

function readAttributes(text: string): Map<string, string> {
  if (text === '') return new Map();
  const entries = readTagObject(text);
  if (entries === null) throw malformed(ATTRIBUTES, 'not a JSON object of texts');
  if (entries.length > MAX_JAEGER_TAGS) throw malformed(ATTRIBUTES, `more than ${MAX_JAEGER_TAGS}`);
  return new Map(entries);
}

function readTime(params: URLSearchParams, field: string): bigint {
  const [name, asSent] = given(params, field);
  const text = withPlus(asSent);
  if (text === '')
    throw new AppError('bad_request', 'query.startTimeMin and query.startTimeMax are required');
  const ns = /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? parseIsoNs(text) : null;
  if (ns === null) throw malformed(name, `parsing time "${text.slice(0, 100)}" as RFC 3339`);
  return ns;
}

/** Grafana does not encode the times, and a plus in a query string is a space. */
function withPlus(time: string): string {
  return time.replace(/ (\d\d:\d\d)$/, '+$1');
}

function readDepth(text: string): number {
  if (!/^[+-]?\d{1,18}$/.test(text))
    throw malformed('query.searchDepth', `strconv.Atoi: parsing "${text.slice(0, 100)}": invalid syntax`);
  return checkedLimit(Number(text));
}

function readDuration(params: URLSearchParams, field: string): bigint | null {
  const [name, text] = given(params, field);
  if (text === '') return null;
  const ns = parseGoDuration(text);
  if (ns === null) throw malformed(name, goDurationFault(text));
  return ns === 0n ? null : ns;
}

/** The name by which a parameter is given, and its text; '' where it is not. */
function given(params: URLSearchParams, ...fields: string[]): [name: string, text: string] {
  for (const field of fields) {
    for (const name of [
      `query.${field}`,
      `query.${field.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`)}`,
    ]) {
      const text = params.get(name);
      if (text) return [name, text];
    }
  }
  return [`query.${fields[0]}`, ''];
}

function malformed(name: string, fault: string): AppError {
  return new AppError('bad_request', `malformed parameter ${name}: ${fault}`);
}
