import type { CSSProperties } from 'react';
import type { LogColumn } from '@/lib/url/log-columns';
import { columnTemplate } from './column-template';
import { type ListLook, rowPx } from './list-look';

/** The widest of each kind; a clock has the date before it where the day changes. */
const RAW_TIME_CH = { clock: 19, full: 23, relative: 11, hidden: 0 };

/** The measures of the list as CSS variables: one change of them moves every row, without drawing any anew. */
export function listStyle(
  look: ListLook,
  columns: readonly LogColumn[],
  fineDigits: number,
): Record<string, string> {
  const wide = columnTemplate(columns, look.times, false);
  const tight = columnTemplate(columns, look.times, true);
  const table = look.layout === 'table';
  return {
    '--cols': wide.template,
    '--cols-tight': tight.template,
    '--row-min': table ? `${wide.minPx}px` : '0px',
    '--row-min-tight': table ? `${tight.minPx}px` : '0px',
    '--row': `${rowPx(look)}px`,
    '--row-pad': `${Math.max(0, (rowPx(look) - 24) / 2)}px`,
    '--fine': look.times === 'relative' ? '0' : `${fineDigits}ch`,
    '--raw-time': `calc(${RAW_TIME_CH[look.times] + (look.times === 'relative' ? 0 : fineDigits)}ch + 22px)`,
  };
}

/** The same as React wants it. */
export function asCssProperties(style: Record<string, string>): CSSProperties {
  return style as CSSProperties;
}
