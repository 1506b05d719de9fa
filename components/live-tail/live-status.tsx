import { Pause, Play } from 'lucide-react';
import { formatCount } from '@/components/charts/format-count';
import { useShortcuts } from '@/components/shell/shortcuts';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { KEPT_LINES } from './live-lines';
import type { LiveTail } from './use-live-tail';

const SHORTCUTS = [{ keys: 'p', label: 'Pause new lines, or let them in', group: 'Logs' }] as const;
const HELD = { asked: 'Paused', scrolled: 'Paused while you scroll', reading: 'Paused while you read' };

/** The line over a live list: whether it is connected, how much comes, what waits and what is missing. */
export function LiveStatus({ live }: { live: LiveTail }) {
  const toggle = () => (live.held ? live.resume() : live.hold('asked', true));
  useShortcuts(SHORTCUTS, toggle);
  const { tone, text } = describePhase(live);
  const notes = missing(live);
  return (
    <div className="flex h-8 shrink-0 items-center gap-3 border-b bg-surface px-3 text-xs">
      <span role="status" className="flex min-w-0 items-center gap-2 whitespace-nowrap text-text">
        <span aria-hidden className={cn('size-2 shrink-0 rounded-full', tone)} />
        <span className="truncate">{text}</span>
      </span>
      <span className="whitespace-nowrap text-muted tabular-nums">{formatRate(live.perSecond)}</span>
      {live.waiting > 0 ? (
        <span className="whitespace-nowrap text-muted tabular-nums">{formatCount(live.waiting)} waiting</span>
      ) : null}
      <span className="min-w-0 truncate text-sev-warn-text" title={notes}>
        {notes}
      </span>
      <Button size="sm" variant="ghost" className="ml-auto h-6" onClick={toggle}>
        {live.held ? <Play aria-hidden /> : <Pause aria-hidden />}
        {live.held ? 'Resume' : 'Pause'}
      </Button>
    </div>
  );
}

function describePhase({ phase, held }: LiveTail): { tone: string; text: string } {
  switch (phase?.kind) {
    case 'open':
      return held ? { tone: 'bg-sev-warn', text: HELD[held] } : { tone: 'bg-ok', text: 'Live' };
    case 'trouble':
    case 'failed':
      return { tone: 'bg-danger', text: phase.message };
    case 'reconnecting':
      return { tone: 'bg-sev-warn', text: `${phase.message} Reconnecting …` };
    case 'asleep':
      return { tone: 'bg-faint', text: 'Asleep' };
    default:
      return { tone: 'animate-breathe bg-faint', text: 'Connecting …' };
  }
}

/** What is not in the list although it matches; nothing is left out in silence. */
function missing({ skipped, unread, lost, trimmed }: LiveTail): string {
  return [
    skipped > 0 ? `${formatCount(skipped)} skipped: more match than can be shown` : '',
    unread > 0 ? `${formatCount(unread)} late lines not looked through` : '',
    lost > 0 ? `only the newest ${formatCount(KEPT_LINES)} of those waiting are kept` : '',
    trimmed ? `the list keeps the newest ${formatCount(KEPT_LINES)} lines` : '',
  ]
    .filter((note) => note !== '')
    .join(' · ');
}

function formatRate(perSecond: number): string {
  const digits = perSecond > 0 && perSecond < 10 ? 1 : 0;
  return `${perSecond.toLocaleString('en-US', { maximumFractionDigits: digits })}/s`;
}
