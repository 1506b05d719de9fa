'use client';

import { type ReactNode, Suspense, useMemo } from 'react';
import { lazyPart } from '@/components/ui/lazy-part';
import type { AskingPanel } from '@/lib/contracts/dashboard/panel';
import { useBoardView } from '../data/board-view';
import type { PanelReply } from '../data/panel-ask';
import type { ShownOf } from '../data/use-panel-data';
import type { ShownReplies } from '../data/use-panel-load';
import { PanelMessage } from './frame/panel-message';
import { HeatmapPanel } from './heatmap/heatmap-panel';
import { LogsPanel } from './logs/logs-panel';
import { MISSING_PX, MissingNote } from './missing-note';
import { missingRecords } from './missing-records';
import { NumberPanel } from './number/number-panel';
import { figureAnswers, type PanelFigures, panelFigures } from './panel-figures';
import { PercentilesPanel } from './percentiles/percentiles-panel';
import { TimeseriesPanel } from './series/timeseries-panel';
import { TablePanel } from './table/table-panel';
import { TopPanel } from './top/top-panel';
import { TracesPanel } from './traces/traces-panel';
import { whyEmpty, whyNoNumbers } from './why-empty';

// The layout of graphs comes with it.
const MapPanel = lazyPart(async () => (await import('./map/map-panel')).MapPanel);

const CHART = 'h-full px-3 pb-1.5';
/** A lower panel has no room to say what its groups leave out: its notes do. */
const MISSING_FROM_PX = 90;

type Shown = ShownReplies<PanelReply, ShownOf>;

interface PictureProps {
  shown: Shown;
  /** Of the panel's body, px. */
  width: number;
  height: number;
}

/** The picture of a panel, from the replies that are there. */
export function PanelPicture({ shown, width, height }: PictureProps) {
  // While new figures load, the old ones are drawn as their own panel was.
  const { panel } = shown.of;
  if ('queries' in panel) return <FiguresPicture panel={panel} shown={shown} width={width} height={height} />;
  const [reply] = shown.replies.values();
  if (!reply) return null;
  if (panel.kind === 'logs' && reply.of === 'logs') {
    return <LogsPanel panel={panel} answer={reply.answer} width={width} height={height} />;
  }
  if (panel.kind === 'traces' && reply.of === 'traces') {
    return <TracesPanel panel={panel} answer={reply.answer} width={width} height={height} />;
  }
  if (panel.kind === 'map' && reply.of === 'map') {
    return (
      <Suspense fallback={<div data-drawing="" />}>
        <MapPanel panel={panel} answer={reply.answer} width={width} height={height} />
      </Suspense>
    );
  }
  if (panel.kind === 'heatmap' && reply.of === 'heatmap') {
    const empty = whyNoNumbers(panel, reply.answer.rows.length === 0);
    if (empty) return <PanelMessage {...empty} />;
    return (
      <div className={CHART}>
        <HeatmapPanel panel={panel} answer={reply.answer} height={height} />
      </div>
    );
  }
  if (panel.kind === 'percentiles' && reply.of === 'figures') {
    const points = reply.answer.series[0]?.points ?? [];
    const empty = whyNoNumbers(panel, !points.some((own) => own.some((point) => point !== null)));
    if (empty) return <PanelMessage {...empty} />;
    return (
      <div className={CHART}>
        <PercentilesPanel panel={panel} answer={reply.answer} height={height} />
      </div>
    );
  }
  return null;
}

function FiguresPicture({ panel, shown, width, height }: PictureProps & { panel: AskingPanel }) {
  const view = useBoardView();
  const answers = useMemo(() => figureAnswers(shown.replies), [shown]);
  const range = [...answers.values()][0]?.range ?? shown.of.range;
  const figures = useMemo(() => panelFigures(panel, answers, range), [panel, answers, range]);
  const [broken] = figures.problems;
  if (broken) {
    return (
      <PanelMessage
        title={`The formula ${broken.name} cannot be computed`}
        text={broken.message}
        tone="danger"
      />
    );
  }
  const empty = whyEmpty(panel, figures, answers);
  if (empty) return <PanelMessage {...empty} />;
  const missing = height < MISSING_FROM_PX ? [] : missingRecords(panel, answers, view);
  const picture = figuresOf({
    panel,
    figures,
    range,
    width,
    height: missing.length > 0 ? height - MISSING_PX : height,
  });
  if (missing.length === 0) return picture;
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">{picture}</div>
      <MissingNote missing={missing} />
    </div>
  );
}

function figuresOf({
  panel,
  figures,
  range,
  width,
  height,
}: {
  panel: AskingPanel;
  figures: PanelFigures;
  range: { from: string; to: string };
  width: number;
  height: number;
}): ReactNode {
  switch (panel.kind) {
    case 'timeseries':
      if (panel.draw.startsWith('stacked') && figures.series.some(({ own }) => own)) {
        return (
          <PanelMessage
            title="Intervals of different widths cannot be stacked"
            text="What is counted in ten minutes is no part of what is counted in one. Give its queries the same interval, or draw lines."
            tone="danger"
          />
        );
      }
      return (
        <div className={CHART}>
          <TimeseriesPanel panel={panel} figures={figures} range={range} height={height} />
        </div>
      );
    case 'number':
      return <NumberPanel panel={panel} figures={figures} width={width} height={height} />;
    case 'top':
      return <TopPanel panel={panel} figures={figures} width={width} height={height} />;
    case 'table':
      return <TablePanel panel={panel} figures={figures} height={height} />;
  }
}
