import { formatDuration } from '@/lib/time/format-duration';
import type { TraceNode } from '@/lib/trace/trace-model';
import type { ValueOf } from '../statistics/use-field-values';

export interface SpanColumn {
  id: string;
  label: string;
  title: string;
  /** CSS grid track. */
  track: string;
  /** What rows are sorted by; null comes last. */
  value: (node: TraceNode) => number | string | null;
  show: (node: TraceNode) => string;
  csvName: string;
  csv: (node: TraceNode) => string;
  isNumber: boolean;
}

const ns = (
  id: string,
  label: string,
  title: string,
  of: (node: TraceNode) => number,
  show = (node: TraceNode) => formatDuration(of(node)),
): SpanColumn => ({
  id,
  label,
  title,
  track: '84px',
  value: of,
  show,
  csvName: `${id}_ns`,
  csv: (node) => String(of(node)),
  isNumber: true,
});

const text = (
  id: string,
  label: string,
  title: string,
  track: string,
  of: (node: TraceNode) => string,
): SpanColumn => ({
  id,
  label,
  title,
  track,
  value: of,
  show: of,
  csvName: id,
  csv: of,
  isNumber: false,
});

/** The columns of the spans table; `fields` are attributes and what is known of them so far. */
export function spanColumns(
  pathNs: Float64Array,
  fields: readonly { name: string; valueOfSpan: ValueOf | null }[],
): SpanColumn[] {
  const onPath = (node: TraceNode) => pathNs[node.index] ?? 0;
  return [
    ns(
      'start',
      'Start',
      'After the start of the trace',
      (node) => node.startNs,
      (node) => (node.startNs === 0 ? '0' : `+${formatDuration(node.startNs)}`),
    ),
    text('service', 'Service', 'Sort by service', 'minmax(100px, 0.6fr)', (node) => node.span.service),
    text('name', 'Operation', 'Sort by operation', 'minmax(136px, 1fr)', (node) => node.span.name),
    ns('duration', 'Duration', 'Sort by duration', (node) => node.durationNs),
    ns('self', 'Self time', 'Time not covered by child spans', (node) => node.selfNs),
    ns('path', 'Critical path', 'Time on the critical path', onPath, (node) =>
      onPath(node) === 0 ? '–' : formatDuration(onPath(node)),
    ),
    text('kind', 'Kind', 'Sort by kind', '76px', (node) => node.span.kind),
    text('status', 'Status', 'Sort by status', 'minmax(72px, 0.5fr)', (node) => node.span.status),
    ...fields.map(
      ({ name, valueOfSpan }): SpanColumn => ({
        id: `field:${name}`,
        label: name,
        title: name,
        track: 'minmax(120px, 0.6fr)',
        value: (node) => sortable(valueOfSpan?.(node) ?? null),
        show: (node) => (valueOfSpan ? (valueOfSpan(node) ?? '') : '…'),
        csvName: name,
        csv: (node) => valueOfSpan?.(node) ?? '',
        isNumber: false,
      }),
    ),
  ];
}

/** Attributes come as text: `500` is sorted as a number. */
function sortable(value: string | null): number | string | null {
  if (value === null || value === '') return value;
  const number = Number(value);
  return Number.isNaN(number) ? value : number;
}
