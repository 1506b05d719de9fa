import { Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import type { Camera } from './use-camera';

/** Closer, further away, all of it. */
export function ZoomControls({ camera, scale }: { camera: Camera; scale: number }) {
  return (
    <div className="absolute bottom-3 left-3 flex items-center gap-0.5 rounded-md border bg-surface/95 p-0.5">
      <IconButton label="Zoom out" keys="-" size="sm" onClick={() => camera.zoomBy(1 / 1.3)}>
        <Minus aria-hidden />
      </IconButton>
      <span className="w-10 text-center text-2xs text-muted">{Math.round(scale * 100)} %</span>
      <IconButton label="Zoom in" keys="+" size="sm" onClick={() => camera.zoomBy(1.3)}>
        <Plus aria-hidden />
      </IconButton>
      <IconButton label="Show all" keys="0" size="sm" onClick={camera.fit}>
        <Maximize aria-hidden />
      </IconButton>
    </div>
  );
}
