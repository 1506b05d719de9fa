import type { AggField } from '../../query/aggregate/agg-tree';
import type { SqlParams } from '../../query/compile/sql-params';
import type { FieldPlace, Signal } from './field-place';
import { fieldSql } from './field-sql';
import type { MeasureValues } from './measure-values';
import { ELEMENTS, jsonKey, jsonKind, jsonNumber, textKey, textNumber } from './value-columns';

/** The key of a group: what it needs in FROM, and SQL of the key and its kind (`s`, `n`, `b`). */
export interface GroupKey {
  from: string | null;
  key: string;
  kind: string;
}

/** Deciding where values lie in lists costs each row some time, so that is done for fields that have them alone. */
export interface SeenLists {
  /** Names of fields that have lists among the rows. */
  lists: ReadonlySet<string>;
}

/**
 * The columns of the matching rows that a tree needs, each read once a row. `inner` ones are SQL over the record `t` and its
 * stream `st`, `outer` ones over those; groups and measures see both as columns of `b`.
 */
export class BaseColumns {
  private readonly inner = new Map<string, string>();
  private readonly outer = new Map<string, string>();
  private readonly fields = new Map<string, { at: number; sql: FieldPlace }>();
  private readonly ofStreams: string[] = [];
  private readonly streamColumns = new Set<string>();

  constructor(
    private readonly params: SqlParams,
    private readonly seen: SeenLists,
    private readonly signal: Signal = 'log',
  ) {}

  /** A condition on the record, as a column. @param sql over `t` */
  condition(sql: string): string {
    return `b.${this.add(this.inner, 'c', sql)}`;
  }

  /** The start of a bucket of time. @param round SQL of the start, of SQL of a time */
  time(field: 'time' | 'observed_time', round: (ns: string) => string): string {
    const own = this.signal === 'span' ? 't.start_ns' : 't.time_ns';
    return `b.${this.add(this.inner, 'd', round(field === 'time' ? own : 't.observed_ns'))}`;
  }

  groupKey(field: AggField, alias: string): GroupKey {
    const { at, sql } = this.field(field.names);
    const missing = field.missing === null ? null : this.text(String(field.missing));
    const missingKind = `'${(typeof field.missing).charAt(0)}'`;
    if (this.isList(field.names, sql)) {
      this.keep(at);
      const values = `SELECT ${jsonKey('e.v')} AS k, ${jsonKind('e.v')} AS t
        FROM jsonb_path_query(b.v${at}, ${ELEMENTS}) AS e(v) WHERE jsonb_typeof(e.v) <> 'array'`;
      const distinct = `SELECT x.k, min(x.t) AS t FROM (${values}) x WHERE x.k IS NOT NULL GROUP BY 1`;
      const all =
        missing === null
          ? distinct
          : `WITH x AS (${distinct}) SELECT * FROM x UNION ALL SELECT ${missing}, ${missingKind} WHERE NOT EXISTS (SELECT 1 FROM x)`;
      return { from: `CROSS JOIN LATERAL (${all}) ${alias}`, key: `${alias}.k`, kind: `${alias}.t` };
    }
    const key = this.add(this.outer, 'k', orElse(keyOf(sql, `r.v${at}`), missing));
    const kind =
      missing === null
        ? kindOf(sql, `r.v${at}`)
        : `CASE WHEN ${keyOf(sql, `r.v${at}`)} IS NULL THEN ${missingKind} ELSE ${kindOf(sql, `r.v${at}`)} END`;
    return { from: null, key: `b.${key}`, kind: `b.${this.add(this.outer, 't', kind)}` };
  }

  /** A key made of a number. @param make SQL of the key, of SQL of the number */
  groupNumber(
    field: AggField,
    alias: string,
    make: (number: string) => string,
  ): { from: string | null; key: string } {
    const { column, isList } = this.numberColumn(field);
    if (!isList) return { from: null, key: make(column) };
    return {
      from: `CROSS JOIN LATERAL (SELECT DISTINCT ${make('u.n')} AS k FROM unnest(${column}) AS u(n)) ${alias}`,
      key: `${alias}.k`,
    };
  }

