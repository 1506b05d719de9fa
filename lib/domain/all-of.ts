import type { Predicate } from '../store/scan/predicate';

/** Both queries at once. Never answered by the rollup, which knows only whole queries. */
export function allOf(a: Predicate, b: Predicate): Predicate {
  return (params) => {
    const [first, second] = [a(params), b(params)];
    const tokens = [first.tokens, second.tokens].filter((text) => text !== null);
    return {
      exact: `(${first.exact}) AND (${second.exact})`,
      tokens: tokens.length === 0 ? null : tokens.map((text) => `(${text})`).join(' AND '),
      rollup: null,
    };
  };
}
