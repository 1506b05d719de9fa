import type { Comparison, QueryNode, QueryValue } from '../ast';
import type { TraceField } from './trace-fields';

/** What a trace must meet. A null span is any span. */
export type TraceExpr =
  | { kind: 'and' | 'or'; children: readonly TraceExpr[] }
  | { kind: 'not'; child: TraceExpr }
  | TraceLeaf;

export type TraceLeaf =
  /** The plain part: one span meets it, and with it whatever else is asked of that one span. */
  | { kind: 'span'; span: QueryNode | null }
  | { kind: 'has'; span: QueryNode | null }
  | { kind: 'relation'; relation: 'parent' | 'ancestor'; above: QueryNode | null; below: QueryNode | null }
  | { kind: 'count'; span: QueryNode | null; sign: Comparison; number: number }
  | { kind: 'field'; field: TraceField; value: QueryValue };

/** All of them; nothing else than the one, where it is one. */
export function allExprs(children: readonly TraceExpr[]): TraceExpr {
  const [only] = children;
  return children.length === 1 && only ? only : { kind: 'and', children };
}

export function anyExpr(children: readonly TraceExpr[]): TraceExpr {
  const [only] = children;
  return children.length === 1 && only ? only : { kind: 'or', children };
}
