import type { TraceSummary } from '@/lib/contracts/trace-search';
import type { QueryValue } from '@/lib/query/ast';
import { parseDuration } from '@/lib/query/duration';
import { printQuery } from '@/lib/query/print';
import type { TraceExpr } from '@/lib/query/trace/trace-expr';
import type { TraceField } from '@/lib/query/trace/trace-fields';

/** Whether a query asks for spans, so that some are why a trace matches. */
export function asksOfSpans(expr: TraceExpr): boolean {
  if (expr.kind === 'and' || expr.kind === 'or') return expr.children.some(asksOfSpans);
  if (expr.kind === 'span' || expr.kind === 'has') return expr.span !== null;
  return expr.kind === 'relation' || (expr.kind === 'count' && !expr.sign.startsWith('<'));
}

/** Whether traces may match for different reasons: then each one's is told. */
export function hasChoice(expr: TraceExpr): boolean {
  return expr.kind === 'or' || (expr.kind === 'and' && expr.children.some(hasChoice));
}

type Whole = Pick<
  TraceSummary,
  'durationNs' | 'spanCount' | 'errorCount' | 'services' | 'rootService' | 'rootOperation'
>;

/** Which conditions on the trace as a whole hold, as they are typed; those that only the search can judge are left out. */
export function wholeReasons(expr: TraceExpr, trace: Whole): string[] {
  if (expr.kind === 'and' || expr.kind === 'or')
    return expr.children.flatMap((child) => wholeReasons(child, trace));
  if (expr.kind !== 'field' || !holds(expr.field, expr.value, trace)) return [];
  const field = { name: expr.field, pattern: null, from: 0, to: 0 };
  return [printQuery({ kind: 'match', field, value: expr.value, from: 0, to: 0 })];
}

function holds(field: TraceField, value: QueryValue, trace: Whole): boolean {
  if (field === 'root.service' || field === 'root.name') {
    const root = field === 'root.service' ? trace.rootService : trace.rootOperation;
    if (value.kind === 'exists') return root !== null;
    return value.kind === 'text' && root?.toLowerCase() === value.text.toLowerCase();
  }
  if (value.kind === 'exists') return true;
  const figure = {
    'trace.duration': Number(trace.durationNs),
    'trace.spans': trace.spanCount,
    'trace.errors': trace.errorCount,
    'trace.services': trace.services.length,
  }[field];
  const read = (text: string) =>
    field === 'trace.duration' ? Number(parseDuration(text)?.ns ?? Number.NaN) : Number(text);
  if (value.kind === 'text') return figure === read(value.text);
  if (value.kind !== 'range') return false;
  const { min, max } = value;
  if (min && !(figure > read(min.text) || (min.inclusive && figure === read(min.text)))) return false;
  return !max || figure < read(max.text) || (max.inclusive && figure === read(max.text));
}
