import { Tooltip } from '@/components/ui/tooltip';
import type { CountEstimate } from '@/lib/contracts/log-search';
import type { CountingState } from './counting-state';
import { formatCount, formatEstimate, formatShare } from './format-count';
import { RefineControls } from './refine-controls';

/** How many match: exact, or `≈ 1.2M ± 0.8 %` with what it rests on, until the exact count takes its place. */
export function ResultCount({
  total,
  estimate,
  counting,
}: {
  total: number;
  estimate: CountEstimate;
  counting: CountingState;
}) {
  const noun = total === 1 ? 'log' : 'logs';
  if (estimate === null) {
    return (
      <span className="font-medium text-sm text-text">
        {formatCount(total)} {noun}
      </span>
    );
  }
  const basis = `Estimated from ${formatCount(estimate.sampled)} logs spread over the whole range`;
  return (
    <>
      <Tooltip content={`${basis}; ± ${formatShare(estimate.relativeError)} with 95 % confidence.`}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it rests on is in the tooltip */}
        <span tabIndex={0} className="rounded-sm font-medium text-sm text-text">
          {total === 0 ? noneText(estimate.atMost) : `${formatEstimate(total, estimate.relativeError)} logs`}
        </span>
      </Tooltip>
      <RefineControls
        counting={counting}
        labels={{ running: 'counting', stop: 'Stop counting exactly', start: 'Count exactly' }}
        buttonClass="h-5 px-1.5"
      />
    </>
  );
}

function noneText(atMost: number | undefined): string {
  return atMost === undefined ? 'No match in the sample' : `At most ${formatCount(atMost)} logs`;
}
