import { OVERFLOW_TOKEN } from '../token-names';

/** What a matching row's token array must hold; null where nothing can be said. */
export type TokenPredicate =
  | { all: readonly number[] }
  | { any: readonly number[] }
  | { and: readonly TokenPredicate[] }
  | { or: readonly TokenPredicate[] }
  /** Another indexed condition. */
  | { sql: string };

/** Children that say nothing are left out. */
export function allOf(children: readonly (TokenPredicate | null)[]): TokenPredicate | null {
  const known = children.filter((child) => child !== null);
  if (known.length === 0) return null;
  const tokens = new Set(known.flatMap((child) => ('all' in child ? child.all : [])));
  const others = known.filter((child) => !('all' in child));
  const merged: TokenPredicate[] = tokens.size > 0 ? [{ all: [...tokens] }, ...others] : others;
  const [only] = merged;
  return merged.length === 1 && only ? only : { and: merged };
}

/** Says nothing when one of the children says nothing. */
export function anyOf(children: readonly (TokenPredicate | null)[]): TokenPredicate | null {
  const known = children
    .filter((child) => child !== null)
    .flatMap((child) => ('or' in child ? child.or : [child]));
  if (children.length === 0 || children.some((child) => child === null)) return null;
  const single = (child: TokenPredicate) => 'any' in child || ('all' in child && child.all.length === 1);
  const tokens = new Set(
    known.filter(single).flatMap((child) => ('any' in child ? child.any : 'all' in child ? child.all : [])),
  );
  const others = known.filter((child) => !single(child));
  const merged: TokenPredicate[] = tokens.size > 0 ? [{ any: [...tokens] }, ...others] : others;
  const [only] = merged;
  return merged.length === 1 && only ? only : { or: merged };
}

/**
 * SQL over `t.tok`. The numbers are our own int32 hashes, written into the text so that a statement may leave this part
 * out without unused parameters. Rows with more tokens than fit are always candidates.
 */
export function tokenSql(predicate: TokenPredicate | null): string | null {
  if (predicate === null) return null;
  return render(anyOf([predicate, { any: [OVERFLOW_TOKEN] }]) ?? predicate);
}

function render(predicate: TokenPredicate): string {
  if ('sql' in predicate) return predicate.sql;
  if ('all' in predicate) return `t.tok @> ${literal(predicate.all)}`;
  if ('any' in predicate) return `t.tok && ${literal(predicate.any)}`;
  const children = 'and' in predicate ? predicate.and : predicate.or;
  return `(${children.map(render).join('and' in predicate ? ' AND ' : ' OR ')})`;
}

function literal(tokens: readonly number[]): string {
  return `'{${[...tokens].sort((a, b) => a - b).join(',')}}'::int[]`;
}
