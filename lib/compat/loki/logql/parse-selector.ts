import type { LabelMatcher, MatchSign } from './logql-ast';
import { queryError } from './logql-error';
import { compileRegex } from './re2-regex';
import type { TokenCursor } from './token-cursor';

const SIGNS: readonly string[] = ['=', '!=', '=~', '!~'] satisfies MatchSign[];
const MAX_MATCHERS = 100;

/** `{app="api", env=~"p.*"}`; empty braces are no matcher. */
export function parseSelector(cursor: TokenCursor): LabelMatcher[] {
  const matchers: LabelMatcher[] = [];
  cursor.expect('{');
  while (!cursor.take('}')) {
    matchers.push(parseMatcher(cursor));
    if (matchers.length > MAX_MATCHERS) throw cursor.error(`more than ${MAX_MATCHERS} matchers`);
    if (!cursor.take(',')) {
      cursor.expect('}');
      break;
    }
  }
  return matchers;
}

export function parseMatcher(cursor: TokenCursor): LabelMatcher {
  const name = cursor.name();
  const sign = cursor.peek();
  if (sign.kind !== 'sign' || !isMatchSign(sign.text)) throw cursor.unexpected('= or != or =~ or !~');
  cursor.next();
  const value = cursor.string();
  if (sign.text === '=~' || sign.text === '!~') compileRegex(value);
  return { name, sign: sign.text, value };
}

export function isMatchSign(text: string): text is MatchSign {
  return SIGNS.includes(text);
}

/**
 * Refuses a selector that every stream might meet, as Loki does.
 * Source: Loki's pkg/logql/syntax validateMatchers.
 */
export function refuseEmptySelector(matchers: readonly LabelMatcher[]): void {
  const narrows = ({ sign, value }: LabelMatcher) =>
    sign === '=' ? value !== '' : sign === '=~' && !compileRegex(value).matchesWhole('');
  if (matchers.some(narrows)) return;
  throw queryError(
    'queries require at least one regexp or equality matcher that does not have an empty-compatible value. For instance, app=~".*" does not meet this requirement, but app=~".+" will',
  );
}
