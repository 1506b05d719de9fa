'use client';

import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { formatSpan } from '@/components/charts/format-span';
import { useTimeZone } from '@/components/ui/time-zone';
import { formatNumberParts } from '@/lib/boards/format-number';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import { useBoardView } from '../../data/board-view';
import { usePanelLook } from '../../data/panel-look';
import { MarkMenu } from '../mark-menu';
import type { PanelFigures } from '../panel-figures';
import type { PanelMark } from '../panel-mark';
import { panelTitle } from '../panel-title';
import { SeriesTable } from '../series/series-table';
import { seriesText } from '../series/series-text';
import { groupConditions, seriesLinks } from '../series-mark';
import { reachedThreshold, TONES } from '../threshold-tone';
import { numberChange } from './number-change';
import { figureSize } from './number-fit';
import { NumberSpark } from './number-spark';

const ARROWS = { up: ArrowUp, down: ArrowDown, same: ArrowRight } as const;
/** Lower bodies have room for the number alone, in one line with what is said of it. */
const SPARK_FROM_PX = 96;
const LINE_PX = 18;

/** One number, large; with the word of its threshold, its change and its course where there is room. */
export function NumberPanel({
  panel,
  figures,
  width,
  height,
}: {
  panel: PanelOf<'number'>;
  figures: PanelFigures;
  width: number;
  height: number;
}) {
  const view = useBoardView();
  const { zone } = useTimeZone();
  const { asTable } = usePanelLook(panel.id);
  const button = useRef<HTMLButtonElement>(null);
  const [mark, setMark] = useState<PanelMark | null>(null);
  const [series] = figures.series;
  if (!series) return null;
  if (asTable) {
    const label = `${panelTitle(panel)} over time`;
    return <SeriesTable label={label} series={[series]} times={figures.times} zone={zone} />;
  }
  const { value, before, format } = series;
  const write = (figure: number | null) => seriesText(series, figure);
  const isMarked = series.isApproximate && value !== null;
  const { number, unit } = formatNumberParts(value, format);
  const reached = reachedThreshold(value, panel.thresholds);
  const tone = reached && TONES[reached.tone];
  const change = numberChange(value, before?.value ?? null);
  const Arrow = ARROWS[change?.direction ?? 'same'];
  const grouped = series.of.key.length > 0;
  const small = height < SPARK_FROM_PX;
  const remarks = tone !== null || change !== null || grouped;
  const sparkPx =
    panel.trend && !small && series.points.length > 1 ? Math.min(90, Math.round(height * 0.38)) : 0;
  const size = figureSize(number.length + (isMarked ? 1 : 0) + unit.length * 0.5, {
    width: width - 24 - (small && remarks ? 74 : 0),
    height: height - sparkPx - (remarks && !small ? LINE_PX : 0) - 10,
  });
  const open = () => {
    const { fromMs, toMs } = figures.times;
    const all = figures.series.map(({ of }) => of);
    setMark({
      title: series.label,
      detail: `${write(value)} · ${formatSpan(fromMs, toMs, zone)}`,
      links: seriesLinks(panel, series.of, all, null, view),
      conditions: groupConditions(series.of),
      zoom: null,
      copy: write(value),
    });
  };
  return (
    <div className="relative flex h-full min-h-0 flex-col overflow-hidden">
      <div
        className={`flex min-h-0 flex-1 px-3 ${small ? 'items-center gap-2' : 'flex-col items-start justify-center'}`}
      >
        <button
          ref={button}
          type="button"
          className={`flex min-w-0 max-w-full items-baseline gap-[0.15em] rounded-sm text-left font-medium leading-none hover:underline hover:decoration-1 hover:underline-offset-4 ${tone?.textClass ?? ''}`}
          style={{ fontSize: size }}
          title={
            value === null
              ? undefined
              : `${isMarked ? '≈ ' : ''}${value.toLocaleString('en-US', { maximumFractionDigits: 6 })}`
          }
          onClick={open}
        >
          {isMarked ? <span className="font-normal text-muted">≈</span> : null}
          <span>{number}</span>
          {unit === '' ? null : <span className="font-normal text-[0.5em] text-muted">{unit}</span>}
        </button>
        {remarks ? (
          <p
            className={`flex min-w-0 max-w-full gap-x-2 text-xs ${small ? 'flex-col text-2xs leading-tight' : 'mt-1.5 items-center'}`}
          >
            {tone ? <span className={`font-medium ${tone.textClass}`}>{tone.word}</span> : null}
            {change ? (
              <span
                className="flex items-center gap-0.5 whitespace-nowrap text-muted"
                title={`Before: ${write(before?.value ?? null)}`}
              >
                <Arrow aria-hidden className="size-3" />
                <span className="sr-only">{change.direction === 'same' ? '' : change.direction}</span>
                {change.text}
              </span>
            ) : null}
            {grouped ? (
              <span className="truncate text-muted" title={series.label}>
                {series.label}
              </span>
            ) : null}
          </p>
        ) : null}
      </div>
      {sparkPx > 0 ? (
        <NumberSpark
          series={series}
          times={figures.times}
          color={tone?.color ?? 'var(--color-accent)'}
          width={width}
          height={sparkPx}
        />
      ) : null}
      <MarkMenu
        mark={mark}
        at={{ x: 16, y: Math.min(height, size + 8) }}
        returnTo={button}
        onClose={() => setMark(null)}
      />
    </div>
  );
}
