import type { Comparison, QueryNode } from '../../query/ast';
import type { CompileContext } from '../../query/compile/compiled-predicate';
import type { SqlParams } from '../../query/compile/sql-params';
import { traceFieldSql } from '../../query/compile/trace-field-sql';
import { traceHintSql } from '../../query/compile/trace-hint-sql';
import { printQuery } from '../../query/print';
import type { TraceExpr } from '../../query/trace/trace-expr';
import type { Predicate } from '../scan/predicate';

/** A condition on a trace whose leaves point at the plan's span conditions (`set`), pairs and fields. */
export type PlannedExpr =
  | { kind: 'always' }
  | { kind: 'and' | 'or'; children: readonly PlannedExpr[] }
  | { kind: 'not'; child: PlannedExpr }
  | { kind: 'some'; set: number }
  | { kind: 'count'; set: number; sign: Comparison; number: number }
  | { kind: 'pair'; pair: number }
  | { kind: 'field'; field: number };

/** A null set is any span. */
export interface PlannedPair {
  relation: 'parent' | 'ancestor';
  above: number | null;
  below: number | null;
}

/** A condition on single spans, and what a trace with such a span says in its summary. */
export interface SpanSet {
  predicate: Predicate;
  /** The same with its parts made anew, each by itself: what they look up has the same names. */
  rebuilt: (each: (part: Predicate) => Promise<Predicate>) => Promise<Predicate>;
  hint: (params: SqlParams) => string | null;
}

export interface TracePlan {
  expr: PlannedExpr;
  sets: readonly SpanSet[];
  pairs: readonly PlannedPair[];
  /** SQL over trace_summary `s`. */
  fields: readonly ((params: SqlParams) => string)[];
}

/** What the search form asks of the one span that meets the plain part of the query. */
export interface SpanForm {
  /** What the token index can make of it. */
  indexed: Predicate;
  /** Adds it to a span condition. */
  narrow(query: Predicate, indexed: Predicate): Predicate;
  hint(params: SqlParams): string | null;
}

export interface PlanInput {
  expr: TraceExpr;
  form: SpanForm | null;
  predicateOf(span: QueryNode | null): Predicate;
  compile: CompileContext;
}

/** Takes a query of traces apart into what is asked of spans, of pairs of them, and of the trace's summary. */
export function planTraces(input: PlanInput): TracePlan {
  return new Planner(input).plan();
}

class Planner {
  private readonly sets: SpanSet[] = [];
  private readonly known = new Map<string, number>();
  private readonly pairs: PlannedPair[] = [];
  private readonly fields: ((params: SqlParams) => string)[] = [];

  constructor(private readonly input: PlanInput) {}

  plan(): TracePlan {
    const expr = this.expr(this.input.expr);
    return { expr, sets: this.sets, pairs: this.pairs, fields: this.fields };
  }

  private expr(expr: TraceExpr): PlannedExpr {
    switch (expr.kind) {
      case 'and':
      case 'or':
        return { kind: expr.kind, children: expr.children.map((child) => this.expr(child)) };
      case 'not':
        return { kind: 'not', child: this.expr(expr.child) };
      case 'span':
      case 'has': {
        const set = this.set(expr.span, expr.kind === 'span' ? this.input.form : null);
        return set === null ? { kind: 'always' } : { kind: 'some', set };
      }
      case 'relation': {
        const above = this.set(expr.above, null);
        const below = this.set(expr.below, null);
        return { kind: 'pair', pair: this.pairs.push({ relation: expr.relation, above, below }) - 1 };
      }
      case 'count':
        return this.count(expr);
      case 'field': {
        const { field, value } = expr;
        return this.field((params) => traceFieldSql(field, value, params, this.input.compile));
      }
    }
  }

  private count({ span, sign, number }: TraceExpr & { kind: 'count' }): PlannedExpr {
    const set = this.set(span, null);
    if (set === null) return this.field((params) => `s.span_count ${sign} ${params.add(number)}::int`);
    return { kind: 'count', set, sign, number };
  }

  private field(sql: (params: SqlParams) => string): PlannedExpr {
    return { kind: 'field', field: this.fields.push(sql) - 1 };
  }

  private set(span: QueryNode | null, form: SpanForm | null): number | null {
    if (span === null && form === null) return null;
    const name = `${form ? 'form' : 'query'} ${printQuery(span)}`;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const query = this.input.predicateOf(span);
    const set: SpanSet = {
      predicate: form ? form.narrow(query, form.indexed) : query,
      rebuilt: async (each) =>
        form ? form.narrow(await each(query), await each(form.indexed)) : await each(query),
      hint: (params) => {
        const hints = [form?.hint(params) ?? null, traceHintSql(span, params, this.input.compile)];
        const said = hints.filter((sql) => sql !== null);
        return said.length > 0 ? said.join(' AND ') : null;
      },
    };
    const at = this.sets.push(set) - 1;
    this.known.set(name, at);
    return at;
  }
}
