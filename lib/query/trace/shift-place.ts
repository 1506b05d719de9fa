import type { QueryDiagnostic } from '../../contracts/query-diagnostic';
import type { QueryToken } from '../query-token';

/** A token of a part of the query, placed in the whole. */
export function shiftToken(token: QueryToken, by: number): QueryToken {
  const place = { from: token.from + by, to: token.to + by };
  if (token.kind === 'field') return { ...token, ...place, field: shift(token.field, by) };
  if (token.kind === 'value') {
    const other = token.other && { other: shift(token.other, by) };
    return { ...token, ...place, value: shift(token.value, by), ...other };
  }
  if (token.kind !== 'spanset') return { ...token, ...place };
  return {
    ...token,
    ...place,
    head: shift(token.head, by),
    tail: token.tail && shift(token.tail, by),
    inner: token.inner.map((one) => shiftToken(one, by)),
  };
}

export function shiftDiagnostic(diagnostic: QueryDiagnostic, by: number): QueryDiagnostic {
  return shift(diagnostic, by);
}

function shift<T extends { from: number; to: number }>(placed: T, by: number): T {
  return { ...placed, from: placed.from + by, to: placed.to + by };
}
