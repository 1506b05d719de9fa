import { parseRegex, type Regex } from '../../../query/regex';

/** Signs that mean something else in Lucene, or nothing. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['~', 'COMPLEMENT'],
  ['<', 'INTERVAL'],
  ['&', 'INTERSECTION'],
  ['@', 'ANYSTRING'],
  ['#', 'EMPTY'],
]);

type Read = { regex: Regex; problem: null } | { regex: null; problem: string };

/**
 * A regular expression of Lucene as one of ours: `^` and `$` are plain characters, `.` is any character, `"…"` is text,
 * `@` is any string. Complements, intervals and intersections have no counterpart: a problem. Matches whole values.
 * Source: Elasticsearch, "Regular expression syntax".
 */
export function parseLuceneRegex(source: string, flags: string): Read {
  const enabled = flagsOf(flags);
  if (enabled === null) return { regex: null, problem: `Unknown regexp flag [${flags.slice(0, 80)}]` };
  let translated = '';
  for (let at = 0; at < source.length; at++) {
    const sign = source.charAt(at);
    if (sign === '\\') {
      const escaped = source.charAt(at + 1);
      if (escaped === '') return { regex: null, problem: `end-of-string expected at position ${at + 1}` };
      translated += /[a-zA-Z0-9]/.test(escaped) && !/[dDsSwW]/.test(escaped) ? escaped : `\\${escaped}`;
      at++;
    } else if (sign === '[') {
      const end = classEnd(source, at);
      if (end < 0) return { regex: null, problem: `expected ']' at position ${source.length}` };
      translated += source
        .slice(at, end + 1)
        .replace(/(?<!\\)\[(?!\^|$)/g, (bracket, offset) => (offset === 0 ? bracket : '\\['));
      at = end;
    } else if (sign === '"') {
      const end = source.indexOf('"', at + 1);
      if (end < 0) return { regex: null, problem: `expected '"' at position ${source.length}` };
      translated += source.slice(at + 1, end).replace(/[^A-Za-z0-9]/gu, '\\$&');
      at = end;
    } else if (sign === '@' && enabled.has('ANYSTRING')) translated += '(?:.|\\n)*';
    else if (sign === '.') translated += '(?:.|\\n)';
    else if (sign === '^' || sign === '$') translated += `\\${sign}`;
    else if (OPERATORS.has(sign) && enabled.has(OPERATORS.get(sign) ?? '')) {
      return { regex: null, problem: `the operator [${sign}] is not supported here` };
    } else if (sign === '(' && source.charAt(at + 1) === '?') {
      return { regex: null, problem: `unexpected [?] at position ${at + 1}` };
    } else translated += OPERATORS.has(sign) ? `\\${sign}` : sign;
  }
  const { regex, problem } = parseRegex(translated);
  return regex ? { regex, problem: null } : { regex: null, problem: problem.message };
}

function flagsOf(flags: string): ReadonlySet<string> | null {
  const all = [...new Set(OPERATORS.values())];
  const enabled = new Set<string>();
  for (const flag of flags === '' ? ['ALL'] : flags.toUpperCase().split('|')) {
    if (flag === 'ALL') for (const name of all) enabled.add(name);
    else if (all.includes(flag)) enabled.add(flag);
    else if (flag !== 'NONE') return null;
  }
  return enabled;
}

function classEnd(source: string, from: number): number {
  for (let at = from + (source[from + 1] === '^' ? 2 : 1); at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']') return at;
  }
  return -1;
}
