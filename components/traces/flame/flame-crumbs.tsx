import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { ServiceDot } from '@/components/ui/service-dot';
import type { FlameFrame } from '@/lib/trace/flame-frame';

const SHOWN = 4;

interface FlameCrumbsProps {
  /** From the top down to the frame that is zoomed to. */
  path: readonly FlameFrame[];
  onFocus: (frame: FlameFrame | null) => void;
}

/** Where the zoom is: each step leads back up to it. */
export function FlameCrumbs({ path, onFocus }: FlameCrumbsProps) {
  const cut = path.length > SHOWN ? path.length - SHOWN : 0;
  return (
    <nav aria-label="Zoomed to" className="flex min-w-0 flex-wrap items-center gap-1">
      <button
        type="button"
        className="rounded-sm px-1 text-muted hover:text-text aria-disabled:text-text"
        aria-disabled={path.length === 0}
        onClick={() => onFocus(null)}
      >
        Whole trace
      </button>
      {cut > 0 ? (
        <>
          <ChevronRight aria-hidden className="size-3 text-faint" />
          <button
            type="button"
            className="px-1 text-muted hover:text-text"
            title={`${cut} frames between`}
            aria-label={`${cut} frames between: zoom to the last of them`}
            onClick={() => onFocus(path[cut - 1] ?? null)}
          >
            …
          </button>
        </>
      ) : null}
      {path.slice(cut).map((frame, i, shown) => (
        <Fragment key={frame.index}>
          <ChevronRight aria-hidden className="size-3 text-faint" />
          <button
            type="button"
            title={`${frame.service} ${frame.name}`}
            aria-current={i === shown.length - 1 ? 'true' : undefined}
            className="flex min-w-0 items-center gap-1 rounded-sm px-1 text-muted hover:text-text aria-[current=true]:text-text"
            onClick={() => onFocus(frame)}
          >
            <ServiceDot service={frame.service} />
            <span className="max-w-56 truncate">{frame.name === '' ? 'no name' : frame.name}</span>
          </button>
        </Fragment>
      ))}
    </nav>
  );
}
