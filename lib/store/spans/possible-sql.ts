import type { SqlParams } from '../../query/compile/sql-params';
import type { PlannedExpr, TracePlan } from './trace-plan';

/** What trace_summary `s` must say of a trace that meets the plan. Null: nothing. Decides alone only where fields do. */
export function possibleSql(plan: TracePlan, params: SqlParams): string | null {
  return possible(plan, plan.expr, params);
}

function possible(plan: TracePlan, expr: PlannedExpr, params: SqlParams): string | null {
  switch (expr.kind) {
    case 'field':
      return `((${plan.fields[expr.field]?.(params) ?? 'TRUE'}) IS TRUE)`;
    case 'some':
      return plan.sets[expr.set]?.hint(params) ?? null;
    case 'count': {
      const isSome = expr.sign === '>' || (expr.number > 0 && (expr.sign === '>=' || expr.sign === '='));
      if (!isSome) return null;
      const hint = plan.sets[expr.set]?.hint(params) ?? null;
      return `s.span_count >= ${params.add(expr.number)}::int${hint === null ? '' : ` AND ${hint}`}`;
    }
    case 'pair': {
      const pair = plan.pairs[expr.pair];
      const sets = [pair?.above ?? null, pair?.below ?? null].filter((set) => set !== null);
      const hints = sets.map((set) => plan.sets[set]?.hint(params) ?? null).filter((hint) => hint !== null);
      return ['s.span_count > 1', ...hints].join(' AND ');
    }
    case 'not': {
      const { child } = expr;
      return child.kind === 'field'
        ? `((${plan.fields[child.field]?.(params) ?? 'TRUE'}) IS NOT TRUE)`
        : null;
    }
    case 'always':
      return null;
    default: {
      const children = expr.children.map((child) => possible(plan, child, params));
      const known = children.filter((child) => child !== null);
      if (known.length === 0 || (expr.kind === 'or' && known.length < children.length)) return null;
      return `(${known.map((child) => `(${child})`).join(expr.kind === 'or' ? ' OR ' : ' AND ')})`;
    }
  }
}
