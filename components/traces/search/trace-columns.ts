/** How much of a row there is room for: all columns; all but services and id; two lines. */
export type ListWidth = 'wide' | 'tight' | 'stacked';

export function listWidth(px: number): ListWidth {
  if (px < 680) return 'stacked';
  return px < 1000 ? 'tight' : 'wide';
}

const COLUMNS = {
  wide: {
    why: 'grid-cols-[1rem_10rem_minmax(9rem,1fr)_8.5rem_3rem_3rem_minmax(6rem,1.25fr)_5.5rem_4.5rem]',
    plain: 'grid-cols-[1rem_10rem_minmax(9rem,1fr)_8.5rem_3rem_3rem_minmax(6rem,1.5fr)_4.5rem]',
  },
  tight: {
    why: 'grid-cols-[1rem_6rem_minmax(7rem,1fr)_7.5rem_3rem_3rem_5.5rem]',
    plain: 'grid-cols-[1rem_6rem_minmax(7rem,1fr)_7.5rem_3rem_3rem]',
  },
  stacked: { why: 'grid-cols-[1rem_minmax(0,1fr)_auto]', plain: 'grid-cols-[1rem_minmax(0,1fr)_auto]' },
} as const;

/**
 * One grid for the head and every row, so that they stand under each other.
 * @param why with the column that says which spans matched
 */
export function traceColumns(width: ListWidth, why: boolean): string {
  return COLUMNS[width][why ? 'why' : 'plain'];
}
