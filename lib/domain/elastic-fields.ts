import { parsingError } from '../compat/elastic/elastic-error';
import { type FieldType, FieldTypes } from '../compat/elastic/indices/field-types';
import { writeFieldCaps, writeFieldMappings, writeMappings } from '../compat/elastic/indices/write-fields';
import { listOf, refuseUnknown, textOf } from '../compat/elastic/json-members';
import { elasticField } from '../compat/elastic/query/elastic-field';
import { exists } from '../compat/elastic/query/field-conditions';
import type { JsonObject } from '../compat/elastic/read-json';
import { FIELD_CAPS_PARAMS, indexOptions, refuseParams } from '../compat/elastic/search/url-params';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { sampleLogs } from '../store/logs/sample-logs';
import { readStreams } from '../store/streams/read-streams';
import { elasticAnyLog } from './elastic-any-log';
import { type ElasticRequest, readBody } from './elastic-request';
import { type ElasticScope, elasticScope, type NarrowedScope } from './elastic-scope';
import { FIELD_COLUMNS, FIELD_WEIGHT, type FieldedLog } from './log-field-values';

type Fields = [string, FieldType][];

const SAMPLE = 3_000;
const BUDGET_MS = 1_500;
const MAX_FIELDS = 5_000;
/** Names that the sample does not have are looked for one by one, as many as this. */
const MOST_LOOKED_UP = 20;
const LOOK_UP_MS = 5_000;
/** One index's fields are those of all that were asked for, so a long list says nothing more. */
const MAX_INDICES = 1_000;

/**
 * `_field_caps`: the fields of a sample of the logs, and those asked for by name that any log has.
 * Throws AppError `bad_request`, `not_found`.
 */
export async function elasticFieldCaps(
  ctx: RequestContext,
  { index, params, body }: ElasticRequest,
): Promise<JsonObject> {
  refuseParams(params, FIELD_CAPS_PARAMS, index === '' ? '/_field_caps' : `/${index}/_field_caps`);
  const said = readBody(body);
  refuseUnknown(
    said,
    ['fields', 'index_filter', 'runtime_mappings'],
    (name) => `[field_caps_request] unknown field [${name}]`,
  );
  if (said.runtime_mappings !== undefined && Object.keys(said.runtime_mappings ?? {}).length > 0)
    throw parsingError('runtime fields are scripts, which are not supported here');
  const asked = listOf(said.fields ?? params.get('fields')?.split(',') ?? []).map((name) =>
    textOf(name, '[fields]'),
  );
  if (asked.length === 0) throw parsingError('Validation Failed: 1: no fields specified;');
  const scope = await elasticScope(ctx, { index, options: indexOptions(params), body: said });
  const filter = scope.read(said.index_filter);
  const narrowed = scope.narrow(filter);
  const fields = await fieldsOf(ctx, narrowed);
  const more = narrowed ? await lookUp(ctx, scope, narrowed, missing(asked, fields)) : [];
  const names = scope.indices.slice(0, MAX_INDICES).map((each) => each.index);
  return writeFieldCaps([...fields, ...more], asked, [...new Set(names)].sort());
}

/** `_mapping`, of each index the fields of all that are named. Throws AppError `not_found`. */
export async function elasticMapping(
  ctx: RequestContext,
  { index, params, names }: Pick<ElasticRequest, 'index' | 'params'> & { names: readonly string[] | null },
): Promise<JsonObject> {
  const scope = await elasticScope(ctx, { index, options: indexOptions(params) });
  const narrowed = scope.narrow();
  const common = await fieldsOf(ctx, narrowed);
  const rare = narrowed ? await lookUp(ctx, scope, narrowed, missing(names ?? [], common)) : [];
  const fields = [...common, ...rare];
  const written = names === null ? writeMappings(fields) : writeFieldMappings(fields, names);
  return Object.fromEntries(scope.indices.slice(0, MAX_INDICES).map((each) => [each.index, written]));
}

async function fieldsOf(ctx: RequestContext, narrowed: NarrowedScope | null): Promise<Fields> {
  const types = new FieldTypes();
  if (!narrowed) return [];
  const sample = await sampleLogs<FieldedLog>(ctx, {
    ...narrowed,
    rows: SAMPLE,
    budgetMs: BUDGET_MS,
    columns: FIELD_COLUMNS,
    weight: FIELD_WEIGHT,
  });
  const add = (attributes: FieldedLog['attributes']) => {
    for (const [name, value] of Object.entries(attributes)) types.add(name, value);
  };
  for (const { attributes } of sample.rows) add(attributes);
  const streams = await readStreams(
    ctx,
    sample.rows.map((row) => row.stream_id),
  );
  for (const { resource, scope_attributes } of streams.values()) {
    add(resource);
    add(scope_attributes);
  }
  return types.list().slice(0, MAX_FIELDS);
}

function missing(asked: readonly string[], fields: Fields): string[] {
  const known = new Set(fields.flatMap(([name]) => [name, `${name}.keyword`]));
  return asked
    .filter((name) => !name.includes('*') && !name.startsWith('_') && !known.has(name))
    .slice(0, MOST_LOOKED_UP);
}

/** Fields too rare for a sample, where any log has them. Throws AppError `timeout` when that is not known in time. */
async function lookUp(
  ctx: RequestContext,
  scope: ElasticScope,
  narrowed: NarrowedScope,
  names: readonly string[],
): Promise<Fields> {
  const found: Fields = [];
  for (const name of names) {
    const having = scope.narrow(exists(elasticField(name), () => false));
    if (!having) continue;
    const isThere = await elasticAnyLog(ctx, { ...having, range: narrowed.range }, LOOK_UP_MS);
    if (isThere === null)
      throw new AppError(
        'timeout',
        `Whether any log has the field [${name.slice(0, 200)}] took too long to find out.`,
      );
    if (isThere) found.push([name.replace(/\.keyword$/, ''), 'keyword']);
  }
  return found;
}
