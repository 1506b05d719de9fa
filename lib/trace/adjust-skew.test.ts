import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTrace } from './build-trace';
import { FIXTURE_START_NS, spanFixture } from './span-fixture';

const on = (host: string) => ({ service: host, resource: { 'host.name': host } });
const times = (spans: Parameters<typeof buildTrace>[0]) => {
  const { nodes, startEpochNs } = buildTrace(spans, { correctSkew: true });
  const base = Number(startEpochNs - FIXTURE_START_NS);
  return nodes.map(({ key, startNs, endNs }) => [key, base + startNs, base + endNs]);
};

// The cases of jaeger adjuster/clockskew_test.go.
describe('clocks that differ', () => {
  test('a child that fits stays', () => {
    const spans = [spanFixture('a', null, 10, 100, on('A')), spanFixture('b', 'a', 20, 50, on('B'))];
    expect(times(spans)).toEqual([
      ['a', 10, 110],
      ['b', 20, 70],
    ]);
  });

  test('a child before its parent moves to its middle, and what is below it on the same host with it', () => {
    const spans = [
      spanFixture('a', null, 10, 100, on('A')),
      spanFixture('b', 'a', 0, 50, on('B')),
      spanFixture('c', 'b', 5, 20, on('B')),
    ];
    expect(times(spans)).toEqual([
      ['a', 10, 110],
      ['b', 35, 85],
      ['c', 40, 60],
    ]);
  });

  test('a child that outlasts its parent begins with it', () => {
    const spans = [spanFixture('a', null, 10, 100, on('A')), spanFixture('b', 'a', 0, 150, on('B'))];
    expect(times(spans)).toEqual([
      ['a', 10, 110],
      ['b', 10, 160],
    ]);
  });

  test('one host has one clock: its own spans are left where they are', () => {
    const spans = [spanFixture('a', null, 10, 100, on('A')), spanFixture('b', 'a', 0, 50, on('A'))];
    expect(buildTrace(spans, { correctSkew: true })).toMatchObject({ clocks: [], skewCorrected: false });
  });

  test('a message may be taken up after it was sent', () => {
    const spans = [
      spanFixture('a', null, 10, 5, { ...on('A'), kind: 'producer' }),
      spanFixture('b', 'a', 500, 2, { ...on('B'), kind: 'consumer' }),
    ];
    expect(buildTrace(spans, { correctSkew: true }).clocks).toEqual([]);
  });

  test('each clock is told with its offset; the times as sent are there too, and logs stay on their spans', () => {
    const spans = [
      spanFixture('a', null, 100, 100, on('A')),
      spanFixture('b', 'a', 0, 50, { ...on('B'), events: [event(10)] }),
    ];
    const corrected = buildTrace(spans, { correctSkew: true });
    expect(corrected.clocks).toEqual([{ service: 'B', host: 'B', offsetNs: 125, spanCount: 1 }]);
    expect(corrected.nodes[1]).toMatchObject({ skewNs: 125, span: { eventTimes: [35] }, warnings: [] });
    const raw = buildTrace(spans);
    expect(raw).toMatchObject({ skewCorrected: false, clocks: corrected.clocks });
    expect(raw.nodes[1]).toMatchObject({ skewNs: 0, warnings: ['starts_before_parent'] });
  });

  test('what is an hour away is no wrong clock', () => {
    const hour = 3_600e9;
    const spans = [spanFixture('a', null, 0, 100, on('A')), spanFixture('b', 'a', hour, 50, on('B'))];
    const { clocks, main, issues } = buildTrace(spans, { correctSkew: true });
    expect(clocks).toEqual([]);
    expect(main).toEqual({ fromNs: 0, toNs: 100, far: [1] });
    expect(issues.map(({ kind }) => kind)).toContain('far_away');
  });
});

const skewed = fc
  .array(
    fc.record({
      up: fc.nat(1000),
      start: fc.nat(900),
      duration: fc.nat(600),
      host: fc.constantFrom('A', 'B', 'C'),
      kind: fc.constantFrom('internal' as const, 'server', 'consumer'),
    }),
    { maxLength: 24 },
  )
  .map((rest) => [
    spanFixture('s0', null, 100, 700, on('A')),
    ...rest.map(({ up, start, duration, host, kind }, i) =>
      spanFixture(`s${i + 1}`, `s${up % (i + 1)}`, start, duration, { ...on(host), kind }),
    ),
  ]);

test('children on another host lie in their parents, those on the same keep their distance', () => {
  fc.assert(
    fc.property(skewed, (spans) => {
      const raw = buildTrace(spans);
      const rawStart = (key: string) => raw.nodes[raw.byKey.get(key) ?? -1]?.startNs ?? 0;
      const { nodes } = buildTrace(spans, { correctSkew: true });
      for (const node of nodes) {
        const parent = nodes[node.parent];
        if (!parent) continue;
        if (node.span.host === parent.span.host) {
          expect(node.startNs - parent.startNs).toBe(rawStart(node.key) - rawStart(parent.key));
          continue;
        }
        expect(node.startNs).toBeGreaterThanOrEqual(parent.startNs);
        if (node.durationNs <= parent.durationNs && node.span.kind !== 'consumer')
          expect(node.endNs).toBeLessThanOrEqual(parent.endNs);
      }
      expect(Math.min(...nodes.map(({ startNs }) => startNs))).toBe(0);
      expect(new Set(nodes.map(({ key }) => key))).toEqual(new Set(raw.nodes.map(({ key }) => key)));
    }),
  );
});

function event(atNs: number) {
  const time = new Date(Number(FIXTURE_START_NS / 1_000_000n)).toISOString().replace('Z', '');
  return { time: `${time.slice(0, 19)}.${String(atNs).padStart(9, '0')}Z`, name: 'e', attributes: {} };
}
