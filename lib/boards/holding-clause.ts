import { printQuery } from '../query/print';

const PLACE = { from: 0, to: 0 };

/** The condition that a field's value holds a text anywhere, letter by letter but for case. @param text not empty */
export function holdingClause(field: string, text: string): string {
  const pattern = [{ wild: '*' as const }, { text }, { wild: '*' as const }];
  return printQuery({
    kind: 'match',
    field: { name: field, pattern: null, ...PLACE },
    value: { kind: 'wildcard', pattern, ...PLACE },
    ...PLACE,
  });
}
