import type { ReactNode } from 'react';
import { ChangeText } from '../figures/change-text';
import type { FigureChange } from '../figures/figure-change';
import { Sparkline } from '../figures/sparkline';

interface TrendCellProps {
  values: readonly (number | null)[];
  color: string;
  bars?: boolean;
  children: ReactNode;
  change: FigureChange | null;
  /** The figure of the period before. */
  was: string;
}

/** A figure with its course at the left and its change below. */
export function TrendCell({ values, color, bars = false, children, change, was }: TrendCellProps) {
  return (
    <span className="flex items-center gap-2.5 md:justify-end">
      <Sparkline values={values} color={color} bars={bars} className="w-18 max-md:hidden" />
      <span className="flex leading-4 max-md:items-baseline max-md:gap-1.5 md:w-17 md:flex-col md:items-end">
        <span className="font-medium">{children}</span>
        <ChangeText change={change} was={was} className="leading-3.5" />
      </span>
    </span>
  );
}
