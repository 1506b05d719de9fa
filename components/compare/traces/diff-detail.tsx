import { X } from 'lucide-react';
import Link from 'next/link';
import { formatCount } from '@/components/charts/format-count';
import { IconButton } from '@/components/ui/icon-button';
import { ServiceName } from '@/components/ui/service-name';
import { formatDuration } from '@/lib/time/format-duration';
import type { DiffRow, DiffSide } from '@/lib/trace/trace-diff';
import { traceUrl } from '@/lib/url/trace';
import { SideMark } from '../cohorts/sides-summary';
import { describeRow, signedDuration } from './diff-text';
import type { SideTrace } from './use-diff';

interface DiffDetailProps {
  row: DiffRow;
  a: SideTrace;
  b: SideTrace;
  onClose: () => void;
}

const FIGURES = [
  ['Duration', 'durationNs'],
  ['Self time', 'selfNs'],
  ['On the path', 'pathNs'],
] as const;

/** The chosen row in figures, with the way to its spans in both timelines. */
export function DiffDetail({ row, a, b, onClose }: DiffDetailProps) {
  return (
    <section
      aria-label="Chosen operation"
      className="shrink-0 border-t bg-surface px-3 py-2 text-xs max-md:sticky max-md:bottom-0 max-md:z-20"
    >
      <div className="flex min-w-0 items-center gap-2">
        <ServiceName service={row.service} className="shrink-0 font-medium text-sm" />
        <span className="truncate text-muted text-sm">{row.operation}</span>
        <span className="shrink-0 text-muted max-sm:hidden">{describeRow(row)}</span>
        <span className="ml-auto">
          <IconButton label="Close" size="sm" onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        </span>
      </div>
      <table className="mt-1 w-full max-w-3xl whitespace-nowrap text-right max-sm:text-2xs">
        <thead className="text-muted">
          <tr>
            <th className="w-20 text-left font-medium">
              <span className="sr-only">Trace</span>
            </th>
            <th className="px-2 font-medium">Spans</th>
            {FIGURES.map(([name, key]) => (
              <th
                key={name}
                className={key === 'selfNs' ? 'px-2 font-medium max-sm:hidden' : 'px-2 font-medium'}
                title={key === 'pathNs' ? 'On the critical path' : undefined}
              >
                {name}
              </th>
            ))}
            <th className="px-2 font-medium">Errors</th>
            <th className="px-2 font-medium">
              <span className="sr-only">Links</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <SideRow side="baseline" of={row.a} trace={a} />
          <SideRow side="candidate" of={row.b} trace={b} />
          {row.a && row.b ? (
            <tr className="border-t font-medium">
              <td className="py-0.5 text-left text-muted">B − A</td>
              <td className="px-2">{row.b.count - row.a.count}</td>
              {FIGURES.map(([name, key]) => (
                <td key={name} className={key === 'selfNs' ? 'px-2 max-sm:hidden' : 'px-2'}>
                  {signedDuration((row.b?.[key] ?? 0) - (row.a?.[key] ?? 0))}
                </td>
              ))}
              <td className="px-2">{row.b.errors - row.a.errors}</td>
              <td />
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

function SideRow({
  side,
  of,
  trace,
}: {
  side: 'baseline' | 'candidate';
  of: DiffSide | null;
  trace: SideTrace;
}) {
  const name = side === 'baseline' ? 'A' : 'B';
  const node = of ? trace.model?.nodes[trace.model.byKey.get(of.key) ?? -1] : undefined;
  return (
    <tr>
      <td className="py-0.5 text-left">
        <span className="flex items-center gap-1.5">
          <SideMark side={side} /> {name}
        </span>
      </td>
      <td className="px-2">{formatCount(of?.count ?? 0)}</td>
      {FIGURES.map(([label, key]) => (
        <td key={label} className={key === 'selfNs' ? 'px-2 max-sm:hidden' : 'px-2'}>
          {of ? formatDuration(of[key]) : '–'}
        </td>
      ))}
      <td className="px-2">{of ? formatCount(of.errors) : '–'}</td>
      <td className="whitespace-nowrap px-2">
        {of && node ? (
          <Link
            href={traceUrl(trace.traceId, { span: node.span.spanId })}
            prefetch={false}
            className="text-accent-text hover:underline"
          >
            {of.count > 1 ? 'Longest in timeline' : 'In timeline'}
            <span className="sr-only"> of {name}</span>
          </Link>
        ) : null}
      </td>
    </tr>
  );
}
