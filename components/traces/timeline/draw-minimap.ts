import type { CriticalSegment } from '@/lib/trace/critical-path';
import type { TraceModel } from '@/lib/trace/trace-model';
import { resolveServiceColor } from '../../ui/service-color';

/** Draws every span of a trace as a thin line in its service's colour, errors on top. Sizes in CSS px. */
export function drawMinimap(
  canvas: HTMLCanvasElement,
  model: TraceModel,
  onPath: Map<number, CriticalSegment[]>,
  width: number,
  height: number,
): void {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  context.scale(ratio, ratio);
  context.clearRect(0, 0, width, height);
  const styles = getComputedStyle(document.documentElement);
  const danger = styles.getPropertyValue('--color-danger');
  const pad = 4;
  const rowHeight = (height - 2 * pad) / Math.max(1, model.nodes.length);
  const barHeight = Math.min(4, Math.max(1, rowHeight * 0.7));
  const scale = width / Math.max(1, model.durationNs);
  // What is short is still seen, also at the right edge.
  const line = (fromNs: number, toNs: number, top: number, least: number, thick: number) => {
    const long = Math.max(least, (toNs - fromNs) * scale);
    context.fillRect(Math.min(width - long, fromNs * scale), top, long, thick);
  };
  const bar = (index: number, fromNs: number, toNs: number) =>
    line(fromNs, toNs, pad + index * rowHeight, 2, barHeight);
  const isNew = pixelsOnce(width, height);
  const colorOf = new Map<string, string>();
  for (const { name } of model.services) colorOf.set(name, resolveServiceColor(name, styles));
  context.globalAlpha = 0.5;
  for (const node of model.nodes) {
    const top = pad + node.index * rowHeight;
    if (rowHeight < 1 && !isNew(node.startNs * scale, top, (node.endNs - node.startNs) * scale)) continue;
    context.fillStyle = colorOf.get(node.span.service) ?? danger;
    bar(node.index, node.startNs, node.endNs);
  }
  context.globalAlpha = 1;
  for (const [index, segments] of onPath) {
    context.fillStyle = colorOf.get(model.nodes[index]?.span.service ?? '') ?? danger;
    for (const { fromNs, toNs } of segments) bar(index, fromNs, toNs);
  }
  context.fillStyle = danger;
  for (const node of model.nodes)
    if (node.isError) {
      const top = pad + node.index * rowHeight + barHeight - 1;
      line(node.startNs, node.endNs, top, 3, 1.5);
    }
}

/** Tells whether a bar covers more than what was drawn from its first pixel before: of 100,000 spans most do not. */
function pixelsOnce(width: number, height: number): (x: number, y: number, long: number) => boolean {
  const columns = Math.ceil(width) + 1;
  const reached = new Uint16Array(columns * (Math.ceil(height) + 1));
  return (x, y, long) => {
    const at = Math.floor(y) * columns + Math.floor(x);
    const needed = Math.min(65_535, Math.max(1, Math.ceil(long)));
    if ((reached[at] ?? 0) >= needed) return false;
    reached[at] = needed;
    return true;
  };
}
