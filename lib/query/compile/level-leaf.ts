import { severityClass } from '../../contracts/severity';
import { asPlainText } from '../as-plain-text';
import type { QueryValue } from '../ast';
import { foldText } from '../fold';
import { levelMatch } from '../level-match';
import { equalsToken, levelToken } from '../token-names';
import { type CompiledLeaf, NOTHING } from './compiled-leaf';
import { anySql, type SqlScope } from './sql-scope';
import { foldedSql, likeSql } from './text-sql';
import { valueSql } from './value-sql';

export function levelLeaf(scope: SqlScope, value: QueryValue): CompiledLeaf {
  const match = levelMatch(value);
  if (!match) return NOTHING;
  const conditions = runs(match.severities).map(([first, last]) =>
    first === last ? `t.severity = ${first}` : `t.severity BETWEEN ${first} AND ${last}`,
  );
  const tokens = new Set([...match.severities].map((number) => levelToken(severityClass(number))));
  if (!match.alsoText) return { sql: anySql(conditions), tokens: { any: [...tokens] } };
  if (value.kind !== 'text') {
    conditions.push(nameSql(scope, value));
    return { sql: anySql(conditions), tokens: null };
  }
  const { text } = value;
  const folded = foldText(text);
  conditions.push(`${foldedSql(scope, 't.severity_text', folded)} = ${scope.text(folded)}`);
  return { sql: anySql(conditions), tokens: { any: [...tokens, equalsToken('severity_text', text)] } };
}

/** `matchesName` of the severity text, as SQL. */
function nameSql(scope: SqlScope, value: QueryValue): string {
  if (value.kind === 'wildcard') return likeSql(scope, 't.severity_text', value.pattern);
  const typed = asPlainText(value);
  if (typed === null) return valueSql(scope, value).words('t.severity_text');
  return `${foldedSql(scope, 't.severity_text', typed)} = ${scope.text(foldText(typed))}`;
}

/** Neighbouring numbers as [first, last]; plain integers, so they are written into the SQL. */
function runs(numbers: ReadonlySet<number>): [number, number][] {
  const found: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}
