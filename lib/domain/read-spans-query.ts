import type { RequestContext } from '../contracts/context';
import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { AppError } from '../errors';
import type { QueryNode } from '../query/ast';
import { explicitField } from '../query/explicit-field';
import { parseQuery } from '../query/parse';
import { branchExpr, type TraceBranch, traceBranches } from '../query/trace/to-trace-expr';
import { traceField } from '../query/trace/trace-fields';
import { traceMention } from '../query/trace/trace-mentions';
import type { Predicate } from '../store/scan/predicate';
import { MOST_ALTERNATIVES } from '../store/spans/counted-traces';
import { planTraces, type TracePlan } from '../store/spans/trace-plan';
import { termStart } from '../store/terms/term-start';
import { predicateOf } from './read-query';

export interface SpansQuery {
  /** With conditions on whole traces: any span. */
  ast: QueryNode | null;
  predicate: Predicate;
  /** Null: the query asks single spans alone. */
  whole: WholeTraces | null;
  /** Hints: how the query was read. */
  diagnostics: QueryDiagnostic[];
}

/** A query with conditions on whole traces, taken apart: a span counts that meets an alternative which its trace meets. */
export interface WholeTraces {
  /** An OR of the alternatives. */
  plan: TracePlan;
  /** Of each, what is asked of the span. */
  alternatives: readonly Predicate[];
}

/** Reads a query of spans, conditions on their traces included. Throws AppError `bad_request` with its diagnostics. */
export function readSpansQuery(ctx: RequestContext, q: string, nowNs: bigint): SpansQuery {
  const { ast, diagnostics } = parseQuery(q, 'span');
  const branches = traceMention(ast) === null || ast === null ? [] : traceBranches(ast);
  const isTooMany = branches === null || branches.length > MOST_ALTERNATIVES;
  const all = isTooMany ? [...diagnostics, tooMany(q)] : diagnostics;
  const wrong = all.find(({ severity }) => severity === 'error');
  if (wrong) throw new AppError('bad_request', wrong.message, { details: { diagnostics: all } });
  if (branches === null || branches.length === 0)
    return { ast, predicate: predicateOf(ctx, ast, nowNs, 'span'), whole: null, diagnostics };
  const isOfAll = branches.some(({ span, trace }) => span === null && trace === null);
  return {
    ast: null,
    predicate: predicateOf(ctx, null, nowNs, 'span'),
    whole: isOfAll ? null : wholeTraces(ctx, branches, nowNs),
    diagnostics,
  };
}

function tooMany(q: string): QueryDiagnostic {
  const message = 'OR mixes conditions on spans and on traces in too many ways: write fewer alternatives.';
  return { severity: 'error', message, from: 0, to: q.length };
}

function wholeTraces(ctx: RequestContext, branches: readonly TraceBranch[], nowNs: bigint): WholeTraces {
  const predicate = (span: QueryNode | null) => predicateOf(ctx, span, nowNs, 'span');
  const plan = planTraces({
    expr: { kind: 'or', children: branches.map(branchExpr) },
    form: null,
    predicateOf: predicate,
    compile: { tenantId: ctx.tenantId, nowNs, terms: termStart() },
  });
  return { plan, alternatives: branches.map(({ span }) => predicate(span)) };
}

/** Throws AppError `bad_request` for a field that whole traces have: no single span has a value of it. */
export function refuseTraceFields(fields: readonly string[]): void {
  for (const name of fields) {
    const isOfTrace =
      traceField(name) !== null && explicitField({ name, pattern: null, from: 0, to: 0 }) === null;
    if (isOfTrace) {
      throw new AppError(
        'bad_request',
        `${name} is of a whole trace; the figures of a panel are of single spans, which have no such field.`,
      );
    }
  }
}
