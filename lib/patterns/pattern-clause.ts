import type { Pattern, PatternPart } from './pattern';

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;
const VARIABLES = { value: '\\S+', optional: '\\S*', text: '.*', list: '.+' } as const;
const GAPS = { space: ' ', white: '\\s+', maybe: '\\s*' } as const;
/** The language reads 1,000 characters of a regular expression; the ends need a few. */
const MAX_SOURCE = 980;

/** The condition of the search language that exactly this pattern's lines meet. */
export function patternClause(pattern: Pattern): string {
  return `message:/${patternSource(pattern)}/`;
}

/**
 * The regular expression of a pattern's lines, for PostgreSQL: one that backtracks may take for ever. A pattern that is
 * too long for the language is cut: it then also finds lines that go on differently.
 */
export function patternSource(pattern: Pattern): string {
  const outer = pattern.padded ? '\\s*' : '';
  // Nothing but an endless word was read: its very length is what the lines share.
  if (pattern.rest === 'text' && pattern.parts.every(({ kind }) => kind === 'variable'))
    return `^${outer}\\S{255}`;
  let source = `^${outer}`;
  for (const part of pattern.parts) {
    const next = partSource(part);
    if (source.length + next.length > MAX_SOURCE)
      return part.kind === 'text' ? source + textSource(part.text, MAX_SOURCE - source.length) : source;
    source += next;
  }
  if (pattern.rest === 'none') return `${source}${outer}$`;
  return pattern.rest === 'lines' ? `${source}\\s*\\n` : source;
}

function partSource(part: PatternPart): string {
  if (part.kind === 'text') return textSource(part.text, Number.POSITIVE_INFINITY);
  return part.kind === 'gap' ? GAPS[part.gap] : VARIABLES[part.variable];
}

/** As many characters as fit. */
function textSource(text: string, most: number): string {
  let source = '';
  for (const character of text) {
    const next = character.replace(SPECIAL, '\\$&');
    if (source.length + next.length > most) break;
    source += next;
  }
  return source;
}
