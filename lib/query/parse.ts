import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryNode } from './ast';
import { lexQuery } from './lex';
import { Parser } from './parser';
import type { QuerySignal } from './value-remark';

export interface ParsedQuery {
  /** Null matches everything. With an error diagnostic it is the best reading, for display only. */
  ast: QueryNode | null;
  diagnostics: QueryDiagnostic[];
}

export const MAX_QUERY_LENGTH = 16_384;
const MAX_QUERY_TERMS = 500;

/**
 * Reads a query. Never throws; an error-severity diagnostic means "do not run". See README.md for the language.
 * @param signal what it will search: then values that can be none of a field's are told as well
 */
export function parseQuery(text: string, signal: QuerySignal | null = null): ParsedQuery {
  if (text.length > MAX_QUERY_LENGTH) {
    const message = `A query may have ${MAX_QUERY_LENGTH.toLocaleString('en')} characters; this one has ${text.length.toLocaleString('en')}.`;
    return {
      ast: null,
      diagnostics: [{ severity: 'error', message, from: MAX_QUERY_LENGTH, to: text.length }],
    };
  }
  // PostgreSQL's text holds no NUL, so nothing stored has one.
  const source = text.replaceAll('\0', ' ');
  const { tokens, diagnostics } = lexQuery(source);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const message = 'Nothing stored holds a NUL character: read as a space.';
    const fix = { label: 'Remove it', text: '' };
    diagnostics.push({ severity: 'hint', message, from: nul, to: nul + 1, fix });
  }
  const parser = new Parser(source, tokens, diagnostics, MAX_QUERY_TERMS, signal);
  const ast = parser.parse();
  diagnostics.sort((a, b) => a.from - b.from || a.to - b.to);
  return { ast: ast?.kind === 'all' ? null : ast, diagnostics };
}

/** Whether the query can run. */
export function isRunnable(parsed: ParsedQuery): boolean {
  return parsed.diagnostics.every(({ severity }) => severity !== 'error');
}
