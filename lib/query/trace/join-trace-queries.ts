import type { QueryNode } from '../ast';
import { combineNodes } from '../combine-nodes';
import { printQuery } from '../print';
import { parseTraceQuery } from './parse-trace-query';
import type { TraceExpr } from './trace-expr';

const NOWHERE = { from: 0, to: 0 };

/**
 * A query that a trace meets which meets both; what each asks of one span may be met by another one. One with an error
 * stays as it is and is told where it runs.
 */
export function joinTraceQueries(a: string, b: string): string {
  if (a.trim() === '') return b.trim();
  if (b.trim() === '') return a.trim();
  const nodes: QueryNode[] = [];
  for (const text of [a, b]) {
    const { expr, diagnostics } = parseTraceQuery(text);
    if (diagnostics.some(({ severity }) => severity === 'error')) return text;
    nodes.push(nodeOf(expr));
  }
  return printQuery(combineNodes('and', nodes));
}

/** The plain part as `has{…}`, so that it stays one span's own. */
function nodeOf(expr: TraceExpr): QueryNode {
  switch (expr.kind) {
    case 'and':
    case 'or': {
      const children = expr.children.map(nodeOf);
      const asked = expr.kind === 'and' ? children.filter(({ kind }) => kind !== 'all') : children;
      return combineNodes(expr.kind, asked) ?? { kind: 'all', ...NOWHERE };
    }
    case 'not':
      return { kind: 'not', child: nodeOf(expr.child), ...NOWHERE };
    case 'span':
      if (expr.span === null) return { kind: 'all', ...NOWHERE };
      return { kind: 'trace', atom: { kind: 'has', span: expr.span }, ...NOWHERE };
    case 'field':
      return {
        kind: 'match',
        field: { name: expr.field, pattern: null, ...NOWHERE },
        value: expr.value,
        ...NOWHERE,
      };
    default:
      return { kind: 'trace', atom: expr, ...NOWHERE };
  }
}
