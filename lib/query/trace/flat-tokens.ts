import type { SourceSpan } from '../ast';
import type { QueryToken } from '../query-token';

/** A token of the text as it is coloured: `has{` and its `}` are two, with what stands between them. */
export type FlatToken = Exclude<QueryToken, { kind: 'spanset' }> | (SourceSpan & { kind: 'brace' });

/** The tokens in the order of the text, none inside of another. */
export function flatTokens(tokens: readonly QueryToken[]): FlatToken[] {
  return tokens.flatMap((token): FlatToken[] => {
    if (token.kind !== 'spanset') return [token];
    const tail: FlatToken[] = token.tail ? [{ kind: 'brace', ...token.tail }] : [];
    return [{ kind: 'brace', ...token.head }, ...flatTokens(token.inner), ...tail];
  });
}
