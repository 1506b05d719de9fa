import { formatCount, formatShare } from '@/components/charts/format-count';
import { cn } from '@/components/ui/cn';
import { serviceColor } from '@/components/ui/service-color';
import { formatDuration } from '@/lib/time/format-duration';
import type { GraphNode } from '@/lib/trace/trace-graph';
import type { TraceTabsState } from '@/lib/url/trace-tabs';

export const GRAPH_BOX = { width: 216, height: 64 };

interface GraphNodeBoxProps {
  node: GraphNode;
  /** How often its spans called spans of its own. */
  selfCalls: number;
  x: number;
  y: number;
  color: TraceTabsState['graphColor'];
  /** 0 to 1: how strong the colour of self time is. */
  heat: number;
  traceNs: number;
  dimmed: boolean;
  onOpen: () => void;
  onStress: (key: string | null) => void;
}

/** One operation or service of the graph with its figures; a click leads to its spans. */
export function GraphNodeBox(props: GraphNodeBoxProps) {
  const { node, selfCalls, x, y, color, heat, traceNs, dimmed, onOpen, onStress } = props;
  const { key, count, errors, totalNs, selfNs } = node;
  const name = nodeName(node);
  return (
    <button
      type="button"
      data-node={key}
      aria-label={describeNode(node, traceNs)}
      title={`${node.service ?? ''} ${name}: show its spans`}
      className={cn(
        'absolute flex flex-col justify-center gap-px overflow-hidden rounded-md border bg-surface py-1 pr-2 pl-3 text-left text-2xs transition-opacity hover:border-line-strong',
        errors > 0 ? 'border-danger' : 'border-line',
        dimmed && 'opacity-40',
      )}
      style={{ left: x, top: y, ...GRAPH_BOX, background: nodeGround(color, heat, errors / count) }}
      onClick={onOpen}
      onPointerEnter={() => onStress(key)}
      onPointerLeave={() => onStress(null)}
      onFocus={() => onStress(key)}
      onBlur={() => onStress(null)}
    >
      <span
        className="absolute inset-y-0 left-0 w-1"
        style={{ background: node.service === null ? undefined : serviceColor(node.service) }}
      />
      <span className="truncate font-medium text-xs">{name}</span>
      <span className="flex min-w-0 justify-between gap-2 text-muted">
        <span className="truncate">{node.name === null && node.folded === 0 ? '' : node.service}</span>
        <span className="shrink-0 tabular-nums">
          {formatCount(count)} {count === 1 ? 'span' : 'spans'}
          {selfCalls > 0 ? ` · ↻ ${formatCount(selfCalls)}` : ''}
        </span>
      </span>
      <span className="flex justify-between gap-2 tabular-nums">
        <span>
          self {formatDuration(selfNs)} <span className="text-muted">{formatShare(selfNs / traceNs)}</span>
        </span>
        {errors > 0 ? (
          <span className="text-danger-text">
            {formatCount(errors)} {errors === 1 ? 'error' : 'errors'}
          </span>
        ) : (
          <span className="text-muted">total {formatDuration(totalNs)}</span>
        )}
      </span>
    </button>
  );
}

export function nodeName({ service, name, folded }: GraphNode): string {
  if (folded > 0)
    return `${formatCount(folded)} ${service === null ? 'operations of other services' : 'other operations'}`;
  if (name === null) return service || 'no service';
  return name || 'no name';
}

function nodeGround(
  color: TraceTabsState['graphColor'],
  heat: number,
  errorRate: number,
): string | undefined {
  if (color === 'service') return undefined;
  const [hue, part] = color === 'self' ? ['accent', heat] : ['danger', errorRate];
  return `color-mix(in oklch, var(--color-surface), var(--color-${hue}) ${Math.round(35 * part)}%)`;
}

function describeNode(node: GraphNode, traceNs: number): string {
  const { service, count, errors, totalNs, selfNs } = node;
  const figures = [
    `${formatCount(count)} spans`,
    `self time ${formatDuration(selfNs)}, ${formatShare(selfNs / traceNs)} of the trace`,
    `total ${formatDuration(totalNs)}`,
    `${formatCount(errors)} errors`,
  ];
  return `${service ?? ''} ${nodeName(node)}: ${figures.join(', ')}. Show its spans.`;
}
