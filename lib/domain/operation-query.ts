import { SPAN_KINDS } from '../contracts/trace';
import type { MatchNode, QueryNode } from '../query/ast';
import { valueMatches } from '../query/evaluate-value';
import { explicitField } from '../query/explicit-field';
import { spanField } from '../query/fields';
import { matchesName } from '../query/matches-name';

/** What an operation is known by. */
export interface OperationFacts {
  service: string;
  /** OpenTelemetry SpanKind 0..5. */
  kind: number;
  /** Null: not known, as of what comes beyond the names that are kept. */
  name: string | null;
}

/** Whether the spans of an operation meet a query; null where that depends on a name that is not known. */
export type OperationCondition = (operation: OperationFacts) => boolean | null;

export interface OperationQuery {
  holds: OperationCondition;
  /** Whether it asks for the name. */
  byName: boolean;
}

/**
 * A query of spans as a condition on their operations, where service, name and kind say all of it; null elsewhere, and
 * for regular expressions. By the rules of lib/query/evaluate.ts.
 */
export function operationQuery(ast: QueryNode | null): OperationQuery | null {
  if (ast === null || ast.kind === 'all') return { holds: () => true, byName: false };
  if (ast.kind === 'match') return matchQuery(ast);
  if (ast.kind === 'trace') return null;
  if (ast.kind === 'not') {
    const child = operationQuery(ast.child);
    if (child === null) return null;
    const holds: OperationCondition = (operation) => {
      const held = child.holds(operation);
      return held === null ? null : !held;
    };
    return { holds, byName: child.byName };
  }
  const children: OperationQuery[] = [];
  for (const node of ast.children) {
    const child = operationQuery(node);
    if (child === null) return null;
    children.push(child);
  }
  // Of AND one false, of OR one true decides, whatever is not known of the others.
  const deciding = ast.kind === 'or';
  return {
    holds: (operation) => {
      const held = children.map(({ holds }) => holds(operation));
      if (held.includes(deciding)) return deciding;
      return held.includes(null) ? null : !deciding;
    },
    byName: children.some(({ byName }) => byName),
  };
}

function matchQuery({ field, value }: MatchNode): OperationQuery | null {
  if (field === null || field.pattern || value.kind === 'null' || explicitField(field)) return null;
  const builtin = spanField(field.name);
  // JavaScript's engine may take hours for a user's expression over all names. The spans' SQL answers it.
  if (builtin !== 'kind' && (value.kind === 'regex' || value.kind === 'near' || value.kind === 'fuzzy'))
    return null;
  if (builtin === 'service') return { holds: ({ service }) => valueMatches(service, value), byName: false };
  if (builtin === 'name') {
    return { holds: ({ name }) => (name === null ? null : valueMatches(name, value)), byName: true };
  }
  if (builtin !== 'kind') return null;
  if (value.kind === 'exists') return { holds: () => true, byName: false };
  const kinds = SPAN_KINDS.flatMap((name, kind) => (matchesName(value, name) ? [kind] : []));
  // None of its values: then it is an attribute of that name.
  return kinds.length === 0 ? null : { holds: ({ kind }) => kinds.includes(kind), byName: false };
}
