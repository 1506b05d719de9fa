import type { Cluster } from './cluster';
import type { Pattern, PatternPart, VariableKind } from './pattern';
import { ANY_VARIABLE, VARIABLE } from './variable-mark';

const KINDS: Record<string, VariableKind> = {
  [VARIABLE.value]: 'value',
  [VARIABLE.name]: 'value',
  [VARIABLE.optional]: 'optional',
  [VARIABLE.text]: 'text',
};
const MARKS = /([\uE000-\uE003])/;

/** The finished pattern of a cluster: names that never changed are text again. */
export function readPattern(cluster: Cluster<unknown>): Pattern {
  const parts: PatternPart[] = [];
  cluster.tokens.forEach((token, at) => {
    if (at > 0) parts.push({ kind: 'gap', gap: cluster.gap });
    parts.push(...tokenParts(cluster, token, at));
  });
  // A word that never ends has no constant to begin with.
  if (cluster.tokens.length === 0 && cluster.cut) parts.push({ kind: 'variable', variable: 'value' });
  return { parts, padded: cluster.padded, rest: cluster.cut ? 'text' : cluster.more ? 'lines' : 'none' };
}

function tokenParts(cluster: Cluster<unknown>, token: string, at: number): PatternPart[] {
  const name = cluster.names.get(at);
  if (name !== undefined && cluster.lines > 1 && !ANY_VARIABLE.test(token.replaceAll(VARIABLE.name, ''))) {
    return [{ kind: 'text', text: name }];
  }
  if (cluster.lists.has(at)) {
    const [head = '', ...rest] = token.split(MARKS);
    return withoutEmpty([
      { kind: 'text', text: head },
      { kind: 'variable', variable: 'list' },
      { kind: 'text', text: rest.at(-1) ?? '' },
    ]);
  }
  return withoutEmpty(
    token.split(MARKS).map((piece): PatternPart => {
      const variable = KINDS[piece];
      return variable ? { kind: 'variable', variable } : { kind: 'text', text: piece };
    }),
  );
}

function withoutEmpty(parts: PatternPart[]): PatternPart[] {
  return parts.filter((part) => part.kind !== 'text' || part.text !== '');
}
