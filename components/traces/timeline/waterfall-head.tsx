'use client';

// biome-ignore-start lint/a11y/useSemanticElements: virtual rows are laid out by hand, which table elements do not allow
// biome-ignore-start lint/a11y/useFocusableInteractive: the treegrid holds the focus and names the active row
import type { TraceView } from '../page/use-trace-view';
import { Ruler } from './ruler';

export const HEAD_PX = 28;

/** Column heads and ruler; they stay on top while the rows scroll. */
export function WaterfallHead({ state, width }: { state: TraceView; width: number }) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 flex border-line border-b bg-surface text-xs"
      style={{ height: HEAD_PX }}
    >
      <div
        role="columnheader"
        className="flex w-(--name-col) shrink-0 items-center border-line border-r px-3 text-muted"
      >
        <span className="truncate">Service and operation</span>
      </div>
      <div
        role="columnheader"
        aria-label="Time after the start"
        className="relative min-w-0 flex-1 overflow-hidden"
      >
        <Ruler state={state} width={width} />
      </div>
    </div>
  );
}
// biome-ignore-end lint/a11y/useSemanticElements: -
// biome-ignore-end lint/a11y/useFocusableInteractive: -
