import { select, type ZoomTransform, zoom, zoomIdentity } from 'd3';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';

const SCALES: [number, number] = [0.1, 2];
const PAD = 24;
/** A picture smaller than the first cannot be read: it opens at the second scale, from where the trace begins. */
const [READABLE, OPENING] = [0.5, 0.7];

export interface PanZoom {
  transform: ZoomTransform;
  zoomBy: (factor: number) => void;
  /** All of the picture in sight. */
  fit: () => void;
  /** Brings a box into sight if it is not; in units of the picture. */
  reveal: (box: { x: number; y: number; width: number; height: number }) => void;
}

/** Pan and zoom of a picture inside an element: wheel, drag, pinch, and by function. */
export function usePanZoom(
  frame: RefObject<HTMLElement | null>,
  picture: { width: number; height: number },
  /** Where one begins to read, in units of the picture. */
  start: { x: number; y: number },
): PanZoom {
  const [transform, setTransform] = useState(zoomIdentity);
  const now = useRef(zoomIdentity);
  const { width, height } = picture;
  const { x: startX, y: startY } = start;
  const behavior = useMemo(() => zoom<HTMLElement, unknown>().scaleExtent(SCALES).clickDistance(4), []);
  const place = useCallback(
    (readable: number) => {
      const element = frame.current;
      if (!element || width === 0) return;
      const { clientWidth, clientHeight } = element;
      const whole = Math.min(1, (clientWidth - 2 * PAD) / width, (clientHeight - 2 * PAD) / height);
      const scale = whole < readable ? OPENING : Math.max(SCALES[0], whole);
      // In the middle where it fits; else with the start at the left edge and half-way down, as far as its edges allow.
      const inset = (room: number, size: number, wanted: number) => {
        const spare = room - size * scale;
        if (spare >= 2 * PAD - 1) return spare / 2;
        return Math.min(PAD, Math.max(spare - PAD, wanted));
      };
      const to = zoomIdentity
        .translate(
          inset(clientWidth, width, PAD - startX * scale),
          inset(clientHeight, height, clientHeight / 2 - startY * scale),
        )
        .scale(scale);
      select(element).call(behavior.transform, to);
    },
    [frame, behavior, width, height, startX, startY],
  );
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    behavior.on('zoom', (event: { transform: ZoomTransform }) => {
      now.current = event.transform;
      setTransform(event.transform);
    });
    const selection = select(element).call(behavior).on('dblclick.zoom', null);
    place(READABLE);
    return () => {
      selection.on('.zoom', null);
    };
  }, [frame, behavior, place]);
  const zoomBy = (factor: number) => {
    if (frame.current) select(frame.current).call(behavior.scaleBy, factor);
  };
  const reveal: PanZoom['reveal'] = (box) => {
    const element = frame.current;
    if (!element) return;
    const [left, top] = now.current.apply([box.x, box.y]);
    const [right, bottom] = now.current.apply([box.x + box.width, box.y + box.height]);
    if (left >= 0 && top >= 0 && right <= element.clientWidth && bottom <= element.clientHeight) return;
    select(element).call(behavior.translateTo, box.x + box.width / 2, box.y + box.height / 2);
  };
  return { transform, zoomBy, fit: () => place(0), reveal };
}
