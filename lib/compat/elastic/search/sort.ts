import type { JsonValue } from '../document-of-log';
import { elasticError, illegalArgument, parsingError } from '../elastic-error';
import { isObject, kindOf, listOf, objectOf, refuseUnknown, textOf } from '../json-members';
import { elasticField } from '../query/elastic-field';

export type SortKey =
  /** @timestamp; milliseconds, or text by `format`. */
  | { kind: 'time'; format: string | null }
  /** `_doc`, `_shard_doc`: a log's place in the one order, which tells equal times apart. */
  | { kind: 'place' }
  | { kind: 'score' };

export interface Sort {
  order: 'newest' | 'oldest';
  /** Empty: nothing was asked for; newest first. */
  keys: readonly SortKey[];
}

const PLACES = new Set(['_doc', '_shard_doc', '_seq_no']);
const OPTIONS = [
  'order',
  'format',
  'unmapped_type',
  'missing',
  'mode',
  'numeric_type',
  'nested',
  'nested_path',
  'ignore_unmapped',
];
const MAX_KEYS = 10;

/** `sort`. Times, places and scores are what hits can be ordered by. Throws AppError `bad_request`. */
export function readSort(value: JsonValue | undefined): Sort {
  const listed = listOf(value ?? []).flatMap(entriesOf);
  if (listed.length > MAX_KEYS) throw illegalArgument(`A search may be sorted by ${MAX_KEYS} fields.`);
  const keys: SortKey[] = [];
  let order: Sort['order'] | null = null;
  for (const { name, options } of listed) {
    const key = keyOf(name, options);
    keys.push(key);
    if (key.kind !== 'score') order ??= directionOf(options, 'asc') === 'asc' ? 'oldest' : 'newest';
  }
  return { order: order ?? 'newest', keys };
}

interface Entry {
  name: string;
  options: { [name: string]: JsonValue };
}

function entriesOf(value: JsonValue): Entry[] {
  if (typeof value === 'string') {
    const [, name = value, direction] = /^(.*):(asc|desc)$/.exec(value) ?? [];
    return [{ name, options: direction === undefined ? {} : { order: direction } }];
  }
  if (!isObject(value)) throw parsingError(`malformed sort format, ${kindOf(value)} found`);
  return Object.entries(value).map(([name, said]) => ({
    name,
    options: typeof said === 'string' ? { order: said } : objectOf(said, `[sort] of [${name}]`),
  }));
}

function keyOf(name: string, options: Entry['options']): SortKey {
  if (name === '_script') throw illegalArgument('cannot execute [inline] scripts');
  refuseUnknown(options, OPTIONS, (key) => `[field_sort] unknown field [${key}]`);
  directionOf(options, 'asc');
  if (name === '_score') return { kind: 'score' };
  if (PLACES.has(name)) return { kind: 'place' };
  const field = elasticField(name);
  if (field.kind === 'time' && field.name === '@timestamp') {
    const format =
      options.format === undefined || options.format === null ? null : textOf(options.format, '[format]');
    return { kind: 'time', format };
  }
  throw elasticError(
    'illegal_argument_exception',
    `Sorting by [${name.slice(0, 200)}] is not supported here: sort by [@timestamp], [_doc] or [_score], or use a terms or top_hits aggregation`,
  );
}

function directionOf(options: Entry['options'], otherwise: 'asc' | 'desc'): 'asc' | 'desc' {
  const order = String(options.order ?? otherwise).toLowerCase();
  if (order === 'asc' || order === 'desc') return order;
  throw illegalArgument(
    `No enum constant org.elasticsearch.search.sort.SortOrder.${order.slice(0, 80).toUpperCase()}`,
  );
}
