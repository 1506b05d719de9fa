import type { CompileContext } from './compiled-predicate';
import type { SqlParams } from './sql-params';

// No SQL text of ours has these quotes, and no text of the user's is ever in it.
const MARK = /«(\d+)»/g;

type SqlType = 'text' | 'text[]' | 'numeric' | 'numeric[]' | 'bigint' | 'int' | 'uuid' | 'inet' | 'jsonpath';

/** The parameters of one compiled query. Equal values share a placeholder, and each says its type. */
export class SqlScope {
  private readonly marks = new Map<string, string>();
  private readonly values: { value: string; type: SqlType }[] = [];
  private readonly placeholders = new Map<number, string>();

  constructor(
    private readonly params: SqlParams,
    readonly ctx: CompileContext,
    private readonly signal: 'logs' | 'spans',
  ) {}

  /** What rows older than the dictionary meet, `FALSE` when there are none. Null: the dictionary is not to be used. */
  beforeTerms(): string | null {
    const { terms } = this.ctx;
    if (!terms) return null;
    const from = terms[this.signal];
    return from === null ? 'FALSE' : `${this.signal === 'logs' ? 't.time_ns' : 't.start_ns'} < ${from}`;
  }

  /** A mark that `finish` turns into a placeholder with its cast, e.g. `$3::text`. */
  add(value: string | number | bigint, type: SqlType): string {
    const safe = storableText(String(value));
    const key = `${type} ${safe}`;
    let mark = this.marks.get(key);
    if (mark === undefined) {
      mark = `«${this.values.length}»`;
      this.values.push({ value: safe, type });
      this.marks.set(key, mark);
    }
    return mark;
  }

  /** The SQL with its placeholders. Only what it uses becomes a parameter: PostgreSQL refuses a statement with unused ones. */
  finish(sql: string): string {
    return sql.replace(MARK, (_, index: string) => {
      const known = this.placeholders.get(Number(index));
      const entry = this.values[Number(index)];
      if (known !== undefined || !entry) return known ?? '';
      const placeholder = `${this.params.add(entry.value)}::${entry.type}`;
      this.placeholders.set(Number(index), placeholder);
      return placeholder;
    });
  }

  /** The ids that `sql`, an int[], stands for; null when they are not known beforehand. */
  idsOf(sql: string): readonly number[] | null {
    const { lookups } = this.ctx;
    lookups?.asked.set(sql, sql);
    return lookups?.found.get(sql) ?? null;
  }

  /** Makes the lookups that were asked for ready to run, with parameters of their own. */
  finishLookups(): void {
    const asked = this.ctx.lookups?.asked;
    for (const key of asked?.keys() ?? []) asked?.set(key, this.finish(key));
  }

  text(value: string): string {
    return this.add(value, 'text');
  }

  tenant(): string {
    return this.add(this.ctx.tenantId, 'int');
  }
}

/** `(a OR b)`; FALSE when empty. */
export function anySql(conditions: readonly string[]): string {
  const [only] = conditions;
  if (conditions.length <= 1) return only ?? 'FALSE';
  return `(${conditions.join(' OR ')})`;
}

export function allSql(conditions: readonly string[]): string {
  const [only] = conditions;
  if (conditions.length <= 1) return only ?? 'TRUE';
  return `(${conditions.join(' AND ')})`;
}

/** What PostgreSQL's text can hold: no NUL, no lone surrogates. Nothing stored has either. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd');
}
