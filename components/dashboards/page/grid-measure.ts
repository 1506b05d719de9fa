/** Height (px) of a row of the grid, and what lies between its cells: a panel of h rows is 40 h − 8 px high. */
export const ROW_PX = 32;
export const GAP_PX = 8;

/** Height (px) of a panel of so many rows. */
export function panelHeightPx(rows: number): number {
  return rows * ROW_PX + (rows - 1) * GAP_PX;
}
