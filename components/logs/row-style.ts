import type { SeverityClass } from '@/lib/contracts/severity';
import type { ListLook } from './list-look';

/** The columns of the header and of every row; an open line leaves the list room for narrower ones. */
export const GRID_COLUMNS = 'grid-cols-(--cols) @max-[760px]:grid-cols-(--cols-tight)';

/** Left out where an open line leaves the list little room: the line's own panel has them. */
export const ROOMY_ONLY = 'md:@max-[760px]:hidden';

const BASE = 'group/row absolute top-0 left-0 w-full cursor-default border-l-2 bg-bg text-sm';
const LAYOUT: Record<ListLook['layout'], string> = {
  table: `grid gap-x-3 pr-3 pl-2.5 leading-6 ${GRID_COLUMNS}`,
  raw: 'flex pr-3 pl-2.5 font-mono text-xs',
  stacked:
    'grid h-(--row) grid-cols-[auto_auto_minmax(0,1fr)_auto] content-center items-center gap-x-2 border-b border-b-line/60 pr-3 pl-2.5 leading-6',
};

export function rowClass({ layout, wrap }: ListLook): string {
  if (layout === 'table') {
    return `${BASE} ${LAYOUT.table} ${wrap ? 'min-h-(--row) items-start border-b border-b-line/60 py-(--row-pad)' : 'h-(--row) items-center'}`;
  }
  return `${BASE} ${LAYOUT[layout]}`;
}

/** Cells of the time column stay in sight while the rest scrolls sideways, with the colour of the row's edge. */
export const FIXED_CELL =
  'sticky left-0 z-[1] bg-inherit -ml-2.5 pl-2.5 group-data-scrolled/list:border-r group-data-scrolled/list:border-r-line group-data-scrolled/list:border-l-2 [border-left-color:inherit]';

/** Lines worth a look carry their colour on the left edge; quiet ones do not. */
export const SEVERITY_EDGE: Record<SeverityClass, string> = {
  UNSET: 'border-l-transparent',
  TRACE: 'border-l-transparent',
  DEBUG: 'border-l-transparent',
  INFO: 'border-l-transparent',
  WARN: 'border-l-sev-warn',
  ERROR: 'border-l-sev-error',
  FATAL: 'border-l-sev-fatal',
};
