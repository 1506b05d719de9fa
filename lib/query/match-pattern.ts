import type { Pattern } from './ast';
import { foldText } from './fold';

/**
 * Whether the whole text, folded, is what the pattern says. `*`: any run of characters, `?`: one code point. Only the last
 * `*` is ever tried again, so it takes at most length × length, whatever the pattern.
 */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  const signs = pattern.flatMap((part): (string | { wild: '*' | '?' })[] =>
    'wild' in part ? [part] : [...foldText(part.text)],
  );
  const characters = [...foldText(text)];
  let sign = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < characters.length) {
    const wanted = signs[sign];
    if (typeof wanted === 'object' && wanted.wild === '*') {
      star = sign++;
      starAt = at;
    } else if (wanted !== undefined && (typeof wanted === 'object' || wanted === characters[at])) {
      sign++;
      at++;
    } else {
      if (star < 0) return false;
      sign = star + 1;
      at = ++starAt;
    }
  }
  return signs.slice(sign).every((rest) => typeof rest === 'object' && rest.wild === '*');
}
