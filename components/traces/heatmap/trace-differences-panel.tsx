'use client';

import { X } from 'lucide-react';
import { formatCount } from '@/components/charts/format-count';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeZone } from '@/components/ui/time-zone';
import type { TraceBox } from '@/lib/contracts/trace-box';
import type { TraceDifferencesResponse } from '@/lib/contracts/trace-differences';
import type { TraceSearchInput } from '../search/trace-search-input';
import { boxText } from './cell-text';
import { TraceDifferenceRow } from './trace-difference-row';
import { useTraceDifferences } from './use-trace-differences';

interface TraceDifferencesPanelProps {
  input: TraceSearchInput | null;
  box: TraceBox;
  onFilter: (condition: string, exclude: boolean) => void;
  /** Asks for all traces of the time, so that there is something to compare the box with; null: it does so already. */
  onWiden: (() => void) | null;
  onClose: () => void;
}

/** What the traces of a box have more often than all others: the shortest way from a slow patch to its cause. */
export function TraceDifferencesPanel(props: TraceDifferencesPanelProps) {
  const { input, box, onFilter, onClose } = props;
  const { zone } = useTimeZone();
  const { data, error, isPlaceholderData, isFetching, refetch } = useTraceDifferences(input, box);
  const text = boxText(box, zone);
  return (
    <>
      <header className="flex shrink-0 items-start gap-2 border-b py-1.5 pr-1.5 pl-3">
        <div className="min-w-0 flex-1">
          <h2 className="font-medium leading-6">What sets the box apart</h2>
          <p className="truncate text-muted text-xs" title={`${text.time}, ${text.duration}`}>
            {text.duration} · {text.time}
          </p>
        </div>
        <IconButton label="Close what sets the box apart" size="sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {error && !isFetching ? (
        <ErrorState title="The box could not be compared" error={error} retry={() => void refetch()} />
      ) : data ? (
        <div
          className={`flex min-h-0 flex-1 flex-col ${isPlaceholderData ? 'stale' : ''}`}
          aria-busy={isFetching}
        >
          <p className="shrink-0 border-b px-3 py-1.5 text-muted text-xs" aria-live="polite">
            {basisOf(data)}
          </p>
          <Differences data={data} onFilter={onFilter} onWiden={props.onWiden} />
        </div>
      ) : (
        <div className="flex flex-col gap-3 p-3" role="status" aria-label="Comparing the box with the rest">
          {Array.from({ length: 7 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of placeholders
            <Skeleton key={index} className="h-10" />
          ))}
        </div>
      )}
    </>
  );
}

function Differences({
  data,
  onFilter,
  onWiden,
}: Pick<TraceDifferencesPanelProps, 'onFilter' | 'onWiden'> & { data: TraceDifferencesResponse }) {
  if (data.box.traces === 0) {
    return <EmptyState title="No traces to read in the box" text="Draw it over cells with traces." />;
  }
  if (data.rest.traces === 0) {
    return (
      <EmptyState
        title="No traces outside the box"
        text="There is no rest to compare it with: draw a smaller box, look at a longer time, or ask for less."
        actions={onWiden ? <Button onClick={onWiden}>Compare with all traces of this time</Button> : null}
      />
    );
  }
  if (data.differences.length === 0) {
    return (
      <EmptyState
        title="Nothing sets it apart"
        text={`None of ${formatCount(data.compared)} values is more frequent here than chance explains. A box with more traces, or one around what is unusual, says more.`}
      />
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label="Values that differ" tabIndex={0} className="min-h-0 flex-1 overflow-auto">
      <ol>
        {data.differences.map((difference) => (
          <TraceDifferenceRow
            key={difference.condition}
            difference={difference}
            compared={{ box: data.box.traces, rest: data.rest.traces }}
            onFilter={onFilter}
          />
        ))}
      </ol>
    </section>
  );
}

/** What was compared: all traces, or samples of so many. */
function basisOf({ box, rest }: TraceDifferencesResponse): string {
  const side = ({ traces, all }: TraceDifferencesResponse['box'], where: string) =>
    `${all ? 'all' : '≈ a sample of'} ${formatCount(traces)} ${traces === 1 ? 'trace' : 'traces'} ${where}`;
  const tooLarge = box.tooLarge + rest.tooLarge;
  return [
    `Compared: ${side(box, 'in the box')}, ${side(rest, 'outside')}; ${formatCount(box.spans + rest.spans)} spans read.`,
    tooLarge === 0 ? '' : ` ${formatCount(tooLarge)} too large to read left out.`,
  ].join('');
}
