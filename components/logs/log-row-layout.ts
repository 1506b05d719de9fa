import type { SeverityClass } from '@/lib/contracts/severity';

/** `line`: one row of 24 px; `wrapped`: as tall as its message; `stacked`: two lines for narrow screens. */
export type LogRowLayout = 'line' | 'wrapped' | 'stacked';

export const ROW_HEIGHT_PX: Record<LogRowLayout, number> = { line: 24, wrapped: 24, stacked: 46 };

/** Columns time · severity · service · message · trace, shared by the header and every row; fewer in a narrow list. */
export const LOG_COLUMNS =
  'md:grid-cols-[176px_50px_136px_minmax(0,1fr)_62px] md:@max-[760px]:grid-cols-[84px_50px_96px_minmax(0,1fr)_14px]';

/** Left out where an open line leaves the list little room: the line's own panel has them. */
export const ROOMY_ONLY = 'md:@max-[760px]:hidden';

const BASE =
  'group/row absolute top-0 left-0 grid w-full cursor-default gap-x-3 border-l-2 pr-3 pl-2.5 text-sm leading-6';
const LAYOUT: Record<LogRowLayout, string> = {
  line: `h-6 items-center ${LOG_COLUMNS}`,
  wrapped: `min-h-6 items-start border-b border-b-line/60 ${LOG_COLUMNS}`,
  stacked:
    'h-[46px] grid-cols-[auto_auto_minmax(0,1fr)_auto] content-center items-center gap-x-2 border-b border-b-line/60',
};

export function rowClass(layout: LogRowLayout): string {
  return `${BASE} ${LAYOUT[layout]}`;
}

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
