import type { AggGroup, AggTree, Measure, TermsGroup, TuplesGroup } from '../../query/aggregate/agg-tree';
import type { BaseColumns } from './base-columns';
import { keyOrder, orderSql } from './bucket-order';
import { type GroupSql, type GroupSqlContext, groupSql } from './group-sql';
import { measureSql } from './measure-sql';
import { MeasureValues } from './measure-values';
import { givenTuples, tuplesSql } from './tuples-sql';

/** One part of the statement's answer: the buckets of a group, or what is asked of all logs. */
export interface TreeNode {
  /** The group; null for all logs. */
  group: AggGroup | null;
  tree: AggTree;
  /** The node it is in, by its place in the list; -1 for all logs. */
  parent: number;
  name: string;
  depth: number;
  /** Rows of a `rows` measure instead of buckets. */
  rowsOf: string | null;
}

interface Scope {
  at: number;
  from: string[];
  where: string[];
  keys: string[];
}

/** The tables of the statement and their rows: node, path (keys as text), n, and m (json). */
export interface TreeSql {
  nodes: TreeNode[];
  /** WITH parts, in order, behind `b`. */
  tables: string[];
  /** Parts of a UNION ALL. */
  selects: string[];
}

/** @param weight column of `b` that says how many logs a row stands for; null: one each */
export function treeSql(tree: AggTree, context: GroupSqlContext, weight: string | null): TreeSql {
  return new TreeWriter(context, weight).write(tree);
}

class TreeWriter {
  private readonly out: TreeSql = { nodes: [], tables: [], selects: [] };

  constructor(
    private readonly context: GroupSqlContext,
    private readonly weight: string | null,
  ) {}

  write(tree: AggTree): TreeSql {
    const root: Scope = { at: 0, from: [], where: [], keys: [] };
    this.out.nodes.push({ group: null, tree, parent: -1, name: '', depth: 0, rowsOf: null });
    const values = new MeasureValues();
    const measures = this.measures(tree, values).flatMap(([, sql]) => sql);
    const groups = () => this.inside(tree, root);
    // What lists there are is asked last, when all fields are known.
    groups();
    const lists = this.columns.listTests().map(({ sql }) => `coalesce(bool_or(${sql}), FALSE)`);
    this.out.selects.unshift(
      `SELECT 0 AS node, '{}'::text[] AS path, ${this.count(values)} AS n,
        json_build_array(${jsonList(lists)}, ${jsonList(measures)}) AS m
        FROM b ${values.from()}`,
    );
    return this.out;
  }

  private get columns(): BaseColumns {
    return this.context.columns;
  }

  private inside(tree: AggTree, scope: Scope): void {
    for (const [name, measure] of tree.measures)
      if (measure.kind === 'rows') this.rows(name, measure, tree, scope);
    for (const [name, group] of tree.groups) this.group(name, group, scope);
  }