  /** Whether a number of the field meets a condition. */
  testNumber(field: AggField, test: (number: string) => string): string {
    const { column, isList } = this.numberColumn(field);
    return isList ? `EXISTS (SELECT 1 FROM unnest(${column}) AS u(n) WHERE ${test('u.n')})` : test(column);
  }

  /** Whether a log has no value of the field. */
  absent(field: AggField): string {
    const { column, isList } = this.keyColumn(field);
    return isList ? `cardinality(${column}) = 0` : `${column} IS NULL`;
  }

  /** The numbers of a field for a measure. */
  numbers(field: AggField, values: MeasureValues): string {
    const { column, isList } = this.numberColumn(field);
    return isList ? values.each(column) : values.once(column);
  }

  /** The values of a field, as text, for a measure. */
  keys(field: AggField, values: MeasureValues): string {
    const { column, isList } = this.keyColumn(field);
    return isList ? values.each(column) : values.once(column);
  }

  /** What rows are sorted by: numbers first, then texts. */
  sortKeys(names: AggField['names']): string[] {
    const { at, sql } = this.field(names);
    if (sql.kind === 'time' || sql.kind === 'number') return [`b.${this.add(this.outer, 's', `r.v${at}`)}`];
    const [number, text] = [numberOf(sql, `r.v${at}`), keyOf(sql, `r.v${at}`)];
    return [`b.${this.add(this.outer, 'n', number)}`, `b.${this.add(this.outer, 'k', text)} COLLATE "C"`];
  }

  /** Whether the field is a time. */
  isTime(names: AggField['names']): boolean {
    return this.field(names).sql.kind === 'time';
  }

  /** Fields that may have lists and were not yet seen to, with SQL of whether a row has one. */
  listTests(): { name: string; sql: string }[] {
    return [...this.fields].flatMap(([name, { at, sql }]) =>
      sql.kind === 'json' && !this.seen.lists.has(name)
        ? [{ name, sql: `b.${this.add(this.outer, 'l', `jsonb_typeof(r.v${at}) = 'array'`)}` }]
        : [],
    );
  }

  /**
   * The rows with their columns. @param rows SQL of what stands for the record `t`, with its conditions
   * @param always columns of `t` that are wanted in any case
   */
  sql(rows: { from: string; where: string }, always: readonly string[], tenantId: number): string {
    const inner = [...always.map((name) => `t.${name}`), ...named(this.inner)].join(', ');
    const outer = [
      ...always.map((name) => `r.${name}`),
      ...[...this.inner.values()].filter((name) => /^[cd]/.test(name)).map((name) => `r.${name}`),
      ...named(this.outer),
    ].join(', ');
    // OFFSET 0 keeps the planner from reading a field once for each of its columns.
    return `SELECT ${outer || '1'} FROM (
        SELECT ${inner || '1'} FROM ${rows.from} ${this.joins(tenantId)} WHERE ${rows.where} OFFSET 0
      ) r`;
  }

  private joins(tenantId: number): string {
    const joins: string[] = [];
    const tenant = () => `${this.params.add(tenantId)}::int`;
    if (this.ofStreams.length > 0 || this.streamColumns.size > 0) {
      const columns = [
        's.id',
        ...this.streamColumns,
        ...this.ofStreams.map((sql, index) => `${sql} AS w${index}`),
      ];
      const some = this.ofStreams.map((sql) => `${sql} IS NOT NULL`).join(' OR ');
      // Few streams say what an attribute does not: mostly nothing is joined.
      const where = this.streamColumns.size > 0 ? '' : `AND (${some})`;
      joins.push(
        `LEFT JOIN (SELECT ${columns.join(', ')} FROM stream s WHERE s.tenant_id = ${tenant()} ${where}) st ON st.id = t.stream_id`,
      );
    }
    if ([...this.inner.keys()].some((sql) => sql.includes('sv.')))
      joins.push('LEFT JOIN service sv ON sv.id = t.service_id');
    return joins.join(' ');
  }

  private field(names: AggField['names']): { at: number; sql: FieldPlace } {
    const name = nameOf(names);
    const known = this.fields.get(name);
    if (known) return known;
    const sql = fieldSql(names, (value) => this.text(value), this.signal);
    const at = Number(this.add(this.inner, 'v', this.place(sql)).slice(1));
    const field = { at, sql };
    this.fields.set(name, field);
    return field;
  }

