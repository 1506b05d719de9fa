import type { LabelMatcher } from '../logql/logql-ast';
import { compileRegex } from '../logql/re2-regex';

/** Whether a label's value (absent: empty) meets a matcher. */
export function compileMatcher({ sign, value }: LabelMatcher): (text: string) => boolean {
  if (sign === '=') return (text) => text === value;
  if (sign === '!=') return (text) => text !== value;
  const regex = compileRegex(value);
  return sign === '=~' ? (text) => regex.matchesWhole(text) : (text) => !regex.matchesWhole(text);
}

/** Whether labels meet every matcher. */
export function compileSelector(
  matchers: readonly LabelMatcher[],
): (labels: ReadonlyMap<string, string>) => boolean {
  const tests = matchers.map((matcher) => ({ name: matcher.name, test: compileMatcher(matcher) }));
  return (labels) => tests.every(({ name, test }) => test(labels.get(name) ?? ''));
}
