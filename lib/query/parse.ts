import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryNode } from './ast';
import { commandRemark } from './command-remark';
import { lexQuery } from './lex';
import { loneTimeRemark } from './lone-time-remark';
import { mergePairs } from './pairs-remark';
import { Parser } from './parser';
import { pipelineRemark } from './pipeline-remark';
import { fieldNameRemarks } from './trace/field-name-remark';
import { spacedSpansetRemark } from './trace/spaced-spanset-remark';
import { traceQlRemark } from './trace/trace-ql-remark';
import { unknownWordRemarks } from './trace/unknown-word-remark';
import type { QuerySignal } from './value-remark';

export interface ParsedQuery {
  /** Null matches everything. With an error diagnostic it is the best reading, for display only. */
  ast: QueryNode | null;
  /** The conditions that all results meet, as they stand in the text; a query that OR joins is one. */
  clauses: readonly QueryNode[];
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
      clauses: [],
      diagnostics: [
        {
          severity: 'error',
          message,
          from: MAX_QUERY_LENGTH,
          to: text.length,
          fix: { label: 'Keep the beginning', text: '' },
        },
      ],
    };
  }
  return parseAnyLength(text, signal);
}

/** As `parseQuery`, however long the text is: it takes its time by the length. */
export function parseAnyLength(text: string, signal: QuerySignal | null): ParsedQuery {
  // PostgreSQL's text holds no NUL, so nothing stored has one.
  const source = text.replaceAll('\0', ' ');
  const { tokens, diagnostics: found } = lexQuery(source, signal);
  const diagnostics = mergePairs(source, tokens, found);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const message = 'Nothing stored holds a NUL character: read as a space.';
    const fix = { label: 'Remove it', text: '' };
    diagnostics.push({ severity: 'hint', message, from: nul, to: nul + 1, fix });
  }
  if (signal === 'span') diagnostics.push(...unknownWordRemarks(source, tokens), ...fieldNameRemarks(tokens));
  const command = commandRemark(source, tokens);
  if (command) diagnostics.push(command);
  const parser = new Parser(source, tokens, diagnostics, MAX_QUERY_TERMS, signal);
  const ast = parser.parse();
  // Says more than what there is to say of its parts.
  const traceQl = signal === 'span' ? (spacedSpansetRemark(source) ?? traceQlRemark(source)) : null;
  const whole = parser.tooLong ?? loneTimeRemark(source) ?? traceQl ?? pipelineRemark(source);
  const told = whole ? [...diagnostics.filter(({ severity }) => severity === 'error'), whole] : diagnostics;
  told.sort((a, b) => a.from - b.from || a.to - b.to);
  return { ast: ast?.kind === 'all' ? null : ast, clauses: parser.clauses, diagnostics: told };
}

/** Whether the query can run. */
export function isRunnable(parsed: ParsedQuery): boolean {
  return parsed.diagnostics.every(({ severity }) => severity !== 'error');
}
