import type { AggGroup, NumberRange, TermsGroup, ValueFilter } from '../../query/aggregate/agg-tree';
import type { SqlParams } from '../../query/compile/sql-params';
import { printRegex } from '../../query/print-regex';
import type { TimeRounding } from '../../time/time-rounding';
import type { Predicate } from '../scan/predicate';
import type { BaseColumns } from './base-columns';
import { literal } from './measure-sql';
import { roundSql } from './round-sql';

/** How rows get into the buckets of a group. */
export interface GroupSql {
  from: string | null;
  where: string[];
  /** SQL of the bucket's key. */
  key: string;
  /** SQL of the kind of a value, for groups by value. */
  kind: string | null;
}

export interface GroupSqlContext {
  params: SqlParams;
  columns: BaseColumns;
  /** Compiles the conditions of filters. */
  compile: (
    filter: NonNullable<Extract<AggGroup['by'], { kind: 'filters' }>['filters'][number]>,
  ) => Predicate;
  rounding: (group: AggGroup) => TimeRounding;
}

/** A group by one value. @param alias a name that is free in FROM */
export function groupSql(
  group: AggGroup,
  by: Exclude<AggGroup['by'], { kind: 'tuples' }>,
  alias: string,
  context: GroupSqlContext,
): GroupSql {
  const { columns, params } = context;
  switch (by.kind) {
    case 'terms':
      return termsSql(by, alias, context);
    case 'time': {
      const rounding = context.rounding(group);
      const key = columns.time(by.field, (ns) => roundSql(rounding, ns, params));
      return { from: null, where: [], key, kind: null };
    }
    case 'steps': {
      const step = (number: string) => `floor((${number} - ${literal(by.offset)}) / ${literal(by.interval)})`;
      const { from, key } = columns.groupNumber(by.field, alias, step);
      return { from, where: [`${key} IS NOT NULL`], key, kind: null };
    }
    case 'bounds': {
      const bounds = `${params.add(by.bounds.map(String))}::numeric[]`;
      const place = (number: string) => `width_bucket(${number}, ${bounds})`;
      const { from, key } = columns.groupNumber(by.field, alias, place);
      return { from, where: [`${key} IS NOT NULL`], key, kind: null };
    }
    case 'ranges': {
      const scale = columns.isTime(by.field.names) ? ' * 1000000' : '';
      return places(
        by.ranges.map((range) =>
          columns.testNumber(by.field, (number) => rangeSql(`${number}${scale}`, range)),
        ),
        alias,
      );
    }
    case 'filters': {
      const tests = by.filters.map((filter) =>
        filter === null ? 'TRUE' : columns.condition(context.compile(filter)(params).exact),
      );
      return places(by.other ? [...tests, `NOT (${tests.join(' OR ') || 'FALSE'})`] : tests, alias);
    }
    case 'missing':
      return { from: null, where: [columns.absent(by.field)], key: '0', kind: null };
    case 'incomplete': {
      const absent = by.fields.map((field) => `(${columns.absent(field)})`).join(' OR ');
      return { from: null, where: [`(${absent})`], key: '0', kind: null };
    }
  }
}

function termsSql(by: TermsGroup, alias: string, { columns, params }: GroupSqlContext): GroupSql {
  const { from, key, kind } = columns.groupKey(by.field, alias);
  const where = [`${key} IS NOT NULL`];
  if (by.include) where.push(filterSql(key, by.include, params));
  if (by.exclude) where.push(`NOT (${filterSql(key, by.exclude, params)})`);
  return { from, where, key, kind };
}

function filterSql(key: string, filter: ValueFilter, params: SqlParams): string {
  if ('values' in filter)
    return `${key} = ANY (${params.add(filter.values.map((value) => value.replaceAll('\0', '')))}::text[])`;
  return `${key} ~ ${params.add(`^(?:${printRegex(filter.regex, 'postgres', false)})$`)}::text`;
}

/** One bucket for each condition that is met. */
function places(tests: readonly string[], alias: string): GroupSql {
  const [only] = tests;
  if (tests.length === 1 && only !== undefined) return { from: null, where: [only], key: '0', kind: null };
  return {
    from: `CROSS JOIN LATERAL unnest(ARRAY[${tests.join(', ')}]::boolean[]) WITH ORDINALITY AS ${alias}(hit, k)`,
    where: [`${alias}.hit`],
    key: `(${alias}.k - 1)`,
    kind: null,
  };
}

function rangeSql(number: string, { from, to }: NumberRange): string {
  const tests = [
    ...(from === null ? [] : [`${number} >= ${literal(from)}`]),
    ...(to === null ? [] : [`${number} < ${literal(to)}`]),
  ];
  return `(${tests.length > 0 ? tests.join(' AND ') : `${number} IS NOT NULL`})`;
}
