import Link from 'next/link';
import { ServiceName } from '@/components/ui/service-name';
import type { ServiceDetailResponse } from '@/lib/contracts/service-detail';
import { serviceUrl } from '@/lib/url/services';
import { ErrorRate } from '../figures/error-rate';
import { formatMs } from '../figures/format-ms';
import { formatRate } from '../figures/format-rate';
import { EDGE_KINDS } from '../map/edge-look';
import { NodeSign } from '../map/node-sign';
import { edgeTracesUrl } from '../service-links';
import { Panel } from './panel';
import { PanelNote } from './panel-note';
import type { ServicePageView } from './use-service-page';

interface NeighboursPanelProps {
  view: ServicePageView;
  side: 'upstream' | 'downstream';
  neighbours: ServiceDetailResponse['upstream'];
}

const TEXTS = {
  upstream: { title: 'Called by', none: 'No other service called it in this time.' },
  downstream: { title: 'Calls', none: 'It called no other service in this time.' },
} as const;

/** The services at one side, with the figures of the calls; each leads to its page and to the traces of the calls. */
export function NeighboursPanel({ view, side, neighbours }: NeighboursPanelProps) {
  const { service, state } = view;
  const range = { from: state.from, to: state.to };
  const { title, none } = TEXTS[side];
  return (
    <Panel title={title} note={neighbours.length > 0 ? neighbours.length : null}>
      {neighbours.length === 0 ? (
        <PanelNote>{none}</PanelNote>
      ) : (
        <div className="max-h-72 overflow-auto">
          <table className="w-full table-fixed text-xs">
            <thead className="sticky top-0 z-10 bg-surface text-muted">
              <tr className="h-7 [&>th]:font-normal">
                <th className="px-3 text-left">Service</th>
                <th className="w-18 text-right max-md:w-15">Rate</th>
                <th className="w-18 text-right max-md:w-14">Errors</th>
                <th className="w-18 text-right max-md:w-15">P95</th>
                <th className="w-16 pr-3 text-right max-md:w-15">
                  <span className="sr-only">Traces</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {neighbours.map((one) => {
                const peer = one.kind === 'database';
                const edge =
                  side === 'upstream'
                    ? { caller: one.service, callee: service, kind: one.kind, peer: 'caller' as const }
                    : { caller: service, callee: one.service, kind: one.kind, peer: 'callee' as const };
                return (
                  <tr
                    key={`${one.kind} ${one.service}`}
                    className="h-7 border-line/60 border-t hover:bg-hover"
                  >
                    <td className="px-3">
                      <span className="flex min-w-0 items-center gap-2">
                        {peer ? (
                          <span className="flex min-w-0 items-center gap-1.5" title={one.service}>
                            <svg
                              aria-hidden="true"
                              width={10}
                              height={12}
                              viewBox="-5 -6 10 12"
                              className="shrink-0"
                            >
                              <NodeSign node={{ type: 'peer', label: one.service }} />
                            </svg>
                            <span className="truncate">{one.service}</span>
                          </span>
                        ) : (
                          <Link
                            href={serviceUrl(one.service, range)}
                            prefetch={false}
                            className="min-w-0 rounded-sm hover:underline"
                          >
                            <ServiceName service={one.service} className="max-w-full" />
                          </Link>
                        )}
                        {one.kind === 'call' || peer ? null : (
                          <span className="shrink-0 text-2xs text-faint">{EDGE_KINDS[one.kind].label}</span>
                        )}
                      </span>
                    </td>
                    <td className="text-right font-medium">{formatRate(one.perSecond)}</td>
                    <td className="text-right">
                      <ErrorRate count={one.count} errors={one.errors} />
                    </td>
                    <td className="text-right">{formatMs(one.p95Ms)}</td>
                    <td className="pr-3 text-right">
                      <Link
                        href={edgeTracesUrl(edge, range)}
                        prefetch={false}
                        aria-label={`Traces with calls ${side === 'upstream' ? 'from' : 'to'} ${one.service}`}
                        className="rounded-sm text-accent-text hover:underline"
                      >
                        Traces
                      </Link>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
