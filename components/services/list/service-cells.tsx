import Link from 'next/link';
import { formatShare } from '@/components/charts/format-count';
import { cn } from '@/components/ui/cn';
import { ServiceDot } from '@/components/ui/service-dot';
import type { ServiceFigures } from '@/lib/contracts/service-list';
import { parseIsoNs } from '@/lib/time/iso';
import { relativeTime } from '@/lib/time/relative-time';
import { Cell } from '../figures/cell';
import { ErrorRate } from '../figures/error-rate';
import { figureChange, shareChange } from '../figures/figure-change';
import { formatMs } from '../figures/format-ms';
import { formatRate } from '../figures/format-rate';
import { CountedNote } from './counted-note';
import { ratesOf } from './counted-seconds';
import type { ListedService } from './sort-services';
import { TrendCell } from './trend-cell';

interface ServiceCellsProps {
  service: ListedService;
  href: string;
  /** Its place in the list, for the keys. */
  index: number;
  /** Of each point of the sparklines. */
  seconds: readonly number[];
  /** When the answer was given: ages are counted from then. */
  nowNs: bigint;
}

/** The cells of one service; the link of the first covers the whole row. */
export function ServiceCells({ service, href, index, seconds, nowNs }: ServiceCellsProps) {
  const { figures, name, namespace } = service;
  const seen = service.lastSeen ? parseIsoNs(service.lastSeen) : null;
  return (
    <>
      <Cell className="max-md:col-span-3 max-md:flex max-md:items-center">
        <span className="flex min-w-0 items-center gap-2">
          <ServiceDot service={name} />
          <Link
            href={href}
            prefetch={false}
            data-row={index}
            data-service={name}
            title={name}
            className={cn(
              'truncate outline-none after:absolute after:inset-0',
              name === '' ? 'text-faint italic' : 'font-medium',
            )}
          >
            {name === '' ? 'no service' : name}
          </Link>
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-2xs text-faint leading-3.5 max-md:ml-auto max-md:pl-3 md:pl-4">
          {namespace ? <span className="truncate">{namespace}</span> : null}
          {figures ? <CountedNote counted={figures.counted} /> : null}
        </span>
      </Cell>
      {figures ? (
        <FigureCells figures={figures} seconds={seconds} />
      ) : (
        <Cell className="text-muted text-xs max-md:col-span-3 max-md:pl-4 md:col-span-5 lg:col-span-6 xl:col-span-7">
          {service.spans ? 'No spans in this time' : 'Sends logs, no spans'}
        </Cell>
      )}
      <Cell className="text-right text-muted text-xs max-xl:hidden" title={service.lastSeen ?? undefined}>
        {seen === null ? '–' : relativeTime(seen, nowNs).replace(/ \d+\w ago$/, ' ago')}
      </Cell>
    </>
  );
}

function FigureCells({ figures, seconds }: { figures: ServiceFigures; seconds: readonly number[] }) {
  const { previous, sparkline, versions, topOperations, operationCount } = figures;
  const more = operationCount - topOperations.length;
  return (
    <>
      <Cell>
        <TrendCell
          values={ratesOf(sparkline.count, seconds)}
          color="var(--color-accent)"
          change={figureChange(figures.perSecond, previous?.perSecond ?? null)}
          was={formatRate(previous?.perSecond ?? 0)}
        >
          {formatRate(figures.perSecond)}
        </TrendCell>
      </Cell>
      <Cell>
        <TrendCell
          bars
          values={sparkline.errors}
          color="var(--color-sev-error)"
          change={shareChange(figures.errorRate, previous?.errorRate ?? null)}
          was={formatShare(previous?.errorRate ?? 0)}
        >
          <ErrorRate count={figures.count} errors={figures.errors} />
        </TrendCell>
      </Cell>
      <Cell className="text-right max-md:hidden">{formatMs(figures.p50Ms)}</Cell>
      <Cell>
        <TrendCell
          values={sparkline.p95Ms}
          color="var(--color-muted)"
          change={figureChange(figures.p95Ms, previous?.p95Ms ?? null, 'up')}
          was={formatMs(previous?.p95Ms ?? null)}
        >
          <span className="text-faint text-xs md:hidden">P95 </span>
          {formatMs(figures.p95Ms)}
        </TrendCell>
      </Cell>
      <Cell className="text-right max-md:hidden">{formatMs(figures.p99Ms)}</Cell>
      <Cell className="truncate text-muted text-xs max-lg:hidden" title={operationsTitle(figures)}>
        {topOperations.map((operation) => operation.name || 'other').join(', ')}
        {more > 0 ? ` +${more}` : ''}
      </Cell>
      <Cell className="truncate text-muted text-xs max-xl:hidden" title={versions.join(', ')}>
        {versions[0] ?? '–'}
        {versions.length > 1 ? ` +${versions.length - 1}` : ''}
      </Cell>
    </>
  );
}

function operationsTitle({ topOperations, operationCount }: ServiceFigures): string {
  const lines = topOperations.map(
    ({ name, kind, count, errors }) =>
      `${name || 'other'} (${kind}): ${count.toLocaleString('en')}${errors > 0 ? `, ${errors.toLocaleString('en')} failed` : ''}`,
  );
  return `${lines.join('\n')}\n${operationCount.toLocaleString('en')} operations in all`;
}
