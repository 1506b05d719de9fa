'use client';

import { cn } from '@/components/ui/cn';
import type { ChartSeries, ChartTimes } from './chart-series';
import { LEGEND_WORDS, type LegendValue, legendValue } from './legend-values';
import { markedLabel, seriesText } from './series-text';
import type { HiddenSeries } from './use-hidden-series';

interface SeriesLegendProps {
  series: readonly ChartSeries[];
  times: ChartTimes;
  values: readonly LegendValue[];
  hidden: HiddenSeries;
  maxHeight: number;
  onHighlight: (id: string | null) => void;
}

/** Names and figures of the series. A click shows one alone, with Shift, Ctrl or ⌘ it hides one. */
export function SeriesLegend(props: SeriesLegendProps) {
  const { series, times, values, hidden, maxHeight, onHighlight } = props;
  const compared = values.length > 0 && series.some(({ before }) => before !== null);
  const item = (one: ChartSeries) => {
    const isHidden = hidden.isHidden(one.id);
    return (
      <button
        type="button"
        aria-pressed={!isHidden}
        title={`${one.label}\nClick: alone · Shift + click: hide or show`}
        className="flex min-w-0 max-w-full items-center gap-1.5 rounded-sm text-left hover:bg-hover"
        onClick={(event) =>
          event.shiftKey || event.ctrlKey || event.metaKey ? hidden.toggle(one.id) : hidden.solo(one.id)
        }
        onPointerEnter={() => onHighlight(isHidden ? null : one.id)}
        onPointerLeave={() => onHighlight(null)}
        onFocus={() => onHighlight(isHidden ? null : one.id)}
        onBlur={() => onHighlight(null)}
      >
        <span
          aria-hidden
          className="h-2 w-2.5 shrink-0 rounded-[2px] border"
          style={{ background: isHidden ? 'transparent' : one.color, borderColor: one.color }}
        />
        <span className={cn('truncate', isHidden ? 'text-faint line-through' : 'text-muted')}>
          {values.length === 0 ? markedLabel(one) : one.label}
        </span>
      </button>
    );
  };
  if (values.length === 0) {
    return (
      <ul
        aria-label="Series"
        className="flex shrink-0 flex-wrap gap-x-3 gap-y-0.5 overflow-y-auto pt-1 text-xs"
        style={{ maxHeight }}
      >
        {series.map((one) => (
          <li key={one.id} className="min-w-0 max-w-64">
            {item(one)}
          </li>
        ))}
      </ul>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label="Series" tabIndex={0} className="shrink-0 overflow-auto pt-1" style={{ maxHeight }}>
      <table className="w-full text-right text-xs">
        <thead className="sticky top-0 bg-surface text-faint">
          <tr>
            <th className="w-full font-normal">
              <span className="sr-only">Series</span>
            </th>
            {values.map((value) => (
              <th key={value} title={LEGEND_WORDS[value].about} className="pl-3 font-normal">
                {LEGEND_WORDS[value].label}
              </th>
            ))}
            {compared ? (
              <th title="Of the whole time, in the period before" className="pl-3 font-normal">
                Before
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {series.map((one) => (
            <tr key={one.id}>
              <td className="max-w-0 truncate text-left">{item(one)}</td>
              {values.map((value) => (
                <td key={value} className="whitespace-nowrap pl-3">
                  {seriesText(one, legendValue(one, value, times))}
                </td>
              ))}
              {compared ? (
                <td className="whitespace-nowrap pl-3 text-muted">
                  {seriesText(one, one.before?.value ?? null)}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
