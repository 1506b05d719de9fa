import { ChartColumn, Table2 } from 'lucide-react';
import { useState } from 'react';
import { useLogsActions } from '@/components/logs/logs-actions';
import { IconButton } from '@/components/ui/icon-button';
import type { NumberStats } from '@/lib/contracts/log-stats';
import { appendClause } from '@/lib/query/clauses';
import { completedField } from '@/lib/query/complete';
import { formatValue } from './format-value';
import { NumberHistogram } from './number-histogram';
import { NumberTable } from './number-table';

const FIGURES = [
  ['Min', 'min'],
  ['P50', 'p50'],
  ['P95', 'p95'],
  ['P99', 'p99'],
  ['Max', 'max'],
] as const;

/** Quantiles and distribution of the numbers of a field. */
export function NumberSection({
  field,
  query,
  stats,
  estimated,
}: {
  field: string;
  query: string;
  stats: NumberStats;
  estimated: boolean;
}) {
  const actions = useLogsActions();
  const [asTable, setAsTable] = useState(false);
  const about = estimated ? '≈ ' : '';
  const last = stats.buckets.at(-1);
  const search = (bucket: NumberStats['buckets'][number]) => {
    // The last one has its end in it.
    const end = bucket === last ? ']' : '}';
    actions.setQuery(appendClause(query, `${completedField(field)}[${bucket.from} TO ${bucket.to}${end}`));
  };
  return (
    <section aria-label="Distribution of its numbers" className="flex flex-col gap-2">
      <dl className="grid grid-cols-5 gap-1">
        {FIGURES.map(([name, key]) => (
          <div key={key} className="min-w-0">
            <dt className="text-2xs text-muted">
              {estimated ? '≈ ' : ''}
              {name}
            </dt>
            <dd className="truncate font-medium text-sm" title={String(stats[key])}>
              {formatValue(stats[key])}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          {asTable ? (
            <NumberTable stats={stats} about={about} onBucket={search} />
          ) : (
            <NumberHistogram field={field} stats={stats} about={about} onBucket={search} />
          )}
        </div>
        <IconButton
          label={asTable ? 'Show the distribution as a chart' : 'Show the distribution as a table'}
          size="sm"
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartColumn aria-hidden /> : <Table2 aria-hidden />}
        </IconButton>
      </div>
    </section>
  );
}
