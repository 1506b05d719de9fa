import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import type { CountingState } from './counting-state';

interface RefineControlsProps {
  counting: CountingState;
  /** What goes on meanwhile, what the button that ends it is called, and what begins it again. */
  labels: { running: string; stop: string; start: string };
  /** Height and padding of the buttons. */
  buttonClass: string;
}

/** Beside an estimate: the exact figures are on their way and can be stopped, or can be asked for again. */
export function RefineControls({ counting, labels, buttonClass }: RefineControlsProps) {
  if (counting.kind === 'counting') {
    return (
      <span className="inline-flex items-baseline text-muted">
        <span className="animate-breathe">{labels.running}</span>
        <Button
          size="sm"
          variant="ghost"
          className={buttonClass}
          aria-label={labels.stop}
          onClick={counting.cancel}
        >
          Stop
        </Button>
      </span>
    );
  }
  if (counting.kind === 'done') return null;
  return (
    <Tooltip content={counting.reason}>
      <Button size="sm" variant="ghost" className={buttonClass} onClick={counting.retry}>
        {labels.start}
        <span className="sr-only">. {counting.reason}</span>
      </Button>
    </Tooltip>
  );
}
