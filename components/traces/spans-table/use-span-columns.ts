import { useMemo } from 'react';
import { pathTimes } from '@/lib/trace/path-times';
import type { TraceFacts } from '../page/use-trace-facts';
import { useFieldValues } from '../statistics/use-field-values';
import { spanColumns } from './span-columns';

/** More columns of attributes do not fit, and each is a request. */
export const MAX_FIELDS = 5;

/** The columns of the table with what is known of the chosen fields. */
export function useSpanColumns(facts: TraceFacts, chosen: readonly string[]) {
  const { model, path } = facts;
  const [a = '', b = '', c = '', d = '', e = ''] = chosen;
  const read = [
    useFieldValues(facts, a),
    useFieldValues(facts, b),
    useFieldValues(facts, c),
    useFieldValues(facts, d),
    useFieldValues(facts, e),
  ];
  const [first, second, third, fourth, fifth] = read.map(({ valueOfSpan }) => valueOfSpan);
  const columns = useMemo(() => {
    const { perNode } = pathTimes(model, [...path.byNode.values()].flat());
    const values = [first, second, third, fourth, fifth];
    const names = [a, b, c, d, e];
    const fields = names.map((name, i) => ({ name, valueOfSpan: values[i] ?? null }));
    return spanColumns(
      perNode,
      fields.filter(({ name }) => name !== ''),
    );
  }, [model, path, a, b, c, d, e, first, second, third, fourth, fifth]);
  return {
    columns,
    isPending: read.some(({ isPending }) => isPending),
    failed: read.find(({ error }) => error !== null)?.error ?? null,
    truncated: read.some(({ truncated }) => truncated),
  };
}
