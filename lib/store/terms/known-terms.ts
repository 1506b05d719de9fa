import { logger } from '../../logger';
import { processSingleton } from '../../process-singleton';
import { ask } from '../client/ask';

/** Most terms of a tenant. Beyond, words say their pieces themselves: rows grow a little, searches stay exact. */
const MOST_TERMS = 200_000;
const MOST_TENANTS = 50;
const SIGHTS = 2 ** 17;

/** A tenant's dictionary in this process: all of it, or what this process knows where others write too. */
export class KnownTerms {
  /** Folded, by their word token. */
  readonly terms = new Map<number, string>();
  /** Tokens of runs met lately, each where its hash says; a later one takes the place. */
  private readonly sights = new Int32Array(SIGHTS);
  private toldFull = false;

  /** Whether the run was met lately, which it now is. Ids that come once never become terms. */
  isSecondSight(token: number): boolean {
    const at = token & (SIGHTS - 1);
    if (this.sights[at] === token) return true;
    this.sights[at] = token;
    return false;
  }

  isFull(more: number): boolean {
    const full = this.terms.size + more >= MOST_TERMS;
    if (full && !this.toldFull) {
      this.toldFull = true;
      logger().warn(
        { terms: MOST_TERMS },
        'the dictionary of words is full: rows with new words are larger from now on',
      );
    }
    return full;
  }
}

const cache = () => processSingleton('known-terms', () => new Map<number, Promise<KnownTerms>>());

/** Reads the tenant's dictionary, once a process. */
export async function knownTerms(tenantId: number): Promise<KnownTerms> {
  const tenants = cache();
  const known = tenants.get(tenantId);
  if (known) return await known;
  if (tenants.size >= MOST_TENANTS) tenants.clear();
  const reading = readTerms(tenantId);
  tenants.set(tenantId, reading);
  reading.catch(() => tenants.delete(tenantId));
  return await reading;
}

async function readTerms(tenantId: number): Promise<KnownTerms> {
  const known = new KnownTerms();
  const rows = await ask<{ token: number; term: string }>(
    'SELECT token, term FROM term WHERE tenant_id = $1 LIMIT $2',
    [tenantId, MOST_TERMS],
  );
  for (const { token, term } of rows) known.terms.set(token, term);
  return known;
}

/** Forgets all terms, for when the database behind them was replaced. */
export function resetTerms(): void {
  cache().clear();
}