  private group(name: string, group: AggGroup, scope: Scope): void {
    const at = this.add({
      group,
      tree: group,
      parent: scope.at,
      name,
      depth: scope.keys.length + 1,
      rowsOf: null,
    });
    const own =
      group.by.kind === 'tuples'
        ? this.tuples(group.by, group, at, scope)
        : groupSql(group, group.by, `e${at}`, this.context);
    const inner: Scope = {
      at,
      from: [...scope.from, ...(own.from === null ? [] : [own.from])],
      where: [...scope.where, ...own.where],
      keys: [...scope.keys, own.key],
    };
    const values = new MeasureValues();
    const measures = this.measures(group, values);
    const names = new Map(
      measures.map(([name, sql], index) => [name, sql.map((_, part) => `m${index}_${part}`)]),
    );
    const selected = [
      ...inner.keys.map((key, index) => `${key} AS p${index + 1}`),
      `${this.count(values)} AS n`,
      `${own.kind === null ? 'NULL' : `min(${own.kind})`} AS kind_from`,
      `${own.kind === null ? 'NULL' : `max(${own.kind})`} AS kind_to`,
      ...measures.flatMap(([name, sql]) =>
        sql.map((one, part) => `${one} AS ${names.get(name)?.[part] ?? ''}`),
      ),
    ];
    const grouped = `SELECT ${selected.join(', ')} FROM b ${inner.from.join(' ')} ${values.from()}
      ${whereOf(inner.where)} GROUP BY ${inner.keys.map((_, index) => index + 1).join(', ')}`;
    const { by } = group;
    const table = `g${at}`;
    if (by.kind === 'terms') {
      this.out.tables.push(`${table} AS (${this.ranked(by, group, grouped, inner.keys.length, names)})`);
      // Those in it are in the buckets around it too: they had to be, to be counted.
      const same = inner.keys.map((key, index) => `${table}.p${index + 1} = ${key}`);
      inner.from = [...inner.from, `JOIN ${table} ON ${same.join(' AND ')}`];
      inner.keys = inner.keys.map((_, index) => `${table}.p${index + 1}`);
    } else {
      this.out.tables.push(`${table} AS (${grouped})`);
    }
    const paths = inner.keys.map((_, index) => `g.p${index + 1}::text`).join(', ');
    const numbers = [...names.values()].flat().map((column) => `g.${column}`);
    const about = aboutKey(by).map((column) => (by.kind === 'tuples' ? `r.${column}` : `g.${column}`));
    const ranking =
      by.kind === 'tuples'
        ? `LEFT JOIN r${at} r ON r.place = g.p${scope.keys.length + 1}${
            by.keys === null
              ? scope.keys.map((_, index) => ` AND r.p${index + 1} = g.p${index + 1}`).join('')
              : ''
          }`
        : '';
    this.out.selects.push(
      `SELECT ${at}, ARRAY[${paths}], g.n, json_build_array(json_build_array(${about.join(', ')}), ${jsonList(numbers)})
        FROM ${table} g ${ranking}`,
    );
    this.inside(group, inner);
  }

  /** The first values of each bucket around them, with their place and how many logs all values have. */
  private ranked(
    by: TermsGroup,
    group: AggGroup,
    grouped: string,
    depth: number,
    names: ReadonlyMap<string, readonly string[]>,
  ): string {
    const around = Array.from({ length: depth - 1 }, (_, index) => `x.p${index + 1}`);
    const partition = around.length > 0 ? `PARTITION BY ${around.join(', ')}` : '';
    const key = `x.p${depth}`;
    const order = [
      ...by.order.flatMap((one) => orderSql(one, key, group.measures, names)),
      ...keyOrder(key, ''),
    ];
    return `SELECT * FROM (
        SELECT x.*, row_number() OVER (${partition} ORDER BY ${order.join(', ')}) AS place,
          sum(x.n) OVER (${partition})::bigint AS total
        FROM (${grouped}) x WHERE x.n >= ${by.minCount}
      ) y WHERE y.place <= ${by.size}`;
  }

  /** Ranks combinations by what they are ordered by alone; their figures follow with those of all others. */
  private tuples(by: TuplesGroup, group: AggGroup, at: number, scope: Scope): GroupSql {
    const { from, where, keys, placed } = tuplesSql(by, at, scope.keys, this.context);
    if (by.keys === null) {
      const values = new MeasureValues();
      const orders = by.order.flatMap(({ by: one }) => (one.kind === 'measure' ? [one.measure] : []));
      const ordering = {
        ...group,
        measures: new Map([...group.measures].filter(([name]) => orders.includes(name))),
      };
      const measures = this.measures(ordering, values);
      const names = new Map(
        measures.map(([name, sql], index) => [name, sql.map((_, part) => `m${index}_${part}`)]),
      );
      const groups = [
        ...scope.keys.map((key, index) => `${key} AS p${index + 1}`),
        ...keys.map(({ key }, index) => `${key} AS k${index}`),
      ];
      const selected = [
        ...groups,
        ...keys.flatMap(({ kind }, index) => [`min(${kind}) AS f${index}`, `max(${kind}) AS l${index}`]),
        `${this.count(values)} AS n`,
        ...measures.flatMap(([name, sql]) =>
          sql.map((one, part) => `${one} AS ${names.get(name)?.[part] ?? ''}`),
        ),
      ];
      const grouped = `SELECT ${selected.join(', ')} FROM b ${scope.from.join(' ')} ${from} ${values.from()}
        ${whereOf([...scope.where, ...where])} GROUP BY ${groups.map((_, index) => index + 1).join(', ')}`;
      const around = scope.keys.map((_, index) => `x.p${index + 1}`);
      const partition = around.length > 0 ? `PARTITION BY ${around.join(', ')}` : '';
      const byKeys = (way: string) =>
        keys.flatMap((_, index) => keyOrder(`x.k${index}`, way, `x.f${index}`, `x.l${index}`));
      const order = [
        ...by.order.flatMap((one) =>
          one.by.kind === 'key'
            ? byKeys(one.descending ? ' DESC' : '')
            : orderSql(one, '', ordering.measures, names),
        ),
        ...byKeys(''),
      ];
      this.out.tables.push(`r${at} AS (SELECT * FROM (
          SELECT x.*, row_number() OVER (${partition} ORDER BY ${order.join(', ')}) AS place, count(*) OVER (${partition}) AS total
          FROM (${grouped}) x
        ) y WHERE y.place <= ${by.size})`);
    } else {
      this.out.tables.push(`r${at} AS (${givenTuples(by, this.context)})`);
    }
    return { ...placed, kind: null };
  }

