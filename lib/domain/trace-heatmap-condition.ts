import type { RequestContext } from '../contracts/context';
import type { TraceFilter } from '../contracts/trace-heatmap';
import type { MatchNode, QueryNode } from '../query/ast';
import type { CompileContext } from '../query/compile/compiled-predicate';
import type { SqlParams } from '../query/compile/sql-params';
import { traceFieldSql } from '../query/compile/trace-field-sql';
import { traceHintSql } from '../query/compile/trace-hint-sql';
import { spanField } from '../query/fields';
import type { TraceExpr } from '../query/trace/trace-expr';
import type { SummaryCondition } from '../store/spans-analysis/count-trace-cells';
import { findServiceId } from '../store/streams/find-service-id';
import { termStart } from '../store/terms/term-start';

/** Makes SQL over summaries `s`; null where only the spans can tell. */
type Compile = ((params: SqlParams) => string) | null;

/**
 * What a search asks, as a condition on trace summaries alone; null where only the spans can tell. A service, or a failed
 * span, says the same of the summary as of a span that must be there; both together must hold for one span.
 */
export async function summaryCondition(
  ctx: RequestContext,
  input: TraceFilter,
  expr: TraceExpr,
  nowNs: bigint,
): Promise<SummaryCondition | null> {
  const form = await formCondition(ctx, input);
  if (form === null) return null;
  const compile: CompileContext = { tenantId: ctx.tenantId, nowNs, terms: termStart() };
  return ofExpr(expr, compile, form === ANY ? null : form);
}

const ANY: SummaryCondition = () => 'TRUE';

async function formCondition(ctx: RequestContext, input: TraceFilter): Promise<Compile> {
  const { service, operation, minDuration, maxDuration, status } = input;
  if ([operation, minDuration, maxDuration].some((asked) => asked !== undefined)) return null;
  if (service === undefined) {
    if (status === 'any') return ANY;
    return () => (status === 'error' ? 's.error_count > 0' : 's.error_count < s.span_count');
  }
  if (status !== 'any') return null;
  const id = await findServiceId(ctx, service);
  return id === null ? () => 'FALSE' : (params) => `s.service_ids @> ARRAY[${params.add(id)}::int]`;
}

/** @param form what the form asks of the one span of the plain part; null: nothing */
function ofExpr(expr: TraceExpr, ctx: CompileContext, form: SummaryCondition | null): Compile {
  switch (expr.kind) {
    case 'and':
    case 'or': {
      const children = expr.children.map((child) => ofExpr(child, ctx, form));
      const known = children.filter((child) => child !== null);
      if (known.length < children.length) return null;
      return (params) =>
        `(${known.map((child) => child(params)).join(expr.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not': {
      const child = ofExpr(expr.child, ctx, form);
      return child && ((params) => `(${child(params)}) IS NOT TRUE`);
    }
    case 'field':
      return (params) => `(${traceFieldSql(expr.field, expr.value, params, ctx)}) IS TRUE`;
    case 'span':
      if (expr.span === null) return form ?? ANY;
      return form === null ? ofSpan(expr.span, ctx) : null;
    case 'has':
      return expr.span === null ? ANY : ofSpan(expr.span, ctx);
    default:
      return null;
  }
}

/** Where having such a span is all that the summary says too. */
function ofSpan(span: QueryNode, ctx: CompileContext): Compile {
  const choices = span.kind === 'or' ? span.children : [span];
  if (!choices.every((choice) => choice.kind === 'match' && isWhole(choice))) return null;
  return (params) => traceHintSql(span, params, ctx) ?? 'FALSE';
}

function isWhole({ field, value }: MatchNode): boolean {
  const builtin = field === null || field.pattern ? null : spanField(field.name);
  if (builtin === 'service') return value.kind !== 'exists' && value.kind !== 'null';
  return builtin === 'status' && value.kind === 'text' && value.text.toLowerCase() === 'error';
}
