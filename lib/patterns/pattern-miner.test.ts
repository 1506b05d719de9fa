import { describe, expect, it, vi } from 'vitest';
import { mergeClusters } from './merge-clusters';
import { patternText } from './pattern';
import { patternClause, patternSource } from './pattern-clause';
import { PatternMiner } from './pattern-miner';
import { variableFinder } from './variable-finder';

vi.mock('./merge-clusters', async (original) => {
  const { mergeClusters } = await original<typeof import('./merge-clusters')>();
  return { mergeClusters: vi.fn(mergeClusters) };
});

interface Lines {
  lines: string[];
}

function mine(lines: readonly string[]) {
  const miner = new PatternMiner<Lines>({
    create: () => ({ lines: [] }),
    merge: (into, from) => into.lines.push(...from.lines),
  });
  const other: string[] = [];
  for (const line of lines) (miner.add(line)?.lines ?? other).push(line);
  return { groups: miner.finish(), other };
}

const texts = (lines: readonly string[]) =>
  mine(lines).groups.map(({ pattern, stats }) => `${stats.lines.length} ${patternText(pattern)}`);

const USERS = ['root', 'admin', 'git', 'mysql', 'uucp', 'oracle'];

describe('lines of one kind are one pattern', () => {
  it('whatever numbers, addresses, ids and paths they hold', () => {
    expect(
      texts([
        'jk2_init() Found child 6725 in scoreboard slot 10',
        'jk2_init() Found child 6726 in scoreboard slot 8',
        'Received block blk_-3587508140051953248 of size 67108864 from /10.251.42.84',
        'Received block blk_5792489080791696128 of size 67108864 from /10.251.30.6',
        'job 0b3c1a52-7d7e-4f5e-9a53-0d1f2a3b4c5d failed at 0xdeadbeef after 1.5s',
        'job 7a3c1a52-7d7e-4f5e-9a53-0d1f2a3b4c5e failed at 0xfeedbeef after 12ms',
        'no such file "wafer map.png"',
        'no such file "lot 12.csv"',
        'GET /api/users/5 took 12ms',
        'GET /api/orders/7/items took 9ms',
      ]),
    ).toEqual([
      '2 jk2_init() Found child <*> in scoreboard slot <*>',
      '2 Received block blk_<*> of size <*> from /<*>',
      '2 job <*> failed at <*> after <*>',
      '2 no such file "<*>"',
      '2 GET <*> took <*>',
    ]);
  });

  it('whatever word stands where many words stand, but not for a few states', () => {
    expect(
      texts([
        ...USERS.map((user) => `Failed password for ${user} from 1.2.3.4 port 22 ssh2`),
        'Task Transitioned from NEW to ASSIGNED',
        'Task Transitioned from ASSIGNED to RUNNING',
        'Task Transitioned from RUNNING to DONE',
      ]),
    ).toEqual([
      '6 Failed password for <*> from <*> port <*> ssh2',
      '1 Task Transitioned from NEW to ASSIGNED',
      '1 Task Transitioned from ASSIGNED to RUNNING',
      '1 Task Transitioned from RUNNING to DONE',
    ]);
  });

  it('of key=value pairs, of JSON, of stack traces, and of lists of any length', () => {
    expect(
      texts([
        'level=info msg="user logged in" user=ada took=5ms',
        'level=info msg="user logged in" user=bob took=7ms',
        'level=warn msg="user logged out" user=bob took=7ms',
        '{"event":"paid","amount":5}',
        '{"event":"paid","amount":70}',
        'Error: lost 5\n  at a (b.js:1)',
        'Error: lost 6\n  at c (d.js:2)\n  at e',
        'delete blk_1',
        'delete  blk_1 blk_2 blk_3',
      ]),
    ).toEqual([
      '2 level=info msg="user logged in" user=<*> took=<*>',
      '1 level=warn msg="user logged out" user=<*> took=<*>',
      '2 {"event": "paid", "amount": <*>}',
      '2 Error: lost <*>',
      '2 delete blk_<*>',
    ]);
  });
});

