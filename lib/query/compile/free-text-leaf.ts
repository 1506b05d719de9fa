import type { QueryValue } from '../ast';
import { type CompiledLeaf, NOTHING } from './compiled-leaf';
import { freeTextTokens } from './field-tokens';
import { traceIdLeaf } from './id-leaf';
import { anySql, type SqlScope } from './sql-scope';
import { anyOf, type TokenPredicate, tokenTest } from './token-predicate';
import { valueSql } from './value-sql';

const TRACE_HEX = /^[0-9a-f]{32}$/i;

/**
 * Words anywhere in the record. @param texts its text columns @param json conditions over its jsonb columns
 * A term of 32 hex digits is also a trace id.
 */
export function freeTextLeaf(
  scope: SqlScope,
  value: QueryValue,
  texts: readonly string[],
  json: readonly string[],
): CompiledLeaf {
  if (
    value.kind === 'range' ||
    value.kind === 'exists' ||
    value.kind === 'network' ||
    value.kind === 'keyword'
  )
    return NOTHING;
  const { words } = valueSql(scope, value);
  const sql = [...texts.map(words), ...json];
  const tokens = freeTextTokens(scope, value);
  if (value.kind !== 'text' || !TRACE_HEX.test(value.text)) return wordsLeaf(anySql(sql), tokens);
  const id = traceIdLeaf(scope, value);
  return wordsLeaf(anySql([...sql, id.sql]), id.tokens ? anyOf([tokens, id.tokens]) : tokens);
}

/** Reading a record for words costs far more than a look at its tokens, so those are asked first, row by row too. */
export function wordsLeaf(sql: string, tokens: TokenPredicate | null): CompiledLeaf {
  const first = tokenTest(tokens);
  return { sql: first === null ? sql : `(${first} AND ${sql})`, tokens };
}
