import type { CountingState } from '@/components/charts/counting-state';
import { formatCount } from '@/components/charts/format-count';
import { RefineControls } from '@/components/charts/refine-controls';
import { Select } from '@/components/ui/select';
import { Tooltip } from '@/components/ui/tooltip';
import type { LogPatternsResponse } from '@/lib/contracts/log-patterns';
import { PATTERN_ORDERS, type PatternOrder } from './sort-patterns';

const LABELS: Record<PatternOrder, string> = {
  count: 'Most lines',
  severity: 'Worst severity',
  newest: 'Seen last',
  new: 'New in this period',
};
const OPTIONS = PATTERN_ORDERS.map((value) => ({ value, label: LABELS[value] }));

/** How many patterns, from how many lines they were made, and their order. */
export function PatternsSummary({
  data,
  counting,
  order,
  onOrder,
}: {
  data: LogPatternsResponse;
  counting: CountingState;
  order: PatternOrder;
  onOrder: (order: PatternOrder) => void;
}) {
  const count = data.patterns.length + data.rest.patterns;
  const fresh = data.patterns.filter(({ isNew }) => isNew).length;
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line/60 border-b px-3 py-1 text-muted text-xs">
      <span className="font-medium text-text" aria-live="polite">
        {formatCount(count)} {count === 1 ? 'pattern' : 'patterns'}
      </span>
      {fresh > 0 ? <span>{formatCount(fresh)} new in this period</span> : null}
      {data.estimate === null ? (
        <span>of {formatCount(data.read)} lines, all read</span>
      ) : (
        <Tooltip content="Counts are scaled from lines spread over the whole range; the error of each is in its tooltip. A rare pattern may be missing.">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it rests on is in the tooltip */}
          <span tabIndex={0} className="rounded-sm">
            ≈ from {formatCount(data.read)} of {formatCount(data.total)} lines
          </span>
        </Tooltip>
      )}
      <RefineControls
        counting={counting}
        labels={{ running: 'reading all', stop: 'Stop reading all lines', start: 'Read all lines' }}
        buttonClass="h-6 px-1.5"
      />
      <Select
        label="Order of the patterns"
        prefix="Order"
        size="sm"
        value={order}
        options={OPTIONS}
        onChange={onOrder}
        className="ml-auto"
      />
    </div>
  );
}
