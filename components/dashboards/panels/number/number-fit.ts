/** Width of a digit in parts of its size (Geist, tabular, medium). */
const DIGIT = 0.62;
const LARGEST_PX = 56;
const LEAST_PX = 14;

/** The size (px) at which a figure of so many characters fills its box without leaving it. */
export function figureSize(characters: number, box: { width: number; height: number }): number {
  const byWidth = box.width / (Math.max(1, characters) * DIGIT);
  return Math.round(Math.max(LEAST_PX, Math.min(LARGEST_PX, byWidth, box.height)));
}
