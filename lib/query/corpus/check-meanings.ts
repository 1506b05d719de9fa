// For tests.
import { expect, it } from 'vitest';
import type { QueryNode } from '../ast';
import { parseQuery } from '../parse';
import { printQuery } from '../print';

/** A query, what it means in canonical text, and what its first remark begins with (none: there is no remark). */
export type Meaning = readonly [query: string, meaning: string, remark?: string];

/** A test a query: it can run, means that, says that, and its canonical text means the same. */
export function checkMeanings(meanings: readonly Meaning[]): void {
  for (const [query, meaning, remark] of meanings) {
    it(`reads ${JSON.stringify(query)}`, () => {
      const { ast, diagnostics } = parseQuery(query);
      expect(printQuery(ast)).toBe(meaning);
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const [first] = diagnostics;
      expect(first?.message.slice(0, remark?.length)).toBe(remark);
      expect(withoutPlaces(parseQuery(meaning).ast)).toEqual(withoutPlaces(ast));
      const places = diagnostics.map(({ from, to }) => `${from}-${to}`);
      expect(new Set(places).size, 'two remarks on the same text').toBe(places.length);
      for (const { from, to } of diagnostics) expect([from >= 0, to <= query.length]).toEqual([true, true]);
    });
  }
}

function withoutPlaces(ast: QueryNode | null): unknown {
  return JSON.parse(
    JSON.stringify(ast, (key, value) => {
      if (key === 'from' || key === 'to' || key === 'source') return undefined;
      return typeof value === 'bigint' ? String(value) : value;
    }),
  );
}
