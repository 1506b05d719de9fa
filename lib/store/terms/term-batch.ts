import { foldText } from '../../query/fold';
import type { TermLookup } from '../../query/word-term-tokens';
import { type KnownTerms, knownTerms } from './known-terms';
import { storeTerms } from './store-terms';

/**
 * The dictionary as one batch sees it while it is encoded. A run met a second time becomes a term; `store` commits those
 * before the batch's own rows are, so that a stored row never relies on a term that is not there.
 */
export class TermBatch implements TermLookup {
  private readonly added = new Map<number, string>();

  private constructor(
    private readonly tenantId: number,
    private readonly known: KnownTerms,
  ) {}

  static async begin(tenantId: number): Promise<TermBatch> {
    return new TermBatch(tenantId, await knownTerms(tenantId));
  }

  has(token: number, text: string, from: number, to: number, mayAdd: boolean): boolean {
    const term = this.known.terms.get(token) ?? this.added.get(token);
    // Another run of the same hash says its pieces itself.
    if (term !== undefined) return isTerm(term, text, from, to);
    if (!mayAdd || !this.known.isSecondSight(token) || this.known.isFull(this.added.size)) return false;
    this.added.set(token, foldText(text.slice(from, to)));
    return true;
  }

  /** Rejects as a statement does; then the batch must not be stored. */
  async store(): Promise<void> {
    if (this.added.size === 0) return;
    await storeTerms(this.tenantId, this.added);
    for (const [token, term] of this.added) this.known.terms.set(token, term);
  }
}

function isTerm(term: string, text: string, from: number, to: number): boolean {
  if (term.length !== to - from) return false;
  if (text.startsWith(term, from)) return true;
  return foldText(text.slice(from, to)) === term;
}
