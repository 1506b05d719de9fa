/** How many marks a ruler of this width (px) carries without crowding. */
export function tickCount(width: number): number {
  return Math.max(2, Math.floor(width / 110));
}
