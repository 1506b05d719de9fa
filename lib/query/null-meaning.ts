import type { MatchNode, QueryNode } from './ast';

/** `field:null` spelt out: no such field, or the text "null". */
export function nullMeaning(node: MatchNode): QueryNode {
  const { from, to } = node;
  const having = (value: { kind: 'exists' } | { kind: 'text'; text: string }): MatchNode => ({
    ...node,
    value: { ...value, from: node.value.from, to: node.value.to },
  });
  return {
    kind: 'or',
    children: [
      { kind: 'not', child: having({ kind: 'exists' }), from, to },
      having({ kind: 'text', text: 'null' }),
    ],
    from,
    to,
  };
}
