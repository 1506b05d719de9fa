import { select, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';

export interface Camera {
  /** Places the whole map in view. */
  fit: () => void;
  /** The same, but where nothing could be read only its upper left part. */
  open: () => void;
  zoomBy: (factor: number) => void;
  panBy: (dx: number, dy: number) => void;
  /** Moves only if the place is out of sight; `center` moves in any case. */
  reveal: (place: { x: number; y: number }, center?: boolean) => void;
}

export interface CameraView {
  x: number;
  y: number;
  scale: number;
  /** Of the frame, in px. */
  width: number;
  height: number;
}

const SCALES: [number, number] = [0.06, 2.5];
const FIT_PAD = 28;
const LARGEST_FIT = 1.1;
const EDGE = 60;
// Below the first a map opens at the second scale.
const [READABLE, OPENING] = [0.28, 0.5];

/**
 * Pan and zoom by mouse, touch and (through the returned functions) keys. The moving group gets its transform directly:
 * React draws again only for what depends on the view.
 */
export function useCamera(
  svg: RefObject<SVGSVGElement | null>,
  world: RefObject<SVGGElement | null>,
  size: { width: number; height: number } | null,
): { camera: Camera; view: CameraView } {
  const [view, setView] = useState<CameraView>({ x: 0, y: 0, scale: 1, width: 0, height: 0 });
  const sizeRef = useRef(size);
  sizeRef.current = size;
  const behavior = useMemo(() => zoom<SVGSVGElement, unknown>().scaleExtent(SCALES).clickDistance(4), []);
  const ready = size !== null;

  useEffect(() => {
    const element = svg.current;
    if (!element || !ready) return;
    let frame = 0;
    const publish = (transform: ZoomTransform) => {
      world.current?.setAttribute('transform', transform.toString());
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const { clientWidth, clientHeight } = element;
        setView({
          x: transform.x,
          y: transform.y,
          scale: transform.k,
          width: clientWidth,
          height: clientHeight,
        });
      });
    };
    behavior.on('zoom', (event: { transform: ZoomTransform }) => publish(event.transform));
    const selection = select(element).call(behavior).on('dblclick.zoom', null);
    publish(zoomTransform(element));
    const observer = new ResizeObserver(() => publish(zoomTransform(element)));
    observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      selection.on('.zoom', null);
    };
  }, [svg, world, behavior, ready]);

  const camera = useMemo<Camera>(() => {
    const on = (act: (element: SVGSVGElement) => void) => {
      if (svg.current) act(svg.current);
    };
    const fitted = (readable: number) =>
      on((element) => {
        const { current } = sizeRef;
        if (!current || current.width === 0) return;
        const { clientWidth, clientHeight } = element;
        const scale = Math.min(
          LARGEST_FIT,
          (clientWidth - 2 * FIT_PAD) / current.width,
          (clientHeight - 2 * FIT_PAD) / current.height,
        );
        const isSmall = scale < readable;
        const k = isSmall ? OPENING : Math.max(SCALES[0], scale);
        const x = isSmall ? 0 : (clientWidth - current.width * k) / 2;
        const y = isSmall ? FIT_PAD : (clientHeight - current.height * k) / 2;
        select(element).call(behavior.transform, zoomIdentity.translate(x, y).scale(k));
      });
    return {
      fit: () => fitted(0),
      open: () => fitted(READABLE),
      zoomBy: (factor) => on((element) => void select(element).call(behavior.scaleBy, factor)),
      panBy: (dx, dy) =>
        on((element) => {
          const transform = zoomTransform(element);
          select(element).call(behavior.translateBy, dx / transform.k, dy / transform.k);
        }),
      reveal: (place, center = false) =>
        on((element) => {
          const transform = zoomTransform(element);
          const { clientWidth, clientHeight } = element;
          const [x, y] = transform.apply([place.x, place.y]);
          const seen = x > EDGE && y > EDGE && x < clientWidth - EDGE && y < clientHeight - EDGE;
          if (seen && !center) return;
          select(element).call(behavior.translateTo, place.x, place.y);
        }),
    };
  }, [svg, behavior]);
  return { camera, view };
}