describe('the clause of a pattern', () => {
  it.each([
    [
      [
        'Failed password for root from 1.2.3.4 port 22 ssh2',
        'Failed password for root from 1.2.3.5 port 2200 ssh2',
      ],
      'message:/^Failed password for root from \\S+ port \\S+ ssh2$/',
    ],
    [['a/b (c) [5] {x} ^$ 1+1=2?'], 'message:/^a\\/b \\(c\\) \\[\\S+\\] \\{x\\} \\^\\$ \\S+=\\S+\\?$/'],
    [['Error: lost 5\n  at a (b.js:1)'], 'message:/^Error: lost \\S+\\s*\\n/'],
    [['user= gone'], 'message:/^user=\\S* gone$/'],
    [[''], 'message:/^$/'],
    [['x'.repeat(2_000)], 'message:/^\\S{255}/'],
    [['*'.repeat(600)], `message:/^${'\\*'.repeat(489)}/`],
  ])('%#', (lines, clause) => {
    expect(mine(lines).groups.map(({ pattern }) => patternClause(pattern))).toEqual([clause]);
  });

  it('finds every line of its pattern', () => {
    const lines = [
      '  padded 5 ',
      'tab\tand  spaces 5',
      `${'word 5 '.repeat(400)}`,
      'line one\r\n two',
      '"',
      "it's 5 o'clock",
      'İ 5',
      '\uE000 5',
      '{\n  "a": 5\n}',
      '🔥 5',
      'a=',
      '=',
      '==5',
      `${'x'.repeat(999)} 1`,
    ];
    for (const { pattern, stats } of mine(lines).groups) {
      const regex = new RegExp(patternSource(pattern), 'i');
      for (const line of stats.lines) {
        expect(line).toMatch(regex);
        expect(variableFinder(pattern)(line)).not.toBeNull();
      }
    }
  });

  it.each([`${'[]().'.repeat(180)} gone`, `${'🔥'.repeat(470)}${'/'.repeat(40)} gone`])(
    'finds no other lines although its first word is long (%#)',
    (line) => {
      const [group] = mine([line]).groups;
      if (!group) throw new Error('No pattern was found.');
      const source = patternSource(group.pattern);
      expect(source.length).toBeLessThan(1_000);
      const regex = new RegExp(source, 'iu');
      expect(line).toMatch(regex);
      expect('some other line').not.toMatch(regex);
    },
  );
});

it('keeps a bounded number of patterns, and looks for more to join a bounded number of times', () => {
  const random = (n: number) => Math.imul(n, 2_654_435_761).toString(36).replace(/\d/g, 'q');
  vi.mocked(mergeClusters).mockClear();
  const { groups, other } = mine(
    Array.from({ length: 8_000 }, (_, n) =>
      Array.from({ length: 1 + (n % 40) }, (_, w) => random(n * 50 + w)).join(' '),
    ),
  );
  // Each round costs as much as there are patterns: one for each line beyond would be thousands.
  expect(vi.mocked(mergeClusters).mock.calls.length).toBeLessThanOrEqual(3);
  expect(groups.length).toBeLessThanOrEqual(3_000);
  expect(groups.reduce((sum, { stats }) => sum + stats.lines.length, 0) + other.length).toBe(8_000);
});

// What takes its time by the square of the length takes minutes for these.
it.each(
  [
    '"a1-'.repeat(200_000),
    '1.'.repeat(500_000),
    '/'.repeat(100_000),
    'a='.repeat(100_000),
    "a 'b".repeat(10_000),
    '\n'.repeat(100_000),
  ].map((line) => [line.slice(0, 10), line] as const),
)('reads a hostile line by its length: %j', (_, line) => {
  expect(mine([line]).groups).toHaveLength(1);
});
