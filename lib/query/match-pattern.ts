import type { Pattern } from './ast';
import { foldText } from './fold';

/** Whether the whole text, folded, is what the pattern says. `*`: any run of characters, `?`: one code point. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  const source = pattern.map((part) =>
    'wild' in part
      ? part.wild === '*'
        ? '.*'
        : '.'
      : foldText(part.text).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 'su').test(foldText(text));
}
