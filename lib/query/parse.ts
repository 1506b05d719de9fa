import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryNode } from './ast';
import { lexQuery } from './lex';
import { Parser } from './parser';

export interface ParsedQuery {
  /** Null matches everything. With an error diagnostic it is the best reading, for display only. */
  ast: QueryNode | null;
  diagnostics: QueryDiagnostic[];
}

export const MAX_QUERY_LENGTH = 16_384;
const MAX_QUERY_TERMS = 500;

/** Reads a query. Never throws; an error-severity diagnostic means "do not run". See README.md for the language. */
export function parseQuery(text: string): ParsedQuery {
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
  const parser = new Parser(source, tokens, diagnostics, MAX_QUERY_TERMS);
  const ast = parser.parse();
  diagnostics.sort((a, b) => a.from - b.from || a.to - b.to);
  return { ast: ast?.kind === 'all' ? null : ast, diagnostics };
}

/** Whether the query can run. */
export function isRunnable(parsed: ParsedQuery): boolean {
  return parsed.diagnostics.every(({ severity }) => severity !== 'error');
}
