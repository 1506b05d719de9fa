import { SPAN_STATUSES } from '../contracts/trace';
import type { AggTree, BucketOrder, Measure } from '../query/aggregate/agg-tree';
import type { QueryNode } from '../query/ast';
import { combineNodes } from '../query/combine-nodes';
import { explicitField } from '../query/explicit-field';
import { spanField } from '../query/fields';
import { matchesName } from '../query/matches-name';
import type { RoundingStep } from '../time/time-rounding';
import { type OperationQuery, operationQuery } from './operation-query';
import { GROUPS, TIMES, WITHOUT } from './panel-tree';

export type OperationField = 'service' | 'name' | 'kind';

/** A panel's question that the sums of operations can answer. */
export interface RollupQuestion {
  condition: OperationQuery;
  /** Which spans of an operation count. */
  counted: 'all' | 'failed' | 'unfailed';
  /** Null: no groups. */
  groups: {
    fields: OperationField[];
    size: number;
    order: readonly BucketOrder[];
    other: boolean;
    keys: readonly (readonly string[])[] | null;
  } | null;
  measures: ReadonlyMap<string, Measure>;
  step: RoundingStep | null;
}

/** Null: it asks for more than service, name, kind and failure of spans, their number and their durations. */
export function rollupQuestion(tree: AggTree, ast: QueryNode | null): RollupQuestion | null {
  const group = tree.groups.get(GROUPS);
  const asked = group ?? tree;
  // Heatmaps are trees too.
  const isOfPanel = group ? isOnly(tree, GROUPS, WITHOUT) && isOnly(group, TIMES) : isOnly(tree, TIMES);
  if (!isOfPanel) return null;
  const times = asked.groups.get(TIMES)?.by;
  const split = splitFailure(ast);
  const condition = split && operationQuery(split.rest);
  if (!split || !condition) return null;
  const measures = [...asked.measures.values()];
  if (!measures.every(isOfDurations) || (split.counted !== 'all' && measures.length > 0)) return null;
  if (group && group.by.kind !== 'tuples') return null;
  const fields = group?.by.kind === 'tuples' ? group.by.fields.map(({ names }) => fieldOf(names)) : [];
  const known = fields.filter((field) => field !== null);
  if (known.length < fields.length) return null;
  return {
    condition,
    counted: split.counted,
    groups: group?.by.kind === 'tuples' ? { ...group.by, fields: known } : null,
    measures: asked.measures,
    step: times?.kind === 'time' ? times.step : null,
  };
}

function isOnly({ groups }: AggTree, ...names: readonly string[]): boolean {
  return [...groups.keys()].every((name) => names.includes(name));
}

/** Sums and shares of durations; the least and the longest are not kept. */
function isOfDurations(measure: Measure): boolean {
  if (measure.kind !== 'stats' && measure.kind !== 'quantiles') return false;
  const [name = ''] = measure.field.names;
  if (spanField(name) !== 'duration') return false;
  return measure.kind === 'quantiles' || measure.parts.every((part) => part === 'avg' || part === 'sum');
}

function fieldOf([name = '']: readonly string[]): OperationField | null {
  if (explicitField({ name, pattern: null, from: 0, to: 0 })) return null;
  const field = spanField(name);
  return field === 'service' || field === 'name' || field === 'kind' ? field : null;
}

/** What a query says of failure, where it says it of all spans alike, and the rest of it. */
function splitFailure(
  ast: QueryNode | null,
): { rest: QueryNode | null; counted: RollupQuestion['counted'] } | null {
  const parts = ast === null ? [] : conjuncts(ast);
  const said = new Set(parts.map(failureOf).filter((one) => one !== null));
  if (said.size > 1) return null;
  const [counted = 'all'] = said;
  return {
    rest: combineNodes(
      'and',
      parts.filter((part) => failureOf(part) === null),
    ),
    counted,
  };
}

function conjuncts(node: QueryNode): QueryNode[] {
  return node.kind === 'and' ? node.children.flatMap(conjuncts) : [node];
}

function failureOf(node: QueryNode): 'failed' | 'unfailed' | null {
  if (node.kind === 'not') {
    const child = failureOf(node.child);
    return child && (child === 'failed' ? 'unfailed' : 'failed');
  }
  if (node.kind !== 'match' || node.field === null || node.field.pattern || explicitField(node.field))
    return null;
  if (spanField(node.field.name) !== 'status' || node.value.kind !== 'text') return null;
  const { value } = node;
  const names = SPAN_STATUSES.filter((name) => matchesName(value, name));
  return names.length === 1 && names[0] === 'error' ? 'failed' : null;
}
