import { healthOf } from '../figures/health';
import { connectedParts } from './connected-parts';
import { mainEdges } from './main-edges';
import type { MapGraph } from './map-graph';

/**
 * Which edges are drawn while nothing is pointed at: all, but where nearly everything calls everything only each
 * service's busiest ones and those that fail. The others come with their service.
 */
export function tellingEdges({ nodes, edges }: MapGraph): Set<string> {
  const parts = connectedParts({ nodes: nodes.map(({ id }) => id), edges });
  const main = new Set(
    parts.flatMap((part) => mainEdges(part.edges).map(({ from, to }) => JSON.stringify([from, to]))),
  );
  return new Set(
    edges
      .filter(({ from, to, count, errors }) => {
        const health = healthOf(count, count > 0 ? errors / count : 0);
        return health === 'bad' || main.has(JSON.stringify([from, to]));
      })
      .map(({ id }) => id),
  );
}
