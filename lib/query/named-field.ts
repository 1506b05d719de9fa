import type { FieldName, QueryValue } from './ast';

/** The field that the value of `_exists_:` names. */
export function namedField(value: QueryValue, text: string): FieldName | null {
  const { from, to } = value;
  if (value.kind === 'text') return { name: value.text, pattern: null, from, to };
  if (value.kind === 'null') return { name: text.slice(from, to), pattern: null, from, to };
  if (value.kind !== 'wildcard') return null;
  const name = value.pattern.map((part) => ('wild' in part ? part.wild : part.text)).join('');
  return { name, pattern: value.pattern, from, to };
}
