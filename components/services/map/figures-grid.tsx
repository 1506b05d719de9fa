import type { ReactNode } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { ErrorRate } from '../figures/error-rate';
import { formatMs } from '../figures/format-ms';
import { formatRate } from '../figures/format-rate';
import type { MapFigures } from './map-graph';

/** Count, rate, errors and P95 of a node or an edge. */
export function FiguresGrid({ figures, slowest = false }: { figures: MapFigures; slowest?: boolean }) {
  return (
    <dl className="grid grid-cols-4 gap-px overflow-hidden rounded-md border bg-line">
      <Figure label="Rate">{formatRate(figures.rate)}</Figure>
      <Figure label="Errors">
        <ErrorRate count={figures.count} errors={figures.errors} />
      </Figure>
      <Figure label={slowest ? 'Slowest P95' : 'P95'}>{formatMs(figures.p95Ms)}</Figure>
      <Figure label="Count">{formatCount(figures.count)}</Figure>
    </dl>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-surface px-2.5 py-1.5">
      <dt className="truncate text-2xs text-muted">{label}</dt>
      <dd className="truncate font-semibold text-sm">{children}</dd>
    </div>
  );
}