  private place(sql: FieldPlace): string {
    if (sql.kind === 'number') return `${sql.sql}::numeric`;
    if (sql.kind !== 'json') {
      if (sql.kind === 'text' && sql.stream !== null) this.streamColumns.add(sql.stream);
      return sql.sql;
    }
    const places = sql.own === null ? [] : [sql.own];
    if (sql.ofStream.length > 0) {
      places.push(`st.w${this.ofStreams.length}`);
      this.ofStreams.push(`coalesce(${sql.ofStream.join(', ')})`);
    }
    return `coalesce(${places.join(', ')})`;
  }

  private isList(names: AggField['names'], sql: FieldPlace): boolean {
    return sql.kind === 'json' && this.seen.lists.has(nameOf(names));
  }

  private numberColumn(field: AggField): { column: string; isList: boolean } {
    const { at, sql } = this.field(field.names);
    const missing = field.missing === null ? null : `${this.text(String(Number(field.missing)))}::numeric`;
    if (!this.isList(field.names, sql)) {
      return {
        column: `b.${this.add(this.outer, 'n', orElse(numberOf(sql, `r.v${at}`), missing))}`,
        isList: false,
      };
    }
    return { column: this.arrayOf('m', at, jsonNumber('e.v'), false, missing), isList: true };
  }

  private keyColumn(field: AggField): { column: string; isList: boolean } {
    const { at, sql } = this.field(field.names);
    const missing = field.missing === null ? null : this.text(String(field.missing));
    if (!this.isList(field.names, sql)) {
      return {
        column: `b.${this.add(this.outer, 'k', orElse(keyOf(sql, `r.v${at}`), missing))}`,
        isList: false,
      };
    }
    return { column: this.arrayOf('a', at, jsonKey('e.v'), true, missing), isList: true };
  }

  private arrayOf(
    letter: string,
    at: number,
    value: string,
    distinct: boolean,
    missing: string | null,
  ): string {
    const array = `ARRAY(SELECT ${distinct ? 'DISTINCT ' : ''}x.v FROM (
      SELECT ${value} AS v FROM jsonb_path_query(r.v${at}, ${ELEMENTS}) AS e(v) WHERE jsonb_typeof(e.v) <> 'array'
    ) x WHERE x.v IS NOT NULL)`;
    const sql = missing === null ? array : `coalesce(nullif(${array}, '{}'), ARRAY[${missing}])`;
    return `b.${this.add(this.outer, letter, sql)}`;
  }

  private keep(at: number): void {
    this.outer.set(`r.v${at}`, `v${at}`);
  }

  private text(value: string): string {
    return `${this.params.add(value.replaceAll('\0', ''))}::text`;
  }

  /** The name of the column with that SQL. */
  private add(columns: Map<string, string>, letter: string, sql: string): string {
    const known = columns.get(sql);
    if (known) return known;
    const name = `${letter}${columns.size}`;
    columns.set(sql, name);
    return name;
  }
}

/** Several names as one text. */
function nameOf(names: AggField['names']): string {
  return names.join('\0');
}

function named(columns: ReadonlyMap<string, string>): string[] {
  return [...columns].map(([sql, name]) => `${sql} AS ${name}`);
}

function orElse(sql: string, other: string | null): string {
  return other === null ? sql : `coalesce(${sql}, ${other})`;
}

function keyOf(sql: FieldPlace, column: string): string {
  if (sql.kind === 'json') return jsonKey(column);
  if (sql.kind === 'text') return textKey(column);
  return sql.kind === 'number' ? `${column}::text` : `${milliseconds(column)}::text`;
}

function kindOf(sql: FieldPlace, column: string): string {
  if (sql.kind === 'json') return jsonKind(column);
  return sql.kind === 'text' ? `'s'` : `'n'`;
}

function numberOf(sql: FieldPlace, column: string): string {
  if (sql.kind === 'json') return jsonNumber(column);
  if (sql.kind === 'text') return textNumber(column);
  return sql.kind === 'number' ? column : milliseconds(column);
}

/** Times count as whole milliseconds since the epoch. */
function milliseconds(column: string): string {
  return `floor(${column}::numeric / 1000000)`;
}
