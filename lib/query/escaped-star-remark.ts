import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { SourceSpan } from './ast';

/** `f\*` is a name with a star in it; the fix makes it a wildcard. Null: there is none in this name. */
export function escapedStarRemark(text: string, { from, to }: SourceSpan): QueryDiagnostic | null {
  const name = text.slice(from, to);
  if (!name.includes('\\*')) return null;
  const every = name.replaceAll('\\*', '*');
  const message = `\\* is the star itself; ${every} is every field that fits.`;
  return { severity: 'hint', message, from, to, fix: { label: `Write ${every}`, text: every } };
}
