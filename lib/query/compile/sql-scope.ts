import type { CompileContext } from './compiled-predicate';
import type { SqlParams } from './sql-params';

type SqlType = 'text' | 'numeric' | 'bigint' | 'int' | 'uuid' | 'jsonpath';

/** The parameters of one compiled query. Equal values share a placeholder, and each says its type. */
export class SqlScope {
  private readonly known = new Map<string, string>();

  constructor(
    private readonly params: SqlParams,
    readonly ctx: CompileContext,
  ) {}

  /** The placeholder with its cast, e.g. `$3::text`. */
  add(value: string | number | bigint, type: SqlType): string {
    // PostgreSQL's text holds no NUL; a lone surrogate is not UTF-8. Nothing stored has either.
    const safe =
      typeof value === 'string' ? value.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd') : String(value);
    const key = `${type} ${safe}`;
    let placeholder = this.known.get(key);
    if (placeholder === undefined) {
      placeholder = `${this.params.add(safe)}::${type}`;
      this.known.set(key, placeholder);
    }
    return placeholder;
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
