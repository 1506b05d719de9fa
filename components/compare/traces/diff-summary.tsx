import { formatCount } from '@/components/charts/format-count';
import { ServiceDot } from '@/components/ui/service-dot';
import { formatDuration } from '@/lib/time/format-duration';
import type { Contribution } from '@/lib/trace/explain-difference';
import type { DiffMark, TraceDiff } from '@/lib/trace/trace-diff';
import type { CompareView } from '../use-compare-view';
import { MARK_TEXTS, signedDuration } from './diff-text';
import type { SideTrace } from './use-diff';

const SHOWN = 5;
const MARKS: readonly DiffMark[] = ['slower', 'faster', 'added', 'missing', 'count', 'errors'];

interface DiffSummaryProps {
  diff: TraceDiff;
  why: readonly Contribution[];
  view: CompareView;
  a: SideTrace;
  b: SideTrace;
}

/** First what explains the difference: how much longer, because of which operations, and what else is not the same. */
export function DiffSummary({ diff, why, view, a, b }: DiffSummaryProps) {
  const changeNs = (b.model?.durationNs ?? 0) - (a.model?.durationNs ?? 0);
  const share = a.model && a.model.durationNs > 0 ? Math.abs(changeNs) / a.model.durationNs : null;
  const marked = MARKS.filter((mark) => diff.counts[mark] > 0);
  const shown = why.slice(0, SHOWN);
  const most = Math.max(1, ...shown.map((one) => Math.abs(one.changeNs)));
  return (
    <section aria-label="What explains the difference" className="shrink-0 border-y px-3 py-2">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 className="font-semibold text-base" aria-live="polite">
          {changeNs === 0
            ? 'Both took equally long'
            : `B took ${formatDuration(Math.abs(changeNs))} ${changeNs > 0 ? 'longer' : 'less'}`}
          {share !== null && changeNs !== 0 ? (
            <span className="ml-1.5 font-normal text-muted text-sm">
              {changeNs > 0 ? '+' : '−'}
              {Math.round(share * 100)} %
            </span>
          ) : null}
        </h2>
        <ul className="flex flex-wrap gap-x-3 text-xs">
          {marked.length === 0 ? <li className="text-muted">Nothing differs noticeably</li> : null}
          {marked.map((mark) => (
            <li key={mark} className="text-muted">
              <span className="font-medium text-text">{formatCount(diff.counts[mark])}</span>{' '}
              {MARK_TEXTS[mark]}
            </li>
          ))}
        </ul>
      </div>
      {shown.length > 0 ? (
        <ul className="mt-1.5 grid gap-x-6 gap-y-0.5 xl:grid-cols-2">
          {shown.map(({ row, rows, changeNs: own }) => (
            <li key={row.index}>
              <button
                type="button"
                className="flex w-full min-w-0 items-center gap-2 rounded-sm px-1 py-0.5 text-left text-xs hover:bg-hover"
                onClick={() => view.look({ row: String(row.index), find: '', closed: [] })}
              >
                <ServiceDot service={row.service} />
                <span className="shrink-0 font-medium">{row.service}</span>
                <span className="min-w-0 flex-1 truncate text-muted">
                  {row.operation}
                  {rows > 1 ? ` in ${formatCount(rows)} places` : ''}
                </span>
                <span aria-hidden="true" className="h-1.5 w-24 shrink-0 rounded-sm bg-line/50 max-sm:w-12">
                  <span
                    className={`block h-full rounded-sm ${own > 0 ? 'bg-danger' : 'bg-ok'}`}
                    style={{ width: `${(Math.abs(own) / most) * 100}%` }}
                  />
                </span>
                <span className="w-16 shrink-0 text-right">{signedDuration(own)}</span>
              </button>
            </li>
          ))}
          <li className="px-1 pt-0.5 text-faint text-xs">
            On the critical path; over all operations this sums to the difference
            {why.length > SHOWN ? `, ${formatCount(why.length - SHOWN)} more have a part` : ''}.
          </li>
        </ul>
      ) : null}
    </section>
  );
}
