import type { LogsState } from '@/lib/url/logs';

/** How rows are drawn. `stacked`: two lines a row, for narrow screens. */
export interface ListLook {
  layout: 'table' | 'raw' | 'stacked';
  wrap: boolean;
  density: LogsState['density'];
  times: LogsState['times'];
  ns: boolean;
}

const ROW_PX = {
  table: { compact: 24, normal: 28, relaxed: 36 },
  stacked: { compact: 46, normal: 54, relaxed: 64 },
  raw: { compact: 18, normal: 22, relaxed: 28 },
};

/** The height of a row of one line (px); wrapped and raw rows of more lines are measured or counted. */
export function rowPx({ layout, density }: ListLook): number {
  return ROW_PX[layout][density];
}

/** Whether a row's height is known only once it is drawn. */
export function isMeasured({ layout, wrap }: ListLook): boolean {
  return wrap && layout !== 'stacked';
}

export function listLook(
  state: Pick<LogsState, 'view' | 'wrap' | 'density' | 'times' | 'ns'>,
  narrow: boolean,
): ListLook {
  return {
    layout: state.view === 'raw' ? 'raw' : narrow ? 'stacked' : 'table',
    wrap: state.wrap,
    density: state.density,
    times: state.times,
    ns: state.ns,
  };
}
