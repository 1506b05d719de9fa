import type { RequestContext } from '../contracts/context';
import { allOperations, type ServiceOperation } from '../store/rollup/all-operations';
import { isUnsureName } from './is-unsure-name';
import type { RollupQuestion } from './rollup-question';

export interface WantedOperations {
  byId: ReadonlyMap<number, ServiceOperation>;
  /** Those that stand for several names, which groups by name would have to tell apart. */
  unsure: ReadonlySet<number>;
}

/**
 * The operations that a question asks for; null: it is not about names, `unknown`: the dictionary does not tell them all
 * apart.
 */
export async function wantedOperations(
  ctx: RequestContext,
  { condition, groups }: RollupQuestion,
): Promise<WantedOperations | 'unknown' | null> {
  const inGroups = groups?.fields.includes('name') ?? false;
  if (!condition.byName && !inGroups) return null;
  const all = await allOperations(ctx);
  if (all === null) return 'unknown';
  const byId = new Map<number, ServiceOperation>();
  const unsure = new Set<number>();
  for (const operation of all) {
    const isUnsure = isUnsureName(operation.name);
    const held = condition.holds(isUnsure ? { ...operation, name: null } : operation);
    if (held === null) return 'unknown';
    if (!held) continue;
    byId.set(operation.id, operation);
    if (isUnsure && inGroups) unsure.add(operation.id);
  }
  return { byId, unsure };
}
