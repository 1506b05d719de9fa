import type { QueryDiagnostic } from '../../contracts/query-diagnostic';
import { isRunnable, parseQuery } from '../parse';
import { toTraceExpr } from './to-trace-expr';
import type { TraceExpr } from './trace-expr';

export interface ParsedTraceQuery {
  /** With an error diagnostic it is not to be run: every trace. */
  expr: TraceExpr;
  diagnostics: QueryDiagnostic[];
}

const EVERY_TRACE: TraceExpr = { kind: 'span', span: null };

/**
 * Reads a query of traces: the span language, `has{…}`, `parent{…} > child{…}`, `ancestor{…} >> descendant{…}`,
 * `count(span{…}) > 5`, `trace.duration` and the like. Never throws. See lib/query/README.md, "Traces".
 */
export function parseTraceQuery(text: string): ParsedTraceQuery {
  const parsed = parseQuery(text, 'span');
  if (!isRunnable(parsed)) return { expr: EVERY_TRACE, diagnostics: parsed.diagnostics };
  const expr = toTraceExpr(parsed.ast);
  if (expr) return { expr, diagnostics: parsed.diagnostics };
  const message = 'OR mixes conditions on spans and on traces in too many ways: write fewer alternatives.';
  const tooMany: QueryDiagnostic = { severity: 'error', message, from: 0, to: text.length };
  return { expr: EVERY_TRACE, diagnostics: [...parsed.diagnostics, tooMany] };
}
