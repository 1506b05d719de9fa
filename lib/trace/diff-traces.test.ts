import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTrace } from './build-trace';
import { diffTraces } from './diff-traces';
import { explainDifference } from './explain-difference';
import { anySpans } from './random-trace';
import { spanFixture } from './span-fixture';
import type { DiffRow, TraceDiff } from './trace-diff';
import { visibleDiffRows } from './visible-diff-rows';
import { wholePath } from './whole-path';

const ms = 1_000_000;

/** `root` calls `auth`, then `db` as often as said. */
function request(options: { authMs?: number; db?: number[]; failing?: boolean; extra?: string } = {}) {
  const { authMs = 10, db = [20], failing = false, extra } = options;
  let at = authMs;
  const calls = db.map((length, n) => {
    const span = spanFixture(`db${n}`, 'root', at * ms, length * ms, { name: 'query', service: 'db' });
    at += length;
    return span;
  });
  if (extra) {
    calls.push(spanFixture('extra', 'root', at * ms, 5 * ms, { name: extra, service: 'cache' }));
    at += 5;
  }
  return buildTrace([
    spanFixture('root', null, 0, (at + 5) * ms, { name: 'GET /', service: 'web' }),
    spanFixture('auth', 'root', 0, authMs * ms, {
      name: 'verify',
      service: 'auth',
      ...(failing ? { status: 'error' as const } : {}),
    }),
    ...calls,
  ]);
}

const told = ({ rows }: TraceDiff) =>
  rows.filter(({ marks }) => marks.length > 0).map(({ operation, marks }) => [operation, ...marks]);

describe('two traces', () => {
  it('tells what is slower, added, missing and failed', () => {
    const before = request({ extra: 'GET' });
    const after = request({ authMs: 40, failing: true, extra: 'SET' });
    expect(told(diffTraces(before, after))).toEqual([
      ['GET /', 'slower'],
      ['verify', 'slower', 'errors'],
      ['GET', 'missing'],
      ['SET', 'added'],
    ]);
  });

  it('takes the siblings of a loop as one row, few of them one by one', () => {
    const loop = diffTraces(request({ db: [1, 1, 1, 1, 1] }), request({ db: [1, 1] }));
    const row = loop.rows.find(({ operation }) => operation === 'query');
    expect([row?.a?.count, row?.b?.count]).toEqual([5, 2]);
    expect(row?.marks).toContain('count');
    const few = diffTraces(request({ db: [20, 20] }), request({ db: [20, 90] }));
    expect(told(few)).toEqual([
      ['GET /', 'slower'],
      ['query', 'slower'],
    ]);
    expect(few.rows).toHaveLength(4);
  });

  it('explains the whole difference of the durations', () => {
    const [a, b] = [request(), request({ authMs: 12, db: [20, 70], extra: 'SET' })];
    const why = explainDifference(diffTraces(a, b));
    expect(why.map(({ row }) => row.operation).slice(0, 2)).toEqual(['query', 'SET']);
    expect(why.reduce((sum, { changeNs }) => sum + changeNs, 0)).toBe(b.durationNs - a.durationNs);
  });

  it('shows only what differs, with what it is below', () => {
    const diff = diffTraces(request(), request({ authMs: 40 }));
    const names = (view: Partial<Parameters<typeof visibleDiffRows>[1]>) =>
      visibleDiffRows(diff.rows, { closed: new Set(), onlyDifferences: false, find: '', ...view }).map(
        (at) => diff.rows[at]?.operation,
      );
    expect(names({})).toEqual(['GET /', 'verify', 'query']);
    expect(names({ onlyDifferences: true })).toEqual(['GET /', 'verify']);
    expect(names({ find: 'DB' })).toEqual(['GET /', 'query']);
    expect(names({ closed: new Set([0]) })).toEqual(['GET /']);
  });

  it('merges two chains of 12,000 calls, far deeper than a stack', () => {
    const chain = (slow: number) =>
      buildTrace(
        Array.from({ length: 12_000 }, (_, n) =>
          spanFixture(`s${n}`, n === 0 ? null : `s${n - 1}`, n, 1_000_000 - 2 * n + (n === slow ? 1 : 0), {
            name: `op${n % 50}`,
          }),
        ),
      );
    const [a, b] = [chain(-1), chain(7)];
    expect(diffTraces(a, b).rows).toHaveLength(12_000);
  }, 30_000);
});

describe('any two traces', () => {
  const names = fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 16, maxLength: 16 });
  const anyTrace = fc
    .tuple(anySpans, names)
    .map(([spans, ops]) => buildTrace(spans.map((span, at) => ({ ...span, name: ops[at] ?? 'x' }))));

  it('do not differ from themselves', () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        const diff = diffTraces(trace, trace);
        expect(Object.values(diff.counts).every((n) => n === 0)).toBe(true);
        expect(explainDifference(diff)).toEqual([]);
      }),
    );
  });

  it('have every span in one row, below the row of its parent, and all of the critical path', () => {
    fc.assert(
      fc.property(anyTrace, anyTrace, (a, b) => {
        const { rows } = diffTraces(a, b);
        const sum = (of: (row: DiffRow) => number) => rows.reduce((all, row) => all + of(row), 0);
        expect(sum((row) => row.a?.count ?? 0)).toBe(a.nodes.length);
        expect(sum((row) => row.b?.count ?? 0)).toBe(b.nodes.length);
        const path = wholePath(b).reduce((all, { fromNs, toNs }) => all + toNs - fromNs, 0);
        expect(sum((row) => row.b?.pathNs ?? 0)).toBe(path);
        rows.forEach((row, at) => {
          expect(row.index).toBe(at);
          const parent = rows[row.parent];
          if (!parent) return;
          expect(at).toBeGreaterThan(parent.index);
          expect(at).toBeLessThan(parent.subtreeEnd);
          expect(row.depth).toBe(parent.depth + 1);
        });
      }),
    );
  });

  it('mirror when they are swapped', () => {
    const MIRROR = { added: 'missing', missing: 'added', slower: 'faster', faster: 'slower' } as const;
    fc.assert(
      fc.property(anyTrace, anyTrace, (a, b) => {
        const there = diffTraces(a, b).rows;
        const back = diffTraces(b, a).rows;
        expect(
          back.map((row) => ({
            ...row,
            a: row.b,
            b: row.a,
            marks: row.marks.map((mark) => (mark in MIRROR ? MIRROR[mark as keyof typeof MIRROR] : mark)),
          })),
        ).toEqual(there);
      }),
    );
  });
});
