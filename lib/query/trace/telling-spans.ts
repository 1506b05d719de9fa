import type { QueryNode } from '../ast';
import type { TraceExpr } from './trace-expr';

const PLACE = { from: 0, to: 0 };

/**
 * What a span of a trace has to meet to be part of why the trace matched: any of the conditions on spans that are not
 * under a NOT. Null: the query says nothing about single spans.
 */
export function tellingSpans(expr: TraceExpr): QueryNode | null {
  const conditions = positives(expr);
  const [only] = conditions;
  if (conditions.length < 2) return only ?? null;
  return { kind: 'or', children: conditions, ...PLACE };
}

function positives(expr: TraceExpr): QueryNode[] {
  switch (expr.kind) {
    case 'and':
    case 'or':
      return expr.children.flatMap(positives);
    case 'relation':
      return [expr.above, expr.below].filter((node) => node !== null);
    case 'span':
    case 'has':
    case 'count':
      return expr.span === null ? [] : [expr.span];
    default:
      return [];
  }
}
