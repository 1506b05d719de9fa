import { SqlParams } from '../../query/compile/sql-params';
import type { Predicate } from '../scan/predicate';
import type { PlannedExpr, TracePlan } from './trace-plan';
import type { TraceVerifier } from './verify-traces';

/** Span conditions one of which every match has a span for, as numbers of the plan's sets. */
type Anchor = readonly number[];

/**
 * The condition to look up in the token index: of those without which no trace matches, the one that the fewest of the
 * traces looked at so far had a span for. Null: the index can find none of them.
 */
export function chooseAnchor(plan: TracePlan, { found }: TraceVerifier): Anchor | null {
  const cost = (anchor: Anchor) => anchor.reduce((sum, set) => sum + (found[set] ?? 0), 0);
  return usableAnchors(plan).toSorted((a, b) => cost(a) - cost(b))[0] ?? null;
}

/** Of each of them every match has a span, and the index finds it. */
export function usableAnchors(plan: TracePlan): Anchor[] {
  return anchorsOf(plan, plan.expr).filter((anchor) =>
    anchor.every((set) => plan.sets[set]?.predicate(new SqlParams()).tokens != null),
  );
}

/** Whether matches can be found without walking all traces: by a span's tokens, or because their summaries tell all. */
export function canPick(plan: TracePlan, verifier: TraceVerifier): boolean {
  return isOfFields(plan) || chooseAnchor(plan, verifier) !== null;
}

/** Whether summaries alone decide, and something is asked of them. */
export function isOfFields({ sets, pairs, fields }: TracePlan): boolean {
  return sets.length + pairs.length === 0 && fields.length > 0;
}

/** The spans that meet one of an anchor's conditions. */
export function anchorPredicate(plan: TracePlan, anchor: Anchor): Predicate {
  return (params) => {
    const parts = anchor.flatMap((set) => plan.sets[set]?.predicate(params) ?? []);
    const either = (texts: readonly string[]) => `(${texts.map((text) => `(${text})`).join(' OR ')})`;
    const tokens = parts.map((part) => part.tokens).filter((text) => text !== null);
    return {
      exact: either(parts.map(({ exact }) => exact)),
      tokens: tokens.length === parts.length ? either(tokens) : null,
      rollup: null,
    };
  };
}

/** Whether a trace with a span of the anchor meets the plan as soon as its fields do. */
export function isDecidedBy(expr: PlannedExpr, anchor: Anchor): boolean {
  const [set] = anchor;
  if (expr.kind === 'some') return anchor.length === 1 && expr.set === set;
  if (expr.kind === 'field' || expr.kind === 'always') return true;
  if (expr.kind === 'not') return expr.child.kind === 'field';
  return expr.kind === 'and' && expr.children.every((child) => isDecidedBy(child, anchor));
}

function anchorsOf(plan: TracePlan, expr: PlannedExpr): Anchor[] {
  switch (expr.kind) {
    case 'some':
      return [[expr.set]];
    case 'count':
      return expr.sign === '>' || (expr.number > 0 && (expr.sign === '>=' || expr.sign === '='))
        ? [[expr.set]]
        : [];
    case 'pair': {
      const { above = null, below = null } = plan.pairs[expr.pair] ?? {};
      return [above, below].flatMap((set) => (set === null ? [] : [[set]]));
    }
    case 'and':
      return expr.children.flatMap((child) => anchorsOf(plan, child));
    case 'or': {
      const children = expr.children.map((child) => anchorsOf(plan, child)[0]);
      const all = children.filter((anchor) => anchor !== undefined);
      return all.length === children.length ? [[...new Set(all.flat())]] : [];
    }
    default:
      return [];
  }
}
