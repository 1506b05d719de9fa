import { domToCanvas } from 'modern-screenshot';
import { wrapLines } from './wrap-lines';

const SCALE = 2;
const PAD = 16;
const MOST_QUERY_LINES = 4;

interface Framed {
  title: string;
  /** The range in words, under the title. */
  range: string;
  /** What was asked, below the picture. */
  queries: readonly string[];
}

/** A panel as a PNG of twice its size: its title and range above it, what it asks below, on the ground of the theme. */
export async function panelPng(element: HTMLElement, { title, range, queries }: Framed): Promise<Blob> {
  const styles = getComputedStyle(document.documentElement);
  const color = (name: string) => styles.getPropertyValue(`--color-${name}`);
  const ground = color('surface');
  const body = await domToCanvas(element, {
    scale: SCALE,
    backgroundColor: ground,
    features: { restoreScrollPosition: true },
  });
  const family = getComputedStyle(document.body).fontFamily;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures');
  const width = body.width / SCALE + 2 * PAD;
  const room = width - 2 * PAD;
  const font = (weight: number, px: number) => `${weight} ${px}px ${family}`;
  const measured = (text: string) => context.measureText(text).width;
  context.font = font(600, 15);
  const titles = wrapLines(title, room, 2, measured);
  context.font = font(400, 11);
  const asked = queries.flatMap((text) => wrapLines(text, room, MOST_QUERY_LINES, measured));
  const headPx = PAD + titles.length * 20 + 18;
  const footPx = asked.length === 0 ? PAD : asked.length * 15 + PAD + 6;
  canvas.width = Math.round(width * SCALE);
  canvas.height = Math.round((headPx + body.height / SCALE + footPx) * SCALE);
  context.scale(SCALE, SCALE);
  context.fillStyle = ground;
  context.fillRect(0, 0, width, canvas.height / SCALE);
  context.textBaseline = 'top';
  let y = PAD;
  const write = (lines: readonly string[], tone: string, face: string, linePx: number) => {
    context.font = face;
    context.fillStyle = color(tone);
    for (const line of lines) {
      context.fillText(line, PAD, y);
      y += linePx;
    }
  };
  write(titles, 'text', font(600, 15), 20);
  write([range], 'muted', font(400, 11), 15);
  context.drawImage(body, PAD, headPx, body.width / SCALE, body.height / SCALE);
  y = headPx + body.height / SCALE + 6;
  write(asked, 'muted', font(400, 11), 15);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large'))),
      'image/png',
    );
  });
}
