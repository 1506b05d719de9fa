import { serviceColor } from '@/components/ui/service-color';
import type { MapNode } from './map-graph';

/** What a node is: a service's colour square, a cylinder for a database or peer, a stack for a folded namespace. */
export function NodeSign({ node }: { node: Pick<MapNode, 'type' | 'label'> }) {
  if (node.type === 'peer') {
    return (
      <g fill="none" stroke="var(--color-muted)" strokeWidth={1.3}>
        <ellipse cx={0} cy={-3} rx={4} ry={1.7} />
        <path d="M-4,-3 V3 A4,1.7 0 0 0 4,3 V-3" />
      </g>
    );
  }
  if (node.type === 'namespace') {
    return (
      <g fill="none" stroke="var(--color-muted)" strokeWidth={1.3} strokeLinejoin="round">
        <path d="M0,-5 L5,-2.2 L0,0.6 L-5,-2.2 Z" />
        <path d="M-5,1.4 L0,4.2 L5,1.4" />
      </g>
    );
  }
  return <rect x={-3.5} y={-3.5} width={7} height={7} rx={1.5} fill={serviceColor(node.label)} />;
}
