import type { QueryDiagnostic } from '../../contracts/query-diagnostic';
import type { QueryToken } from '../query-token';

/** Functions of other languages, which take a set of spans. */
const FUNCTION = /^(\p{L}+)\s*\(\s*span\{/iu;
/** What people try for `has{…}`. */
const LIKE_HAS = /^(span|spans|trace|exists|any|some|with|sibling|contains)\{/i;

/** `avg(span{…})`, `span{…}`: words with a brace that are not the language's are told, with the one that is. */
export function unknownWordRemarks(text: string, tokens: readonly QueryToken[]): QueryDiagnostic[] {
  return tokens.flatMap((token): QueryDiagnostic[] => {
    if (token.kind !== 'value' || token.value.kind !== 'text') return [];
    const rest = text.slice(token.from, token.from + 40);
    const [, name = ''] = FUNCTION.exec(rest) ?? LIKE_HAS.exec(rest) ?? [];
    if (name === '') return [];
    const place = { from: token.from, to: token.from + name.length };
    if (FUNCTION.test(rest)) {
      const message = `${name} is no function of traces: there is count(span{…}) > 5.`;
      return [{ severity: 'error', message, ...place, fix: { label: 'Write count', text: 'count' } }];
    }
    const message = `${name}{…} is read as text. has{…} finds the traces with such a span.`;
    return [{ severity: 'hint', message, ...place, fix: { label: 'Write has', text: 'has' } }];
  });
}
