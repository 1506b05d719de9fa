import { useEffect, useRef } from 'react';
import { cleanLine } from '@/components/ui/clean-text';
import { cn } from '@/components/ui/cn';
import { HighlightedText } from '@/components/ui/highlighted-text';
import { ServiceDot } from '@/components/ui/service-dot';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { Log } from '@/lib/contracts/log';
import { useLogsActions } from './logs-actions';

interface AroundLineProps {
  line: Log;
  current: boolean;
  /** Set where lines of several services stand together. */
  showService: boolean;
  pattern: RegExp | null;
}

/** One line of the surroundings; a click opens it in turn. */
export function AroundLine({ line, current, showService, pattern }: AroundLineProps) {
  const actions = useLogsActions();
  const format = useTimeFormat();
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current && ref.current) centreInPanel(ref.current);
  }, [current]);
  return (
    <li ref={ref}>
      <button
        type="button"
        aria-current={current ? 'true' : undefined}
        title={`${line.time} ${line.service}`}
        className={cn(
          'grid w-full grid-cols-[auto_auto_1fr] items-center gap-2 border-l-2 border-l-transparent pr-3 pl-2.5 text-left text-xs leading-6 hover:bg-hover',
          current && 'border-l-accent bg-selected',
        )}
        onClick={() => actions.openLog(line.id)}
      >
        <span className="font-mono text-muted">{format.time(line.time)}</span>
        <SeverityBadge severity={line.severity} text={line.severityText} />
        <span className="flex min-w-0 items-center gap-1.5">
          {showService ? (
            <>
              <ServiceDot service={line.service} />
              <span className="sr-only">{line.service}</span>
            </>
          ) : null}
          <bdi className="truncate">
            <HighlightedText text={cleanLine(line.body, 300)} pattern={pattern} />
          </bdi>
        </span>
      </button>
    </li>
  );
}

/** Scrolls the panel alone: scrollIntoView moves the clipped page around it too. */
function centreInPanel(line: HTMLElement): void {
  const panel = line.closest('[role=tabpanel]');
  if (!panel) return;
  const box = panel.getBoundingClientRect();
  const at = line.getBoundingClientRect();
  panel.scrollTop += at.top - box.top - (box.height - at.height) / 2;
}
