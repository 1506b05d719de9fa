import type { AggField, AggTree } from '../../query/aggregate/agg-tree';
import type { QueryNode } from '../../query/ast';
import { logField, spanField } from '../../query/fields';
import type { Signal } from './field-place';

const PLACE = { from: 0, to: 0 };

const BUILTINS = { log: logField, span: spanField };

/**
 * What every record in any bucket has: one of the fields that are grouped by, so that the others are not kept. Null: records
 * without them count too.
 */
export function presenceOf({ measures, groups }: AggTree, signal: Signal = 'log'): QueryNode | null {
  if (measures.size > 0 || groups.size === 0) return null;
  const fields: AggField[] = [];
  for (const { by } of groups.values()) {
    if (by.kind !== 'terms' && by.kind !== 'steps' && by.kind !== 'ranges') return null;
    if (by.field.missing !== null || by.field.names.some((name) => BUILTINS[signal](name) !== null))
      return null;
    fields.push(by.field);
  }
  const names = [...new Set(fields.flatMap((field) => field.names))];
  const children = names.map(
    (name): QueryNode => ({
      kind: 'match',
      field: { name, pattern: null, ...PLACE },
      value: { kind: 'exists', ...PLACE },
      ...PLACE,
    }),
  );
  const [only] = children;
  return children.length === 1 && only ? only : { kind: 'or', children, ...PLACE };
}
