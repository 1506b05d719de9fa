import type { CriticalSegment } from '@/lib/trace/critical-path';
import type { TraceModel } from '@/lib/trace/trace-model';
import { serviceHue } from '../../ui/service-color';

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
  const colors = Array.from({ length: 14 }, (_, i) => styles.getPropertyValue(`--color-svc-${i + 1}`));
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
  for (const node of model.nodes) {
    context.fillStyle = colors[serviceHue(node.span.service) - 1] ?? danger;
    context.globalAlpha = 0.5;
    bar(node.index, node.startNs, node.endNs);
    context.globalAlpha = 1;
    for (const { fromNs, toNs } of onPath.get(node.index) ?? []) bar(node.index, fromNs, toNs);
  }
  context.fillStyle = danger;
  for (const node of model.nodes)
    if (node.isError) {
      const top = pad + node.index * rowHeight + barHeight - 1;
      line(node.startNs, node.endNs, top, 3, 1.5);
    }
}
