import { expect, test } from 'vitest';
import { buildTrace } from './build-trace';
import { criticalPath } from './critical-path';
import { flameLanes } from './flame-lanes';
import { flamePaths } from './flame-paths';
import { layoutGraph } from './graph-layout';
import { pathTimes } from './path-times';
import { spanFixture } from './span-fixture';
import { timeShares } from './time-shares';
import { traceGraph } from './trace-graph';
import { groupSpans, spansByStart } from './trace-statistics';
import { visibleRows } from './visible-rows';

const COUNT = 100_000;

// Figures are told, not asserted: machines differ. Almost every call path here is another, which is the worst there is.
test('every view of 100,000 spans, with the processor time of each', () => {
  const timed = <Result>(what: string, make: () => Result): Result => {
    const started = process.cpuUsage();
    const result = make();
    const { user, system } = process.cpuUsage(started);
    console.info(`${COUNT} spans, ${what}: ${((user + system) / 1000).toFixed(0)} ms`);
    return result;
  };
  const spans = Array.from({ length: COUNT }, (_, i) =>
    spanFixture(`s${i}`, i === 0 ? null : `s${Math.floor((i - 1) / 4)}`, Math.floor(i / 40), 1e6 - i * 5, {
      service: `service-${i % 40}`,
      name: `operation ${i % 200}`,
    }),
  );
  const model = timed('tree', () => buildTrace(spans));
  const segments = timed('critical path', () => criticalPath(model));
  const { perNode } = timed('path times', () => pathTimes(model, segments));
  timed('shares', () => timeShares(model, segments));
  const rows = timed('rows', () => visibleRows(model, { depth: null, flip: new Set() }));
  const order = timed('order', () => spansByStart(model));
  const groups = timed('statistics', () => groupSpans(model, order, (node) => node.span.name, perNode));
  const paths = timed('flame graph of paths', () => flamePaths(model));
  const lanes = timed('flame graph in time', () => flameLanes(model));
  const graph = timed('graph', () => traceGraph(model, 'operation', perNode));
  timed('graph layout', () => layoutGraph(graph, { width: 180, height: 48 }));
  expect(segments.length).toBeGreaterThan(0);
  expect(rows.length).toBe(COUNT);
  expect(groups.reduce((n, { count }) => n + count, 0)).toBe(COUNT);
  expect(paths.frames.reduce((n, { count }) => n + count, 0)).toBe(COUNT);
  expect(lanes.frames.length).toBe(COUNT);
  expect(graph.nodes.reduce((n, { count }) => n + count, 0)).toBe(COUNT);
}, 60_000);
