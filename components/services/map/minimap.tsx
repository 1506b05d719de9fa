import { type PointerEvent, useRef } from 'react';
import { HEALTH_COLOR, healthOf } from '../figures/health';
import type { MapLayout } from './layout-map';
import type { MapNode } from './map-graph';
import { NODE_BOX } from './node-box';
import type { Camera, CameraView } from './use-camera';

interface MinimapProps {
  layout: MapLayout;
  nodes: readonly MapNode[];
  view: CameraView;
  camera: Camera;
}

const [WIDTH, HEIGHT] = [168, 104];

/** The whole map in small with the part in sight; press or drag in it to go there. Shown while not all is in sight. */
export function Minimap({ layout, nodes, view, camera }: MinimapProps) {
  const frame = useRef<SVGSVGElement>(null);
  const scale = Math.min(WIDTH / layout.width, HEIGHT / layout.height);
  const left = -view.x / view.scale;
  const top = -view.y / view.scale;
  const inSight = { width: view.width / view.scale, height: view.height / view.scale };
  const allInSight =
    left <= 0 && top <= 0 && left + inSight.width >= layout.width && top + inSight.height >= layout.height;
  if (allInSight || view.width === 0) return null;
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1 || !frame.current) return;
    const box = frame.current.getBoundingClientRect();
    camera.reveal({ x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale }, true);
  };
  return (
    <svg
      ref={frame}
      aria-hidden="true"
      width={layout.width * scale}
      height={layout.height * scale}
      className="absolute right-3 bottom-3 cursor-pointer rounded-md border bg-surface/90 max-md:hidden"
      onPointerDown={go}
      onPointerMove={go}
    >
      {nodes.map((node) => {
        const place = layout.places[node.id];
        if (!place) return null;
        const health = healthOf(node.count, node.count > 0 ? node.errors / node.count : 0);
        return (
          <rect
            key={node.id}
            x={(place.x - NODE_BOX.width / 2) * scale}
            y={(place.y - NODE_BOX.height / 2) * scale}
            width={Math.max(2, NODE_BOX.width * scale)}
            height={Math.max(1.5, NODE_BOX.height * scale)}
            fill={health === 'ok' ? 'var(--color-line-strong)' : HEALTH_COLOR[health]}
          />
        );
      })}
      <rect
        x={left * scale}
        y={top * scale}
        width={inSight.width * scale}
        height={inSight.height * scale}
        className="fill-accent/10 stroke-accent"
      />
    </svg>
  );
}
