import type { QueryToken } from './query-token';

/** Longer ones are text: nobody types them. */
const MAX_LENGTH = 500;

/**
 * What KQL's `field:{ a:1 and b > 2 }` says in this language: `(field.a:1 and field.b > 2)`. Null: it is none.
 * @param lex cuts what stands in the braces into tokens
 */
export function nestedReading(
  field: string,
  raw: string,
  lex: (text: string) => readonly QueryToken[],
): string | null {
  if (!raw.startsWith('{') || !raw.endsWith('}') || raw.length > MAX_LENGTH || /^\{\s*["']/.test(raw))
    return null;
  const inner = raw.slice(1, -1);
  const names = lex(inner).flatMap((token) => (token.kind === 'field' ? [token.from] : []));
  if (names.length === 0) return null;
  let written = '';
  let at = 0;
  for (const from of names) {
    written += `${inner.slice(at, from)}${field}.`;
    at = from;
  }
  const terms = `${written}${inner.slice(at)}`.trim();
  return names.length === 1 ? terms : `(${terms})`;
}
