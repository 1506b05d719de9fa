import { termGrams } from '../../query/term-grams';
import { ask } from '../client/ask';

const ROWS_A_STATEMENT = 5_000;

/** Adds terms to a tenant's dictionary. Sorted, so that two writers of the same terms wait only one way. */
export async function storeTerms(tenantId: number, terms: ReadonlyMap<number, string>): Promise<void> {
  const sorted = [...terms].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (let at = 0; at < sorted.length; at += ROWS_A_STATEMENT) {
    const rows = sorted.slice(at, at + ROWS_A_STATEMENT);
    await ask(
      `INSERT INTO term (tenant_id, term, token, grams)
       SELECT $1, term, token, grams::int[] FROM unnest($2::text[], $3::int[], $4::text[]) AS t (term, token, grams)
       ON CONFLICT DO NOTHING`,
      [
        tenantId,
        rows.map(([, term]) => term),
        rows.map(([token]) => token),
        rows.map(([, term]) => `{${termGrams(term).join(',')}}`),
      ],
    );
  }
}
