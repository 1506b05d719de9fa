import type { Comparison } from '../../query/ast';
import type { PlannedExpr } from './trace-plan';

/** What is known of a trace; null: not looked at yet. */
export interface TraceFacts {
  fields: readonly boolean[];
  /** How many of its spans meet each span condition. */
  counts: readonly number[] | null;
  pairs: readonly boolean[] | null;
}

/** Whether a trace meets a plan; null: what is known does not tell. */
export function judgeTrace(expr: PlannedExpr, facts: TraceFacts): boolean | null {
  switch (expr.kind) {
    case 'always':
      return true;
    case 'field':
      return facts.fields[expr.field] ?? false;
    case 'some':
      return facts.counts && (facts.counts[expr.set] ?? 0) > 0;
    case 'count':
      return facts.counts && compares(facts.counts[expr.set] ?? 0, expr.sign, expr.number);
    case 'pair':
      return facts.pairs && (facts.pairs[expr.pair] ?? false);
    case 'not': {
      const child = judgeTrace(expr.child, facts);
      return child === null ? null : !child;
    }
    default: {
      // What decides: one "no" an AND, one "yes" an OR.
      const decisive = expr.kind === 'or';
      let unknown = false;
      for (const child of expr.children) {
        const one = judgeTrace(child, facts);
        if (one === decisive) return decisive;
        unknown ||= one === null;
      }
      return unknown ? null : !decisive;
    }
  }
}

function compares(count: number, sign: Comparison, number: number): boolean {
  switch (sign) {
    case '>':
      return count > number;
    case '>=':
      return count >= number;
    case '<':
      return count < number;
    case '<=':
      return count <= number;
    case '=':
      return count === number;
  }
}
