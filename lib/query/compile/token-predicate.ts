import { OVERFLOW_TOKEN } from '../token-names';

/** What a matching row's token array must hold; null where nothing can be said. */
export type TokenPredicate =
  | { all: readonly number[] }
  | { any: readonly number[] }
  /** SQL of an int[] of tokens, one of which the row has. */
  | { anyOfSql: string }
  | { and: readonly TokenPredicate[] }
  | { or: readonly TokenPredicate[] }
  /** Another indexed condition. */
  | { sql: string }
  /** As `anyOfSql`, of so many tokens that a row is not tested for them. */
  | { lookup: string };

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

/** One of these must hold: any of the tokens, any of the arrays' tokens, any of the conditions. */
interface Clause {
  tokens: readonly number[];
  arrays: readonly string[];
  sql: readonly string[];
}

/** Each clause is a key of the index scan; more than these cost more than they narrow. */
const MAX_CLAUSES = 24;
/** Leaping through the list of what half of all rows have costs more than testing those rows. */
const FREQUENT = 0.5;

/**
 * SQL for the token index, as a conjunction of `t.tok && …`: PostgreSQL answers it with one scan that leaps from list to
 * list, where ANDs and ORs of their own would each make a bitmap of all their rows. So `a OR (b AND c)` becomes
 * `(a OR b) AND (a OR c)`. Where that grows too large clauses are left out: the rest is still necessary. The numbers are
 * our own int32 hashes, written into the text. Rows with more tokens than fit are always candidates.
 * @param share what part of all rows a token has, as far as that is known; 0 where it is not
 */
export function tokenSql(
  predicate: TokenPredicate | null,
  share: (token: number) => number = () => 0,
): string | null {
  if (predicate === null) return null;
  const clauses = clausesOf(predicate)
    .map((clause) => ({ clause, share: sum(clause.tokens.map(share)) }))
    .sort((a, b) => a.share - b.share);
  const narrow = clauses.filter((each) => each.share < FREQUENT);
  return (narrow.length > 0 ? narrow : clauses).map(({ clause }) => clauseSql(clause)).join(' AND ');
}

/** The same as a test of one row, out of the planner's sight as far as the index goes. Null: there is none that is quick. */
export function tokenTest(predicate: TokenPredicate | null): string | null {
  const quick = withoutLookups(predicate);
  if (quick === null) return null;
  return `(${render(anyOf([quick, { any: [OVERFLOW_TOKEN] }]) ?? quick)}) IS TRUE`;
}

function withoutLookups(predicate: TokenPredicate | null): TokenPredicate | null {
  if (predicate === null || 'lookup' in predicate) return null;
  if ('and' in predicate) return allOf(predicate.and.map(withoutLookups));
  return 'or' in predicate ? anyOf(predicate.or.map(withoutLookups)) : predicate;
}

function clausesOf(predicate: TokenPredicate): Clause[] {
  const none = { tokens: [], arrays: [], sql: [] };
  if ('sql' in predicate) return [{ ...none, sql: [predicate.sql] }];
  if ('anyOfSql' in predicate) return [{ ...none, arrays: [predicate.anyOfSql] }];
  if ('lookup' in predicate) return [{ ...none, arrays: [predicate.lookup] }];
  if ('all' in predicate) return predicate.all.map((token) => ({ ...none, tokens: [token] }));
  if ('any' in predicate) return [{ ...none, tokens: predicate.any }];
  if ('and' in predicate) return narrowest(predicate.and.flatMap(clausesOf), MAX_CLAUSES);
  return predicate.or.map(clausesOf).reduce((some, others) => {
    const left = narrowest(some, Math.max(1, Math.floor(MAX_CLAUSES / others.length)));
    return narrowest(
      left.flatMap((a) => others.map((b) => either(a, b))),
      MAX_CLAUSES,
    );
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function narrowest(clauses: Clause[], most: number): Clause[] {
  if (clauses.length <= most) return clauses;
  const width = ({ tokens, arrays, sql }: Clause) => tokens.length + 4 * (arrays.length + sql.length);
  return clauses.toSorted((a, b) => width(a) - width(b)).slice(0, most);
}

function either(a: Clause, b: Clause): Clause {
  return {
    tokens: [...new Set([...a.tokens, ...b.tokens])],
    arrays: [...new Set([...a.arrays, ...b.arrays])],
    sql: [...new Set([...a.sql, ...b.sql])],
  };
}

function clauseSql({ tokens, arrays, sql }: Clause): string {
  if (tokens.length === 0 && arrays.length === 0 && sql.length > 0) return `(${sql.join(' OR ')})`;
  const lists = [literal([...tokens, OVERFLOW_TOKEN]), ...arrays].join(' || ');
  return sql.length === 0 ? `t.tok && (${lists})` : `(t.tok && (${lists}) OR ${sql.join(' OR ')})`;
}

function render(predicate: TokenPredicate): string {
  if ('sql' in predicate) return predicate.sql;
  if ('lookup' in predicate) return `t.tok && ${predicate.lookup}`;
  if ('anyOfSql' in predicate) return `t.tok && (${predicate.anyOfSql})`;
  if ('all' in predicate) return `t.tok @> ${literal(predicate.all)}`;
  if ('any' in predicate) return `t.tok && ${literal(predicate.any)}`;
  const children = 'and' in predicate ? predicate.and : predicate.or;
  return `(${children.map(render).join('and' in predicate ? ' AND ' : ' OR ')})`;
}

function literal(tokens: readonly number[]): string {
  return `'{${[...tokens].sort((a, b) => a - b).join(',')}}'::int[]`;
}
