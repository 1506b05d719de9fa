import { GitCompareArrows } from 'lucide-react';
import Link from 'next/link';
import { IconButton } from '@/components/ui/icon-button';
import { withBoxDurations } from '@/lib/query/trace/with-box-durations';
import { compareUrl } from '@/lib/url/compare';
import type { TracesState } from '@/lib/url/traces';
import { tracesQuestion } from '@/lib/url/traces-question';

/** The way to a comparison of cohorts that begins with this search; with a box, the box against the whole. */
export function CompareLink({ state }: { state: TracesState }) {
  const { from, to, box } = state;
  const q = tracesQuestion(state);
  const href =
    box === null
      ? compareUrl({ mode: q === '' ? 'releases' : 'queries', qa: q, from, to })
      : compareUrl({ mode: 'queries', qa: withBoxDurations(q, box), qb: q, from, to });
  return (
    <IconButton asChild size="sm" label="Compare cohorts" tooltip={null}>
      <Link
        href={href}
        prefetch={false}
        title="Compare these traces with others: queries, releases, before and after"
      >
        <GitCompareArrows aria-hidden />
      </Link>
    </IconButton>
  );
}
