import { describe, expect, it } from 'vitest';
import { matchesEverything, parseRegex, type Regex } from './regex';

/** The tree as a short expression; classes as JavaScript writes them. */
function shown(regex: Regex | null): string {
  if (!regex) return '-';
  switch (regex.kind) {
    case 'literal':
      return JSON.stringify(regex.text);
    case 'class': {
      const hex = (n: number) => n.toString(16);
      const ranges = regex.ranges.map(([low, high]) =>
        low === high ? hex(low) : `${hex(low)}-${hex(high)}`,
      );
      return `[${regex.negated ? '^' : ''}${ranges.join(' ')}]`;
    }
    case 'sequence':
      return `(${regex.parts.map(shown).join(' ')})`;
    case 'choice':
      return `(or ${regex.options.map(shown).join(' ')})`;
    case 'repeat':
      return `${shown(regex.child)}{${regex.min},${regex.max ?? ''}}`;
    default:
      return regex.kind;
  }
}

describe('parseRegex', () => {
  it.each([
    ['abc', '"abc"'],
    ['', '()'],
    ['joh?n(ath[oa]n)', '("jo" "h"{0,1} "n" ("ath" [61 6f] "n"))'],
    ['a|b|', '(or "a" "b" ())'],
    ['^a.b$', '(start "a" any "b" end)'],
    ['\\d+ms', '([30-39]{1,} "ms")'],
    ['\\D\\bx', '([^30-39] boundary "x")'],
    ['[^a-c\\s]', '[^9-d 20 61-63]'],
    ['[]x]', '[5d 78]'],
    ['[a-]', '[2d 61]'],
    ['[\\d-x]', '[2d 30-39 78]'],
    ['[[:alpha:]_]', '[41-5a 5f 61-7a]'],
    ['[^/]+\\/x', '([^2f]{1,} "/x")'],
    ['a{2}b{2,}c{1,3}', '("a"{2,2} "b"{2,} "c"{1,3})'],
    ['a{,3}{x}', '"a{,3}{x}"'],
    ['a+?b*?', '("a"{1,} "b"{0,})'],
    ['(?:ab)+(?<n>c)(?P<m>d)', '(("ab"){1,} ("c") ("d"))'],
    ['(?i)error', '"error"'],
    ['\\x41\\u00e9\\u{1f525}\\t\\.', '"Aé🔥\\t."'],
    ['🔥+', '"🔥"{1,}'],
    ['(ab)*', '("ab"){0,}'],
    ['\\Aa\\z', '(start "a" end)'],
  ])('%s', (source, expected) => expect(shown(parseRegex(source).regex)).toBe(expected));

  it.each([
    ['a(b', 'This group is not closed', 1, 2],
    ['a)b', 'no parenthesis to close', 1, 2],
    ['[a', 'This class is not closed', 0, 1],
    ['[z-a]', 'runs backwards', 1, 4],
    ['*a', 'nothing to repeat before *', 0, 1],
    ['a|+', 'nothing to repeat before +', 2, 3],
    ['a**', 'Two repetitions', 2, 3],
    ['a++', 'Two repetitions', 2, 3],
    ['^*', 'nothing to repeat', 1, 2],
    ['a{3,1}', '3 is more than 1', 1, 6],
    ['a{256}', '255 at most', 1, 6],
    ['(a{255}){255}', 'too big', 0, 13],
    ['(a)\\1', 'Back-references', 3, 5],
    ['a(?=b)', 'Look-ahead', 1, 4],
    ['(?<!b)a', 'Look-ahead', 0, 3],
    ['(?x)a', 'This kind of group', 0, 3],
    ['a\\', 'A backslash ends it', 1, 2],
    ['\\y', '\\y means nothing', 0, 2],
    ['[\\q]', 'means nothing in a class', 1, 3],
    ['\\x00', 'means nothing', 0, 2],
    ['('.repeat(60), 'nested 50 deep', 50, 51],
    ['a'.repeat(1_001), '1000 characters', 0, 1_001],
  ])('says what is wrong with %s, and where', (source, message, from, to) => {
    const { regex, problem } = parseRegex(source);
    expect(regex).toBeNull();
    expect(problem?.message).toContain(message);
    expect([problem?.from, problem?.to]).toEqual([from, to]);
  });

  it('knows what finds everything', () => {
    const everything = (source: string) => {
      const { regex } = parseRegex(source);
      return regex !== null && matchesEverything(regex);
    };
    expect(['', 'a*', 'a|', '(a?){2}', 'a*b?'].map(everything)).toEqual([true, true, true, true, true]);
    expect(['a', 'a+', '^', '\\b', 'a*b'].map(everything)).toEqual([false, false, false, false, false]);
  });
});
