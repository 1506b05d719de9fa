import { GitCompareArrows } from 'lucide-react';
import Link from 'next/link';
import { formatCount } from '@/components/charts/format-count';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { ServiceDetailResponse } from '@/lib/contracts/service-detail';
import { compareUrl } from '@/lib/url/compare';
import { ErrorRate } from '../figures/error-rate';
import { formatMs } from '../figures/format-ms';
import { formatRate } from '../figures/format-rate';
import { Panel } from './panel';
import { PanelNote } from './panel-note';
import type { ServicePageView } from './use-service-page';

/** Its versions side by side, newest first, and the way to compare any two of them. */
export function VersionsPanel({ view, data }: { view: ServicePageView; data: ServiceDetailResponse }) {
  const format = useTimeFormat();
  const { versions, read, of } = data.deployments;
  const { from, to, before, after } = view.state;
  const named = versions.flatMap(({ version }) => (version === null ? [] : [version]));
  const newer = after !== null && named.includes(after) ? after : named[0];
  const older =
    before !== null && named.includes(before) ? before : named.find((version) => version !== newer);
  const choose = (version: string, side: 'before' | 'after') => void view.setState({ [side]: version });
  return (
    <Panel
      title="Deployments"
      note={
        read < of
          ? `read from ${formatCount(read)} of ${formatCount(of)} spans, scaled up`
          : 'by service.version'
      }
      actions={
        newer !== undefined && older !== undefined && newer !== older ? (
          <Button asChild size="sm" className="h-6">
            <Link
              href={compareUrl({ mode: 'releases', service: view.service, va: older, vb: newer, from, to })}
            >
              <GitCompareArrows aria-hidden /> Compare {older} with {newer}
            </Link>
          </Button>
        ) : null
      }
    >
      {versions.length === 0 ? (
        <PanelNote>
          {data.late.includes('deployments')
            ? 'Reading them took too long. Choose a shorter time.'
            : 'No span of it is stored in this time.'}
        </PanelNote>
      ) : (
        <div className="max-h-72 overflow-auto">
          <table className="w-full text-xs">
            <thead className="sticky top-0 bg-surface text-muted">
              <tr className="h-7 [&>th]:px-2 [&>th]:font-normal">
                <th className="pl-3! text-left">Version</th>
                <th className="text-left max-md:hidden">Seen</th>
                <th className="text-right">Rate</th>
                <th className="text-right">Errors</th>
                <th className="text-right max-md:hidden">P50</th>
                <th className="text-right">P95</th>
                {named.length > 1 ? <th className="pr-3! text-right">Compare</th> : null}
              </tr>
            </thead>
            <tbody>
              {versions.map((one) => (
                <tr key={one.version ?? ''} className="h-8 border-line/60 border-t [&>td]:px-2">
                  <td className="max-w-40 pl-3!">
                    <span className="flex items-center gap-2">
                      <span className="truncate font-medium" title={one.version ?? undefined}>
                        {one.version ?? <span className="text-faint italic">none named</span>}
                      </span>
                      {one.before ? null : <Badge tone="accent">new</Badge>}
                    </span>
                  </td>
                  <td className="whitespace-nowrap text-muted max-md:hidden">
                    {one.before ? 'before' : format.time(one.firstSeen, 's')} –{' '}
                    {format.time(one.lastSeen, 's')}
                  </td>
                  <td className="text-right">{formatRate(one.perSecond)}</td>
                  <td className="text-right">
                    <ErrorRate count={one.count} errors={one.errors} />
                  </td>
                  <td className="text-right max-md:hidden">{formatMs(one.p50Ms)}</td>
                  <td className="text-right font-medium">{formatMs(one.p95Ms)}</td>
                  {named.length > 1 ? (
                    <td className="pr-3! text-right">
                      {one.version === null ? null : (
                        <fieldset className="inline-flex gap-1" aria-label={`Compare ${one.version}`}>
                          {(['before', 'after'] as const).map((side) => (
                            <button
                              key={side}
                              type="button"
                              aria-pressed={one.version === (side === 'before' ? older : newer)}
                              onClick={() => choose(one.version ?? '', side)}
                              className="h-5 rounded-sm px-1.5 text-2xs text-muted hover:text-text aria-pressed:bg-selected aria-pressed:text-text"
                            >
                              {side}
                            </button>
                          ))}
                        </fieldset>
                      )}
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
