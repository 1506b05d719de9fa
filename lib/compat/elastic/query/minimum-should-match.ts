import type { JsonValue } from '../document-of-log';
import { illegalArgument } from '../elastic-error';

const SPEC = /^\s*(?:-?\d{1,6}%?|(?:\d{1,6}\s*<\s*-?\d{1,6}%?\s*)+)\s*$/;

/**
 * How many of so many optional conditions a `minimum_should_match` asks for: `2`, `-1`, `75%`, `-25%`, `2<75%`,
 * `2<-25% 9<-3`. Source: Elasticsearch, "minimum_should_match parameter"; Queries.calculateMinShouldMatch.
 */
export function minimumShouldMatch(value: JsonValue, optional: number): number {
  const spec = typeof value === 'number' ? String(value) : value;
  if (typeof spec !== 'string' || !SPEC.test(spec)) {
    throw illegalArgument(`minimum_should_match [${JSON.stringify(value).slice(0, 80)}] cannot be read`);
  }
  return Math.max(0, resolve(spec.trim(), optional));
}

function resolve(spec: string, optional: number): number {
  if (spec.includes('<')) {
    let wanted = optional;
    for (const condition of spec.replace(/\s*<\s*/g, '<').split(/\s+/)) {
      const [above = '0', then = '0'] = condition.split('<');
      if (optional <= Number(above)) return wanted;
      wanted = Math.max(0, resolve(then, optional));
    }
    return wanted;
  }
  const number = spec.endsWith('%') ? Math.trunc((optional * Number(spec.slice(0, -1))) / 100) : Number(spec);
  return number < 0 || Object.is(number, -0) ? optional + number : number;
}
