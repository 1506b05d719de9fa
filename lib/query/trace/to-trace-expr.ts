import type { MatchNode, QueryNode } from '../ast';
import { combineNodes } from '../combine-nodes';
import { nullMeaning } from '../null-meaning';
import { allExprs, anyExpr, type TraceExpr } from './trace-expr';
import { traceField } from './trace-fields';
import { traceMention } from './trace-mentions';

/** A span that meets `span` in a trace that meets `trace`. Null: any. */
export interface TraceBranch {
  span: QueryNode | null;
  trace: TraceExpr | null;
}

/** Spans and traces that OR mixes are taken apart; more branches than these nobody writes. */
const MAX_BRANCHES = 64;

/**
 * What a query says of a trace: that one of its spans meets the whole of it, where conditions on the trace (`has{…}`,
 * `trace.duration`) hold for every span of the trace or for none. So all rules of AND, OR and NOT stay true. Null: OR
 * mixes spans and traces in too many ways.
 */
export function toTraceExpr(ast: QueryNode | null): TraceExpr | null {
  if (ast === null) return { kind: 'span', span: null };
  const branches = traceBranches(ast);
  return branches && anyExpr(branches.map(branchExpr));
}

/** The alternatives of a query: a span meets it where it meets one of them. Null: as in `toTraceExpr`. */
export function traceBranches(ast: QueryNode): TraceBranch[] | null {
  return branchesOf(ast, false);
}

/** What a trace with a span that an alternative asks for meets. */
export function branchExpr({ span, trace }: TraceBranch): TraceExpr {
  const one: TraceExpr = { kind: 'span', span };
  if (trace === null) return one;
  return allExprs(trace.kind === 'and' ? [one, ...trace.children] : [one, trace]);
}

function branchesOf(node: QueryNode, negated: boolean): TraceBranch[] | null {
  if (node.kind === 'not') return branchesOf(node.child, !negated);
  if (traceMention(node) === null) return [{ span: negated ? invert(node) : node, trace: null }];
  if (node.kind === 'trace') return [{ span: null, trace: invertIf(negated, node.atom) }];
  if (node.kind === 'match') return [{ span: null, trace: invertIf(negated, fieldExpr(node)) }];
  if (node.kind === 'all') return [{ span: null, trace: null }];
  const children: TraceBranch[][] = [];
  for (const child of node.children) {
    const branches = branchesOf(child, negated);
    if (branches === null) return null;
    children.push(branches);
  }
  const isAnd = (node.kind === 'and') !== negated;
  return isAnd ? product(children) : merged(children.flat());
}

function product(children: readonly TraceBranch[][]): TraceBranch[] | null {
  let all: TraceBranch[] = [{ span: null, trace: null }];
  for (const branches of children) {
    if (all.length * branches.length > MAX_BRANCHES) return null;
    all = all.flatMap((left) => branches.map((right) => both(left, right)));
  }
  return merged(all);
}

function both(left: TraceBranch, right: TraceBranch): TraceBranch {
  const spans = [left.span, right.span].filter((span) => span !== null);
  const traces = [left.trace, right.trace].filter((trace) => trace !== null);
  const flat = traces.flatMap((trace) => (trace.kind === 'and' ? trace.children : [trace]));
  return { span: combineNodes('and', spans), trace: flat.length === 0 ? null : allExprs(flat) };
}

/** Branches of spans alone are one condition, and so are branches of the trace alone. */
function merged(branches: readonly TraceBranch[]): TraceBranch[] {
  const spans = branches.flatMap(({ span, trace }) => (span !== null && trace === null ? [span] : []));
  const traces = branches.flatMap(({ span, trace }) => (span === null && trace !== null ? [trace] : []));
  const rest = branches.filter(({ span, trace }) => (span === null) === (trace === null));
  if (rest.some(({ span }) => span === null)) return [{ span: null, trace: null }];
  return [
    ...(spans.length > 0 ? [{ span: combineNodes('or', spans), trace: null }] : []),
    ...(traces.length > 0 ? [{ span: null, trace: anyExpr(traces) }] : []),
    ...rest,
  ];
}

function fieldExpr(node: MatchNode): TraceExpr {
  const field = traceField(node.field?.name ?? '') ?? 'trace.duration';
  if (node.value.kind !== 'null') return { kind: 'field', field, value: node.value };
  // "Without that field, or the text": what its own reading says.
  return fieldTree(nullMeaning(node));
}

function fieldTree(node: QueryNode): TraceExpr {
  if (node.kind === 'not') return { kind: 'not', child: fieldTree(node.child) };
  if (node.kind === 'and' || node.kind === 'or')
    return { kind: node.kind, children: node.children.map(fieldTree) };
  return node.kind === 'match' ? fieldExpr(node) : { kind: 'and', children: [] };
}

function invert(node: QueryNode): QueryNode {
  return node.kind === 'not' ? node.child : { kind: 'not', child: node, from: node.from, to: node.to };
}

function invertIf(negated: boolean, expr: TraceExpr): TraceExpr {
  return negated ? { kind: 'not', child: expr } : expr;
}
