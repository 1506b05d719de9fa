/** Size of a node's card. */
export const NODE_BOX = { width: 172, height: 46 } as const;

/** From this zoom on a card has room for its figures; below it shows its name only, written larger. */
export const DETAIL_SCALE = 0.66;

/** Font size, in units of the map, of names on cards too small for figures: readable down to where two lines fill the card. */
export function nameSize(scale: number): number {
  return scale >= DETAIL_SCALE ? 12.5 : Math.min(18.5, Math.max(13, 9 / scale));
}

/** As much of a name as fits in `room` units at a font size; Geist's letters are about 0.57 of it wide. */
export function fitName(name: string, size: number, room: number): string {
  const most = lettersIn(size, room);
  const letters = [...name];
  return letters.length <= most ? name : `${letters.slice(0, most - 1).join('')}…`;
}

/** A name in one or two lines, broken after `-`, `.`, `_`, `/` or a space where that helps; the second line is cut. */
export function wrapName(name: string, size: number, room: number): string[] {
  const most = lettersIn(size, room);
  const letters = [...name];
  if (letters.length <= most) return [name];
  const breaks = letters.flatMap((letter, at) => (/[-._/ ]/.test(letter) && at < most ? [at + 1] : []));
  const at = breaks.at(-1) ?? most;
  return [letters.slice(0, at).join(''), fitName(letters.slice(at).join(''), size, room)];
}

function lettersIn(size: number, room: number): number {
  return Math.max(3, Math.floor(room / (size * 0.57)));
}
