import { connectedParts } from './connected-parts';
import { extent, layoutPart, type MapPart, type MapPlace, NODE_GAP } from './layout-part';

export interface LayoutInput extends MapPart {
  /** In a fixed order: the same graph is always laid out the same. */
  nodes: readonly string[];
  box: { width: number; height: number };
  /** Width by height that the map should have. */
  aspect: number;
}

/** The middle of each node. */
export interface MapLayout {
  places: Record<string, { x: number; y: number }>;
  width: number;
  height: number;
}

const MARGIN = 24;
const APART = 72;

interface Block {
  width: number;
  height: number;
  /** From the block's upper left corner. */
  places: readonly MapPlace[];
}

/**
 * Services that no call connects stand apart: each part is laid out alone, then the parts side by side or below each
 * other, whichever fills the screen better. Services without any call stand together in rows, last.
 */
export function layoutMap({ nodes, edges, box, aspect }: LayoutInput): MapLayout {
  const parts = connectedParts({ nodes, edges });
  const blocks = parts
    .filter((part) => part.nodes.length > 1)
    .map((part) => layoutPart(part, { box, aspect }))
    // What can be read comes first, however large the tangle beside it is.
    .sort((a, b) => Number(a.isDense) - Number(b.isDense))
    .map(({ places }) => blockOf(places, box));
  const loners = parts.flatMap((part) => (part.nodes.length === 1 ? part.nodes : []));
  if (loners.length > 0) {
    const widest = Math.max(0, ...blocks.map(({ width }) => width));
    blocks.push(blockOf(inRows(loners, widest, { box, aspect }), box));
  }
  const corners = pack(blocks, aspect);
  const places: MapLayout['places'] = {};
  let [right, bottom] = [0, 0];
  for (const [index, block] of blocks.entries()) {
    const { x: left = 0, y: top = 0 } = corners[index] ?? {};
    for (const { id, x, y } of block.places) places[id] = { x: MARGIN + left + x, y: MARGIN + top + y };
    right = Math.max(right, left + block.width);
    bottom = Math.max(bottom, top + block.height);
  }
  return { places, width: right + 2 * MARGIN, height: bottom + 2 * MARGIN };
}

function blockOf(places: readonly MapPlace[], box: LayoutInput['box']): Block {
  const { left, top, width, height } = extent(places, box);
  return { width, height, places: places.map(({ id, x, y }) => ({ id, x: x - left, y: y - top })) };
}

function inRows(ids: readonly string[], widest: number, { box, aspect }: Omit<LayoutInput, keyof MapPart>) {
  const [across, down] = [box.width + NODE_GAP.sub, box.height + NODE_GAP.row];
  const square = Math.ceil(Math.sqrt((ids.length * down * aspect) / across));
  const columns = Math.max(1, square, Math.floor((widest + NODE_GAP.sub) / across));
  return ids.map((id, index): MapPlace => {
    return { id, x: (index % columns) * across, y: Math.floor(index / columns) * down };
  });
}

/** The upper left corners: in rows as wide as fills the screen best. */
function pack(blocks: readonly Block[], aspect: number): { x: number; y: number }[] {
  let best: { x: number; y: number }[] = [];
  let least = Number.POSITIVE_INFINITY;
  let limit = 0;
  for (const { width } of blocks) {
    limit += width + APART;
    const corners = shelve(blocks, limit);
    const wide = Math.max(...corners.map(({ x }, i) => x + (blocks[i]?.width ?? 0)));
    const high = Math.max(...corners.map(({ y }, i) => y + (blocks[i]?.height ?? 0)));
    const need = Math.max(wide / aspect, high);
    if (need < least) [best, least] = [corners, need];
  }
  return best;
}

function shelve(blocks: readonly Block[], limit: number): { x: number; y: number }[] {
  let [x, y, row] = [0, 0, 0];
  return blocks.map(({ width, height }) => {
    if (x > 0 && x + width > limit) [x, y, row] = [0, y + row + APART, 0];
    const corner = { x, y };
    x += width + APART;
    row = Math.max(row, height);
    return corner;
  });
}
