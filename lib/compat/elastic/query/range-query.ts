import type { QueryNode, RangeBound } from '../../../query/ast';
import { isDecimal } from '../../../query/decimal';
import { parseAddress } from '../../../query/ip-network';
import type { JsonValue } from '../document-of-log';
import { elasticError, illegalArgument, parsingError } from '../elastic-error';
import { booleanOf, objectOf, refuseUnknown, textOf } from '../json-members';
import type { JsonObject } from '../read-json';
import { type ElasticField, elasticField, fieldNames } from './elastic-field';
import { readElasticTime } from './elastic-time';
import { exists } from './field-conditions';
import { anyOf, fieldName, keyword, match } from './nodes';
import type { QueryScope } from './query-scope';
import { fieldEntry } from './term-query';
import { timeBetween } from './time-between';

const KNOWN = [
  'gt',
  'gte',
  'lt',
  'lte',
  'from',
  'to',
  'include_lower',
  'include_upper',
  'format',
  'time_zone',
  'relation',
  'boost',
  '_name',
];

interface Bounds {
  min: RangeBound | null;
  max: RangeBound | null;
}

/** `range`. Source: Elasticsearch, "Range query". */
export function readRange(scope: QueryScope, body: JsonValue): QueryNode {
  const [name, said] = fieldEntry(body, 'range');
  const options = objectOf(said, '[range] query');
  refuseUnknown(options, KNOWN, (key) => `[range] query does not support [${key}]`);
  if (options.relation !== undefined && options.relation !== null) {
    throw illegalArgument('[range] query: [relation] is for fields of ranges, which no log has');
  }
  const bounds = boundsOf(options);
  const field = elasticField(name);
  if (field.kind === 'time') return timeRange(scope, field.name, options, bounds);
  if (bounds.min === null && bounds.max === null) return exists(field, scope.context.isObject);
  return valueRange(field, name, options, bounds);
}

function timeRange(scope: QueryScope, name: string, options: JsonObject, { min, max }: Bounds): QueryNode {
  const reading = {
    nowNs: scope.context.nowNs,
    format: optionalText(options.format, 'format'),
    timeZone: optionalText(options.time_zone, 'time_zone'),
  };
  const low = min && readElasticTime(min.text, reading);
  const high = max && readElasticTime(max.text, reading);
  return timeBetween(
    name,
    low && (min?.inclusive ? low.first : low.last + 1n),
    high && (max?.inclusive ? high.last : high.first - 1n),
  );
}

function valueRange(field: ElasticField, name: string, options: JsonObject, { min, max }: Bounds): QueryNode {
  const bounds = [min, max].filter((bound) => bound !== null);
  if (
    options.format !== undefined ||
    options.time_zone !== undefined ||
    bounds.some(({ text }) => /^now(?![a-z0-9_])|\|\|/i.test(text))
  ) {
    throw elasticError(
      'query_shard_exception',
      `Field [${name.slice(0, 200)}] is not a date here: date math, [format] and [time_zone] work on [@timestamp] and [observed_time]`,
    );
  }
  const isNumeric = bounds.every(({ text }) => isDecimal(text));
  switch (field.kind) {
    case 'keyword':
      return anyOf(
        fieldNames(field.names).map((place) =>
          isNumeric || isAddress(bounds)
            ? match(place, { kind: 'range', min, max })
            : keyword(place, { kind: 'range', min, max }),
        ),
      );
    case 'normalised':
      if (field.name === 'level') return match(fieldName('level'), { kind: 'range', min, max });
      break;
    case 'wholeMessage':
      return keyword(fieldName('message'), { kind: 'range', min, max });
    default:
  }
  throw elasticError(
    'query_shard_exception',
    `Range queries on [${name.slice(0, 200)}] are not supported here`,
  );
}

function isAddress(bounds: readonly RangeBound[]): boolean {
  return bounds.length === 2 && bounds.every(({ text }) => parseAddress(text) !== null);
}

function boundsOf(options: JsonObject): Bounds {
  const bound = (value: JsonValue | undefined, inclusive: boolean, key: string): RangeBound | null =>
    value === undefined || value === null ? null : { text: textOf(value, `[range] ${key}`), inclusive };
  const flag = (key: string) => options[key] === undefined || booleanOf(options[key], `[${key}]`);
  const lower = [
    bound(options.gt, false, 'gt'),
    bound(options.gte, true, 'gte'),
    bound(options.from, flag('include_lower'), 'from'),
  ];
  const upper = [
    bound(options.lt, false, 'lt'),
    bound(options.lte, true, 'lte'),
    bound(options.to, flag('include_upper'), 'to'),
  ];
  const one = (list: (RangeBound | null)[]) => {
    const given = list.filter((each) => each !== null);
    if (given.length > 1) throw parsingError('[range] query has more than one bound on the same side');
    return given[0] ?? null;
  };
  return { min: one(lower), max: one(upper) };
}

function optionalText(value: JsonValue | undefined, key: string): string | null {
  return value === undefined || value === null ? null : textOf(value, `[range] ${key}`);
}
