import { printQuery } from './print';

/** A `field:*`: any value. */
export function existsTerm(field: string): string {
  const place = { from: 0, to: 0 };
  return printQuery({
    kind: 'match',
    field: { name: field, pattern: null, ...place },
    value: { kind: 'exists', ...place },
    ...place,
  });
}
