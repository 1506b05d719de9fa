import type { QueryNode } from './ast';

const ANY = { wild: '*' } as const;

/** The tree with its plain words found inside longer ones too, as a find field is expected to: `conc` finds `concat`. */
export function wordsAsPieces(node: QueryNode): QueryNode {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { ...node, children: node.children.map(wordsAsPieces) };
    case 'not':
      return { ...node, child: wordsAsPieces(node.child) };
    case 'match': {
      const { field, value } = node;
      if (field !== null || value.kind !== 'text' || value.text === '') return node;
      const { from, to, text } = value;
      return { ...node, value: { kind: 'wildcard', pattern: [ANY, { text }, ANY], from, to } };
    }
    default:
      return node;
  }
}
