/** Of the labels beside an axis. */
const SIZE_PX = 11;
const PAD_PX = 8;
/** It grows and shrinks by so much, or a chart would move with every digit that comes and goes. */
const STEP_PX = 8;
const LEAST_PX = 24;
/** In parts of the size, rather wide than narrow: Geist, tabular digits. */
const NARROW = /[.,:’' ijl]/;
const WIDE = /[mMwW%≈]/;

/** Room (px) for the widest of the labels beside an axis; 0: there are none. */
export function labelWidth(labels: readonly string[]): number {
  const widest = labels.reduce((most, label) => Math.max(most, widthOf(label)), 0);
  if (widest === 0) return 0;
  return Math.max(LEAST_PX, Math.ceil((widest + PAD_PX) / STEP_PX) * STEP_PX);
}

function widthOf(label: string): number {
  let width = 0;
  for (const character of label) width += NARROW.test(character) ? 0.32 : WIDE.test(character) ? 0.92 : 0.62;
  return width * SIZE_PX;
}
