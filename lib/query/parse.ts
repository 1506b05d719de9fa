import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryNode } from './ast';

export interface ParsedQuery {
  /** Null matches everything. With an error diagnostic it is the best reading, for display only. */
  ast: QueryNode | null;
  diagnostics: QueryDiagnostic[];
}

/** Reads a query. Never throws; an error-severity diagnostic means "do not run". See README.md for the language. */
export function parseQuery(text: string): ParsedQuery {
  const trimmed = text.trim();
  if (trimmed === '') return { ast: null, diagnostics: [] };
  const from = text.indexOf(trimmed);
  const to = from + trimmed.length;
  return {
    ast: { kind: 'match', field: null, value: { kind: 'text', text: trimmed, from, to }, from, to },
    diagnostics: [],
  };
}
