import { formatCount, formatShare } from '@/components/charts/format-count';
import { formatDuration } from '@/lib/time/format-duration';
import type { SpanGroup } from '@/lib/trace/trace-statistics';

export interface StatColumn {
  id: string;
  label: string;
  /** What the figure is, for people who want to rely on it. */
  title: string;
  /** Name in a CSV file, with its unit. */
  csv: string;
  value: (group: SpanGroup) => number;
  /** `traceNs`: duration of the trace, `pathNs` of its critical path. */
  show: (group: SpanGroup, traceNs: number, pathNs: number) => string;
  /** A share (0 to 1) drawn as a bar under the figure. */
  share?: (group: SpanGroup, traceNs: number, pathNs: number) => number;
}

const time = (id: string, label: string, title: string, of: (group: SpanGroup) => number): StatColumn => ({
  id,
  label,
  title,
  csv: `${id}_ns`,
  value: of,
  show: (group) => formatDuration(of(group)),
});

export const STAT_COLUMNS: readonly StatColumn[] = [
  {
    id: 'count',
    label: 'Count',
    title: 'Spans',
    csv: 'count',
    value: ({ count }) => count,
    show: ({ count }) => formatCount(count),
  },
  {
    id: 'errors',
    label: 'Errors',
    title: 'Spans that failed',
    csv: 'errors',
    value: ({ errors }) => errors,
    show: ({ errors }) => (errors === 0 ? '–' : formatCount(errors)),
  },
  time(
    'total',
    'Total',
    'Sum of durations; spans at the same time or below each other all count',
    (g) => g.totalNs,
  ),
  time('avg', 'Avg', 'Mean duration', (g) => g.avgNs),
  time('min', 'Min', 'Shortest duration', (g) => g.minNs),
  time('p95', 'P95', 'The shortest duration that 95 % of the spans do not exceed', (g) => g.p95Ns),
  time('max', 'Max', 'Longest duration', (g) => g.maxNs),
  {
    ...time('self', 'Self time', 'Time not covered by child spans, summed', (g) => g.selfNs),
    share: ({ selfNs }, traceNs) => selfNs / traceNs,
  },
  {
    ...time(
      'path',
      'Critical path',
      'Time on the critical path: what held up the whole trace',
      (g) => g.pathNs,
    ),
    show: ({ pathNs }) => (pathNs === 0 ? '–' : formatDuration(pathNs)),
    share: ({ pathNs }, _, wholeNs) => pathNs / wholeNs,
  },
  {
    id: 'share',
    label: '% of trace',
    title: 'Share of the trace’s duration in which at least one of these spans was running',
    csv: 'running_ns',
    value: ({ busyNs }) => busyNs,
    show: ({ busyNs }, traceNs) => formatShare(busyNs / traceNs),
    share: ({ busyNs }, traceNs) => busyNs / traceNs,
  },
];
