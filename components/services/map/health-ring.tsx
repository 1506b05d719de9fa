import { arc } from 'd3';
import { HEALTH_COLOR, healthOf } from '../figures/health';
import type { MapNode } from './map-graph';
import { NodeSign } from './node-sign';

const RADIUS = 12;
const WIDTH = 3;
/** The least arc that is seen, in turns. */
const LEAST = 0.06;

/** A ring that is filled by the share of failed spans, around the sign of what the node is. */
export function HealthRing({ node }: { node: MapNode }) {
  const share = node.count > 0 ? node.errors / node.count : 0;
  const health = healthOf(node.count, share);
  const failed = arc()({
    innerRadius: RADIUS - WIDTH,
    outerRadius: RADIUS,
    startAngle: 0,
    endAngle: Math.min(1, Math.max(share, LEAST)) * 2 * Math.PI,
  });
  return (
    <g>
      <circle
        r={RADIUS - WIDTH / 2}
        fill="none"
        stroke={health === 'ok' ? HEALTH_COLOR.ok : 'var(--color-line)'}
        strokeWidth={WIDTH}
        strokeDasharray={health === 'idle' ? '2 3' : undefined}
        opacity={health === 'ok' ? 0.75 : 1}
      />
      {share > 0 && failed ? (
        <path d={failed} fill={health === 'ok' ? HEALTH_COLOR.warn : HEALTH_COLOR[health]} />
      ) : null}
      <NodeSign node={node} />
    </g>
  );
}
