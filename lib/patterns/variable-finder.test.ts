import { describe, expect, it } from 'vitest';
import type { Pattern, PatternPart } from './pattern';
import { PatternMiner } from './pattern-miner';
import { variableFinder } from './variable-finder';

function finderOf(line: string) {
  const miner = new PatternMiner<object>({ create: () => ({}), merge: () => {} });
  miner.add(line);
  const [group] = miner.finish();
  if (!group) throw new Error('No pattern was found.');
  return variableFinder(group.pattern);
}

const values = (pattern: string, line = pattern) =>
  finderOf(pattern)(line)?.map(({ from, to }) => line.slice(from, to)) ?? null;

describe('variableFinder', () => {
  it.each([
    ['took 5ms on 10.0.0.1', 'took 712ms on 10.0.0.7', ['712ms', '10.0.0.7']],
    ['took 5ms on 10.0.0.1', 'Took 712ms ON 10.0.0.7', ['712ms', '10.0.0.7']],
    ['took 5ms on 10.0.0.1', 'gave 712ms on 10.0.0.7', null],
    ['took 5ms on 10.0.0.1', 'took 712ms on 10.0.0.7 again', null],
    ['no file "a b.png" at 7', 'no file "" at 8', ['', '8']],
    ['user= gone', 'user= gone', ['']],
    ['  padded 5 ', '\t padded 6  ', ['6']],
    ['Error: lost 5\n  at a (b.js:1)', 'Error: lost 6 \n  at c', ['6']],
    ['Error: lost 5\n  at a (b.js:1)', 'Error: lost 6', null],
    ['{\n  "a": 5\n}', '{ "a": 6 }', ['6']],
    ['İ 5', 'İ 6', ['6']],
    [`lost 5 ${'x'.repeat(2_000)}`, `lost 6 ${'y'.repeat(3_000)}`, ['6']],
    ['drop blk_1 blk_2', 'drop blk_3 blk_4 blk_5', ['3 blk_4 blk_5']],
  ])('%#', (pattern, line, expected) => {
    expect(values(pattern, line)).toEqual(expected);
  });

  it('finds what the regular expression finds', () => {
    const sources = { value: '(\\S+)', optional: '(\\S*)', text: '(.*?)', list: '(.+)' };
    const pieces: [PatternPart, string][] = [
      ...Object.entries(sources).map(([variable, source]): [PatternPart, string] => [
        { kind: 'variable', variable: variable as keyof typeof sources },
        source,
      ]),
      [{ kind: 'gap', gap: 'space' }, ' '],
      [{ kind: 'gap', gap: 'white' }, '\\s+'],
      [{ kind: 'gap', gap: 'maybe' }, '\\s*'],
      [{ kind: 'text', text: 'a' }, 'a'],
      [{ kind: 'text', text: 'b' }, 'b'],
    ];
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return Math.floor((seed / 0x80000000) * below);
    };
    let matched = 0;
    for (let round = 0; round < 3_000; round++) {
      const chosen = Array.from({ length: 1 + random(5) }, () => pieces[random(pieces.length)] ?? ['', '']);
      const parts = chosen.map(([part]) => part) as PatternPart[];
      const line = `b${Array.from({ length: random(9) }, () => 'ab  \t'[random(5)]).join('')}a`;
      const rest = (['none', 'text', 'lines'] as const)[random(3)] ?? 'none';
      const pattern: Pattern = { parts, padded: false, rest };
      const body = rest === 'lines' ? `${line}\nab` : line;
      const source = chosen.map(([, source]) => source).join('');
      const end = { none: '$', text: '', lines: '[\\t-\\r ]*\\n' }[rest];
      const match = new RegExp(`^${source}${end}`, 'd').exec(body);
      if (match) matched++;
      const expected =
        match?.indices?.slice(1).map((place) => ({ from: place?.[0], to: place?.[1] })) ?? null;
      expect(variableFinder(pattern)(body), `${source} in ${body}`).toEqual(expected);
    }
    expect(matched).toBeGreaterThan(300);
  });

  it('does not try every way to cut many texts between the same separators', () => {
    const quoted =
      `INSERT INTO t VALUES (${Array.from({ length: 78 }, (_, n) => `'a b', ${n}`).join(', ')}`.slice(0, 940);
    const semicolons = Array.from({ length: 90 }, (_, n) => n).join(' ; ');
    // A finder that went back over its choices would not end.
    for (const line of [quoted, semicolons]) {
      const find = finderOf(line);
      for (let times = 0; times < 16; times++) {
        find(line);
        find(`${line} no`);
      }
    }
    expect(values(quoted)?.slice(0, 3)).toEqual(['a b', '0', 'a b']);
  });
});
