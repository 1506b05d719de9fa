import { durationNs, sizeBytes } from '../compat/loki/logql/logql-units';
import { parseLogQuery, parseMatchers } from '../compat/loki/logql/parse-logql';
import { compilePipeline } from '../compat/loki/pipeline/compile-pipeline';
import { readNumber } from '../compat/loki/pipeline/filter-labels';
import { LabelSet } from '../compat/loki/pipeline/label-set';
import { extractJson } from '../compat/loki/pipeline/parse-json-line';
import { compileLogfmt } from '../compat/loki/pipeline/parse-logfmt-line';
import { readLimit, readRange } from '../compat/loki/request-params';
import type { RequestContext } from '../contracts/context';
import { nowNs } from '../time/time-ns';
import { lokiActiveStreams } from './loki-active-streams';
import { scanLoki } from './loki-scan';
import { selectLoki } from './loki-select';

/** `GET /loki/api/v1/detected_labels`: the labels of streams with how many values each has. Throws AppError `bad_request`. */
export async function lokiDetectedLabels(ctx: RequestContext, params: URLSearchParams) {
  const matchers = parseMatchers(params.get('query') ?? '');
  const streams = await lokiActiveStreams(ctx, matchers, readRange(params, nowNs()));
  const values = new Map<string, Set<string>>();
  for (const { labels } of streams) {
    for (const [name, value] of labels) values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  return { detectedLabels: [...values].map(([label, found]) => ({ label, cardinality: found.size })) };
}

interface Field {
  values: Set<string>;
  parsers: Set<string>;
}
const MOST_VALUES = 1_000;
const LONGEST_VALUE = 1_000;
const logfmt = compileLogfmt({ kind: 'logfmt', strict: false, keepEmpty: false, extract: null });

/**
 * `GET /loki/api/v1/detected_fields`: what the newest `line_limit` lines hold beside their labels, in structured metadata
 * or as JSON or logfmt. Throws AppError `bad_request` or `timeout`.
 */
export async function lokiDetectedFields(ctx: RequestContext, params: URLSearchParams) {
  const limit = readLimit(params.get('limit') ?? params.get('field_limit'), 1_000);
  const fields = await detect(ctx, params);
  const listed = [...fields].slice(0, limit).map(([label, { values, parsers }]) => ({
    label,
    type: typeOf(values),
    cardinality: values.size,
    parsers: parsers.size === 0 ? null : [...parsers],
  }));
  return { fields: listed, limit };
}

/** `GET /loki/api/v1/detected_field/{name}/values` */
export async function lokiDetectedFieldValues(ctx: RequestContext, name: string, params: URLSearchParams) {
  const limit = readLimit(params.get('limit'), 1_000);
  const found = (await detect(ctx, params)).get(name);
  return { values: [...(found?.values ?? [])].slice(0, limit), limit };
}

async function detect(ctx: RequestContext, params: URLSearchParams): Promise<Map<string, Field>> {
  const now = nowNs();
  const log = parseLogQuery(params.get('query') ?? '');
  const lineLimit = readLimit(params.get('line_limit'), 100);
  const selection = await selectLoki(ctx, log, now);
  const run = compilePipeline(log.stages);
  const fields = new Map<string, Field>();
  let lines = 0;
  const scan = {
    selection,
    range: readRange(params, now),
    order: 'newest' as const,
    page: 1_000,
    most: 100_000,
  };
  await scanLoki(ctx, scan, (entry) => {
    const working = run(entry);
    if (working === null) return true;
    lines += 1;
    const { metadata, parsed } = working.labels.categorized();
    for (const [name, value] of metadata) note(fields, name, value, null);
    for (const [name, value] of parsed) note(fields, name, value, null);
    const own = new LabelSet(new Map(), new Map());
    const isJson = /^\s*\{/.test(working.line);
    if (isJson) extractJson(working.line, own);
    else if (working.line.includes('=')) logfmt(working.line, own);
    for (const [name, value] of own.categorized().parsed) {
      if (!name.startsWith('__')) note(fields, name, value, isJson ? 'json' : 'logfmt');
    }
    return lines < lineLimit;
  });
  return fields;
}

function note(fields: Map<string, Field>, name: string, value: string, parser: string | null): void {
  const field = fields.get(name) ?? { values: new Set(), parsers: new Set() };
  if (fields.size < MOST_VALUES || fields.has(name)) fields.set(name, field);
  if (field.values.size < MOST_VALUES && value.length <= LONGEST_VALUE) field.values.add(value);
  if (parser !== null) field.parsers.add(parser);
}

function typeOf(values: ReadonlySet<string>): string {
  const all = (test: (value: string) => boolean) => values.size > 0 && [...values].every(test);
  if (all((value) => /^-?\d+$/.test(value))) return 'int';
  if (all((value) => readNumber(value) !== null)) return 'float';
  if (all((value) => value === 'true' || value === 'false')) return 'boolean';
  if (all((value) => durationNs(value) !== null)) return 'duration';
  return all((value) => /[a-z]$/i.test(value) && sizeBytes(value) !== null) ? 'bytes' : 'string';
}
