import Link from 'next/link';
import { formatCount } from '@/components/charts/format-count';
import type { CompareOperation } from '@/lib/contracts/trace-compare';
import { formatDuration } from '@/lib/time/format-duration';
import { compareUrl } from '@/lib/url/compare';
import { traceUrl } from '@/lib/url/trace';
import { certaintyText, changeText, FIGURE_NAMES, FIGURES, figureText } from './describe-change';
import { DistributionChart } from './distribution-chart';
import { SideMark } from './sides-summary';

const WHY = { median: 'median', p95: 'near P95', error: 'failed' } as const;

/** What an opened row holds: both distributions, every figure with how sure it is, messages, and traces of each side. */
export function OperationDetail({ row, names }: { row: CompareOperation; names: { a: string; b: string } }) {
  return (
    <div className="grid gap-x-8 gap-y-4 px-3 py-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <DistributionChart durations={row.durations} names={names} />
      <dl className="grid content-start gap-y-1 text-xs">
        {FIGURES.map((figure) => (
          <div key={figure} className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3">
            <dt className="text-muted">{FIGURE_NAMES[figure]}</dt>
            <dd>
              {figureText(figure, row.baseline)} → {figureText(figure, row.candidate)}{' '}
              <span className="font-medium">{changeText(figure, row.changes[figure].change)}</span>
              <span className="block text-faint">{certaintyText(figure, row.changes[figure])}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Examples row={row} names={names} />
      {row.messages.length > 0 ? <Messages row={row} names={names} /> : null}
    </div>
  );
}

function Examples({ row, names }: { row: CompareOperation; names: { a: string; b: string } }) {
  const { baseline, candidate } = row.examples;
  const pair = (['error', 'p95', 'median'] as const).flatMap((why) => {
    const [a, b] = [baseline, candidate].map((side) => side.find((one) => one.why === why));
    return a && b ? [{ a: a.traceId, b: b.traceId, why }] : [];
  });
  return (
    <section aria-label="Example traces" className="text-xs">
      <h3 className="mb-1 font-medium">Example traces</h3>
      {(['baseline', 'candidate'] as const).map((side) => (
        <p key={side} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          <span className="flex w-24 min-w-0 items-center gap-1.5 text-muted">
            <SideMark side={side} />
            <span className="truncate">{side === 'baseline' ? names.a : names.b}</span>
          </span>
          {row.examples[side].length === 0 ? <span className="text-faint">none</span> : null}
          {row.examples[side].map(({ traceId, spanId, durationNs, why }) => (
            <Link
              key={why}
              href={traceUrl(traceId, { span: spanId })}
              prefetch={false}
              className="text-accent-text hover:underline"
            >
              {formatDuration(durationNs)} <span className="text-muted">{WHY[why]}</span>
            </Link>
          ))}
        </p>
      ))}
      {pair.length > 0 ? (
        <p className="mt-1 flex flex-wrap gap-x-3">
          {pair.map(({ a, b, why }) => (
            <Link
              key={why}
              href={compareUrl({ a, b })}
              prefetch={false}
              className="text-accent-text hover:underline"
            >
              Compare the {why === 'error' ? 'failed' : why === 'p95' ? 'P95' : 'median'} ones
            </Link>
          ))}
        </p>
      ) : null}
    </section>
  );
}

function Messages({ row, names }: { row: CompareOperation; names: { a: string; b: string } }) {
  return (
    <section aria-label="Error messages" className="min-w-0 text-xs">
      <table className="w-full">
        <thead className="text-left text-muted">
          <tr>
            <th className="font-medium text-text">Error messages</th>
            <th className="px-2 text-right font-medium">{names.a}</th>
            <th className="px-2 text-right font-medium">{names.b}</th>
          </tr>
        </thead>
        <tbody>
          {row.messages.map(({ message, baseline, candidate }) => (
            <tr key={message} className="border-t">
              <td className="py-0.5 font-mono text-2xs [overflow-wrap:anywhere]">{message}</td>
              <td className="px-2 text-right align-top">{formatCount(baseline)}</td>
              <td className="px-2 text-right align-top">{formatCount(candidate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
