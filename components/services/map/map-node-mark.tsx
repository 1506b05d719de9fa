import { type KeyboardEvent, memo } from 'react';
import { cn } from '@/components/ui/cn';
import { healthOf } from '../figures/health';
import { figuresText, figuresWords } from './edge-look';
import { HealthRing } from './health-ring';
import type { MapNode } from './map-graph';
import { DETAIL_SCALE, fitName, NODE_BOX, nameSize, wrapName } from './node-box';

interface MapNodeMarkProps {
  node: MapNode;
  x: number;
  y: number;
  /** The zoom, in coarse steps: text is set for it. */
  scale: number;
  dim: boolean;
  selected: boolean;
  focused: boolean;
  /** The one that Tab reaches. */
  tabbable: boolean;
  onSelect: (node: MapNode) => void;
  onHover: (id: string | null) => void;
  onActive: (id: string) => void;
}

const { width: W, height: H } = NODE_BOX;
const TEXT_X = 38;

/** One node as a card: health ring, name, figures. */
export const MapNodeMark = memo(function MapNodeMark(props: MapNodeMarkProps) {
  const { node, x, y, scale, dim, selected, focused, tabbable, onSelect, onHover, onActive } = props;
  const health = healthOf(node.count, node.count > 0 ? node.errors / node.count : 0);
  const detailed = scale >= DETAIL_SCALE;
  const size = nameSize(scale);
  const room = W - TEXT_X - 8;
  const lines = detailed ? [fitName(node.label, size, room)] : wrapName(node.label, size, room);
  const kind = node.type === 'namespace' ? `namespace of ${node.members.length} services` : node.type;
  const stroke = selected
    ? 'var(--color-accent)'
    : health === 'bad'
      ? 'var(--color-danger)'
      : 'var(--color-line-strong)';
  const open = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect(node);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
    <g
      role="button"
      tabIndex={tabbable ? 0 : -1}
      data-node={node.id}
      aria-label={`${node.label}, ${kind}: ${figuresWords(node)}`}
      aria-pressed={selected}
      transform={`translate(${x - W / 2},${y - H / 2})`}
      className={cn('group/node cursor-pointer outline-none', dim && 'opacity-25')}
      onClick={() => onSelect(node)}
      onKeyDown={open}
      onFocus={() => onActive(node.id)}
      onPointerEnter={() => onHover(node.id)}
      onPointerLeave={() => onHover(null)}
    >
      <title>{`${node.label} · ${figuresText(node)}`}</title>
      {node.type === 'namespace' ? (
        <rect x={4} y={-4} width={W - 8} height={H} rx={8} className="fill-surface stroke-line-strong" />
      ) : null}
      <rect
        width={W}
        height={H}
        rx={node.type === 'peer' ? H / 2 : 8}
        fill="var(--color-surface)"
        stroke={stroke}
        strokeWidth={selected || health === 'bad' ? 2 : 1}
        strokeDasharray={node.type === 'peer' ? '4 3' : undefined}
        strokeOpacity={selected || health === 'bad' ? 1 : 0.55}
        className="group-hover/node:fill-hover"
      />
      <rect
        x={-4}
        y={-4}
        width={W + 8}
        height={H + 8}
        rx={node.type === 'peer' ? H / 2 + 4 : 11}
        fill="none"
        strokeWidth={2}
        className={cn(
          'group-focus-visible/node:stroke-focus',
          focused ? 'stroke-accent/50' : 'stroke-transparent',
        )}
      />
      <g transform={`translate(21,${H / 2})`}>
        <HealthRing node={node} />
      </g>
      {lines.map((line, index) => (
        <text
          key={line}
          x={TEXT_X}
          y={detailed ? 20 : H / 2 + size * (0.35 + (index - (lines.length - 1) / 2) * 1.08)}
          fontSize={size}
          className="fill-text font-medium"
        >
          {line}
        </text>
      ))}
      {detailed ? (
        <text
          x={TEXT_X}
          y={35}
          fontSize={10.5}
          className={health === 'bad' ? 'fill-danger-text' : 'fill-muted'}
        >
          {node.count === 0 ? 'no spans of its own' : figuresText(node)}
        </text>
      ) : null}
    </g>
  );
});
