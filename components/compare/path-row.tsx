import Link from 'next/link';
import { formatCount, formatShare } from '@/components/charts/format-count';
import { serviceColor } from '@/components/ui/service-color';
import { ServiceName } from '@/components/ui/service-name';
import type { CriticalPathResponse } from '@/lib/contracts/trace-critical-path';
import { formatDuration } from '@/lib/time/format-duration';
import { traceUrl } from '@/lib/url/trace';

export type PathGroup = keyof CriticalPathResponse['groups'];

interface PathRowProps {
  row: CriticalPathResponse['operations'][number];
  group: PathGroup;
  /** The greatest share, which fills the bar. */
  most: number;
}

/** One operation: how much of the path it holds in the chosen calls, with a mark where it is in the typical ones. */
export function PathRow({ row, group, most }: PathRowProps) {
  const { service, operation, typical, slowest } = row;
  const width = (share: number) => `${most === 0 ? 0 : (share / most) * 100}%`;
  return (
    <tr className="border-b hover:bg-hover">
      <th scope="row" className="w-full max-w-0 px-3 py-1.5 text-left font-normal md:min-w-52">
        {/* What does not fit behind the service gets a line of its own. */}
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <ServiceName service={service} className="max-w-44 shrink-0 font-medium" />
          <span className="min-w-0 max-w-full truncate text-muted" title={operation}>
            {operation}
          </span>
        </span>
      </th>
      <td className="px-3 py-1.5 max-md:px-1.5">
        <span className="flex items-center gap-2 max-md:w-24 md:w-40 @4xl:w-52">
          <span aria-hidden="true" className="relative h-2 min-w-0 flex-1 rounded-sm bg-line/50">
            <span
              className="block h-full min-w-0.5 rounded-sm"
              style={{ width: width(row[group].share), background: serviceColor(service) }}
            />
            {group === 'typical' ? null : (
              <span
                className="absolute -inset-y-0.5 w-0.5 bg-text"
                style={{ left: width(typical.share) }}
                title={`Typical: ${formatShare(typical.share)}`}
              />
            )}
          </span>
          <span className="w-10 shrink-0 text-right text-xs">{formatShare(row[group].share)}</span>
        </span>
      </td>
      <td className="whitespace-nowrap px-3 py-1.5 text-right text-muted text-xs max-md:hidden">
        {formatDuration(typical.meanNs)}
      </td>
      <td className="whitespace-nowrap px-3 py-1.5 text-right font-medium text-xs max-md:px-1.5">
        {formatDuration(slowest.meanNs)}
      </td>
      <td className="px-3 py-1.5 text-right text-muted text-xs @max-3xl:hidden">{formatCount(row.traces)}</td>
      <td className="whitespace-nowrap px-3 py-1.5 text-xs max-md:hidden">
        {row.examples.map(({ traceId, spanId, pathNs }) => (
          <Link
            key={traceId}
            href={traceUrl(traceId, { span: spanId })}
            prefetch={false}
            title={`Trace ${traceId}: ${formatDuration(pathNs)} on its critical path`}
            aria-label={`Example trace with ${formatDuration(pathNs)} in ${operation}`}
            className="mr-2.5 text-accent-text hover:underline"
          >
            {formatDuration(pathNs)}
          </Link>
        ))}
      </td>
    </tr>
  );
}
