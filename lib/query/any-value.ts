import type { QueryNode } from './ast';

const PLACE = { from: 0, to: 0 };

/**
 * The tree of `field:"value" OR …` over all pairs, for values that come from the store: as text they could be longer than
 * a query may be. @param fields at least one @param values at least one
 */
export function anyValue(fields: readonly string[], values: readonly string[]): QueryNode {
  const children = values.flatMap((text) =>
    fields.map(
      (name): QueryNode => ({
        kind: 'match',
        field: { name, pattern: null, ...PLACE },
        value: { kind: 'text', text, ...PLACE },
        ...PLACE,
      }),
    ),
  );
  return { kind: 'or', children, ...PLACE };
}