  private rows(name: string, measure: Extract<Measure, { kind: 'rows' }>, tree: AggTree, scope: Scope): void {
    const at = this.add({
      group: null,
      tree,
      parent: scope.at,
      name,
      depth: scope.keys.length,
      rowsOf: name,
    });
    const keys = scope.keys.map((key, index) => `${key} AS p${index + 1}`);
    const order = measure.sort.flatMap(({ field, descending }) =>
      this.columns.sortKeys(field).map((sql) => `${sql} ${descending ? 'DESC' : 'ASC'} NULLS LAST`),
    );
    const partition = scope.keys.length > 0 ? `PARTITION BY ${scope.keys.map((key) => key).join(', ')}` : '';
    const paths = scope.keys.map((_, index) => `x.p${index + 1}::text`).join(', ');
    this.out.selects.push(
      `SELECT ${at}, ARRAY[${paths}]::text[], x.seq, json_build_array(x.time_ns::text, x.place) FROM (
        SELECT ${[...keys, 'b.time_ns', 'b.seq'].join(', ')}, row_number() OVER (${partition} ORDER BY ${[...order, 'b.time_ns DESC', 'b.seq DESC'].join(', ')}) AS place
        FROM b ${scope.from.join(' ')} ${whereOf(scope.where)}
      ) x WHERE x.place > ${measure.skip} AND x.place <= ${measure.skip + measure.size}`,
    );
  }

  private measures({ measures }: AggTree, values: MeasureValues): (readonly [string, string[]])[] {
    const weight = this.weight === null ? null : `b.${this.weight}`;
    const written = () =>
      [...measures].map(
        ([name, measure]) => [name, measureSql(measure, this.columns, values, weight)] as const,
      );
    // How one value a log is written depends on whether any measure has lists: that is known after a first pass.
    written();
    return written();
  }

  private count(values: MeasureValues): string {
    const first = values.isFirst();
    const filter = first === null ? '' : ` FILTER (WHERE ${first})`;
    return this.weight === null
      ? `count(*)${filter}`
      : `coalesce(round(sum(b.${this.weight})${filter}), 0)::bigint`;
  }

  private add(node: TreeNode): number {
    return this.out.nodes.push(node) - 1;
  }
}

/** A function takes a hundred arguments: a list of lists, to be read flat. */
function jsonList(values: readonly string[]): string {
  const lists: string[] = [];
  for (let at = 0; at < values.length; at += 50)
    lists.push(`json_build_array(${values.slice(at, at + 50).join(', ')})`);
  return `json_build_array(${lists.join(', ')})`;
}

/** Columns that tell what a bucket's key is. */
function aboutKey(by: AggGroup['by']): string[] {
  if (by.kind === 'terms') return ['place', 'total', 'kind_from', 'kind_to'];
  if (by.kind !== 'tuples') return [];
  return ['total', ...by.fields.flatMap((_, index) => [`k${index}`, `f${index}`, `l${index}`])];
}

function whereOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}
