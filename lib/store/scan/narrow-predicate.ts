import { OVERFLOW_TOKEN, streamToken } from '../../query/token-names';
import type { Predicate } from './predicate';
import { tokenShare } from './token-shares';

interface Narrowing {
  /** Null: of any stream. */
  streams: readonly number[] | null;
  /** None of these streams. */
  except?: readonly number[];
  /** Texts of which the body holds one, or, negated, none; letter by letter. */
  lines: readonly { negated: boolean; any: readonly string[] }[];
}

/** Beyond half of all rows the token index costs more than looking at them. */
const FREQUENT = 0.5;
/** As many make the statement longer than the look-up is worth. */
const MOST_TOKENS = 2_000;

/** The same condition for some streams and for bodies with certain texts. */
export function narrowPredicate(predicate: Predicate, { streams, except = [], lines }: Narrowing): Predicate {
  return (params, lookups) => {
    const { exact, tokens, rollup } = predicate(params, lookups);
    const conditions = [`(${exact})`];
    const indexed = tokens === null ? [] : [`(${tokens})`];
    if (streams !== null) {
      conditions.push(`t.stream_id = ANY (${params.add(streams)}::int[])`);
      const wanted = streams.map(streamToken);
      const share = wanted.reduce((sum, token) => sum + tokenShare(token), 0);
      if (share < FREQUENT && wanted.length <= MOST_TOKENS)
        indexed.push(`t.tok && '{${[...wanted, OVERFLOW_TOKEN].join(',')}}'::int[]`);
    }
    if (except.length > 0) conditions.push(`NOT t.stream_id = ANY (${params.add(except)}::int[])`);
    for (const { negated, any } of lines) {
      // PostgreSQL's text has no NUL, so no body holds one.
      const texts = any.filter((text) => !text.includes('\0'));
      const held = texts.map((text) => `strpos(t.body, ${params.add(text)}) > 0`).join(' OR ') || 'FALSE';
      conditions.push(negated ? `NOT (${held})` : `(${held})`);
    }
    const isNarrowed = conditions.length > 1;
    return {
      exact: conditions.join(' AND '),
      tokens: indexed.length === 0 ? null : indexed.join(' AND '),
      rollup: isNarrowed ? null : rollup,
    };
  };
}
