import type { FlameFrame, FlameLayout } from '@/lib/trace/flame-frame';
import { resolveServiceColor } from '../../ui/service-color';
import { type FlameRows, firstAfter } from './flame-rows';

export const FLAME_ROW = 20;
const TEXT_WIDTH = 6.1;

export interface FlamePicture {
  layout: FlameLayout;
  rows: FlameRows;
  /** The part shown, in the layout's unit. */
  view: { from: number; to: number };
  scrollTop: number;
  width: number;
  height: number;
  /** 1 for each frame that is found; null: nothing is looked for. */
  found: Uint8Array | null;
  /** Frames stressed by an outline: the keyboard's, the pointer's; -1 none. */
  active: number;
  hovered: number;
}

/** Draws the frames in sight. Frames that share a pixel are drawn once, so that 100,000 cost no more than a screen full. */
export function drawFlame(canvas: HTMLCanvasElement, picture: FlamePicture): void {
  const { layout, rows, view, scrollTop, width, height } = picture;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  context.scale(ratio, ratio);
  const styles = getComputedStyle(document.documentElement);
  const color = (name: string) => styles.getPropertyValue(`--color-${name}`);
  const colors = new Map<string, string>();
  const colorOf = (service: string) => {
    const known = colors.get(service) ?? resolveServiceColor(service, styles);
    colors.set(service, known);
    return known;
  };
  const [text, danger, mark, focus] = [color('text'), color('danger'), color('sev-warn'), color('focus')];
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = 'middle';
  const scale = width / Math.max(1e-9, view.to - view.from);
  const lastRow = Math.min(rows.length - 1, Math.floor((scrollTop + height) / FLAME_ROW));
  const place = (frame: FlameFrame) => {
    const left = Math.max(0, (frame.from - view.from) * scale);
    const right = Math.min(width, (frame.to - view.from) * scale);
    return {
      left,
      wide: Math.max(1, right - left - (right - left > 3 ? 1 : 0)),
      top: frame.row * FLAME_ROW - scrollTop,
    };
  };
  for (let at = Math.floor(scrollTop / FLAME_ROW); at <= lastRow; at++) {
    const row = rows[at];
    if (!row) continue;
    for (let i = firstAfter(layout.frames, row, view.from); i < row.length; ) {
      const frame = layout.frames[row[i] ?? -1];
      if (!frame || frame.from >= view.to) break;
      const { left, wide, top } = place(frame);
      const isFound = picture.found?.[frame.index] === 1;
      context.globalAlpha = picture.found ? (isFound ? 0.75 : 0.12) : 0.42;
      context.fillStyle = colorOf(frame.service);
      context.fillRect(left, top, wide, FLAME_ROW - 1);
      context.globalAlpha = 1;
      if (isFound) stripe(context, mark, left, top, wide);
      if (frame.errors > 0) stripe(context, danger, left, top + FLAME_ROW - 3, wide);
      const room = Math.floor((wide - 8) / TEXT_WIDTH);
      if (room >= 3) {
        const name = frame.name === '' ? 'no name' : frame.name;
        context.fillStyle = text;
        context.globalAlpha = picture.found && !isFound ? 0.55 : 1;
        const middle = top + FLAME_ROW / 2;
        context.fillText(name.length > room ? `${name.slice(0, room - 1)}…` : name, left + 4, middle);
        if (name.length + frame.service.length + 3 <= room) {
          context.globalAlpha *= 0.7;
          context.fillText(frame.service, left + 14 + context.measureText(name).width, middle);
        }
        context.globalAlpha = 1;
      }
      // What ends inside the pixel just drawn would be drawn over it.
      i = wide > 1 ? i + 1 : Math.max(i + 1, firstAfter(layout.frames, row, view.from + (left + 1) / scale));
    }
  }
  for (const [index, style] of [
    [picture.hovered, text],
    [picture.active, focus],
  ] as const) {
    const frame = layout.frames[index];
    if (!frame || frame.from >= view.to || frame.to < view.from) continue;
    const { left, wide, top } = place(frame);
    context.strokeStyle = style;
    context.lineWidth = index === picture.active ? 2 : 1;
    context.strokeRect(left + 0.5, top + 0.5, Math.max(1, wide - 1), FLAME_ROW - 2);
  }
}

function stripe(
  context: CanvasRenderingContext2D,
  style: string,
  left: number,
  top: number,
  wide: number,
): void {
  context.fillStyle = style;
  context.fillRect(left, top, wide, 2);
}
