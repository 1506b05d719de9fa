import { ChevronRight } from 'lucide-react';
import { formatCount, formatShare, formatShortCount } from '@/components/charts/format-count';
import { cn } from '@/components/ui/cn';
import { SEVERITY_STYLE } from '@/components/ui/severity-style';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { LogPattern } from '@/lib/contracts/log-patterns';
import { SEVERITY_CLASSES } from '@/lib/contracts/severity';
import { PatternActions, type PatternDeeds } from './pattern-actions';
import { PatternDetail } from './pattern-detail';
import { PatternSeverities } from './pattern-severities';
import { PatternText } from './pattern-text';
import { TrendSpark } from './trend-spark';

const PATTERN_COLUMNS = 'md:grid-cols-[16px_84px_96px_52px_minmax(0,1fr)_auto]';

interface PatternRowProps {
  pattern: LogPattern;
  total: number;
  open: boolean;
  onToggle: (clause: string) => void;
  deeds: PatternDeeds;
}

/** One pattern in a line; open, with its examples and values below. */
export function PatternRow({ pattern, total, open, onToggle, deeds }: PatternRowProps) {
  const format = useTimeFormat();
  const share = total > 0 ? pattern.count / total : 0;
  const about = pattern.relativeError === null ? '' : '≈ ';
  return (
    <div className="border-line/60 border-b">
      <div className="group relative">
        <button
          type="button"
          data-pattern={pattern.clause}
          aria-expanded={open}
          className={cn(
            'grid w-full grid-cols-[16px_72px_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-1 px-3 py-1.5 text-left hover:bg-hover focus-visible:bg-selected focus-visible:-outline-offset-2',
            PATTERN_COLUMNS,
            open && 'bg-selected hover:bg-selected',
          )}
          onClick={() => onToggle(pattern.clause)}
        >
          <ChevronRight
            aria-hidden
            className={cn('size-3.5 text-muted transition-transform', open && 'rotate-90')}
          />
          <span
            className="relative block text-right"
            title={`${about}${formatCount(pattern.count)}${errorText(pattern)} · ${formatShare(share)} of the result`}
          >
            <span data-count={pattern.count}>
              {about}
              {formatShortCount(pattern.count)}
            </span>
            <span className="block h-0.5 overflow-hidden rounded-full bg-line">
              <span
                className="block h-full min-w-px rounded-full bg-accent/70"
                style={{ width: `${100 * share}%` }}
              />
            </span>
            <span className="sr-only">{formatShare(share)} of the result</span>
          </span>
          <TrendSpark trend={pattern.trend} color={SEVERITY_STYLE[usual(pattern)].color} />
          <PatternSeverities severities={pattern.severities} />
          <span
            className={cn(
              'min-w-0 max-md:col-span-full max-md:[overflow-wrap:anywhere]',
              open ? '[overflow-wrap:anywhere]' : 'md:truncate',
            )}
          >
            {pattern.isNew ? (
              <span
                title="None in the equally long period before"
                className="mr-1.5 rounded-sm border border-accent px-1 font-medium text-2xs text-accent-text"
              >
                new
              </span>
            ) : null}
            <PatternText pattern={pattern} />
          </span>
          <span className="whitespace-nowrap text-right text-muted text-xs max-md:hidden">
            {format.dateTime(pattern.lastSeen, 's')}
          </span>
        </button>
        <div className="absolute inset-y-0 right-2 hidden items-center gap-0.5 bg-hover pl-2 group-focus-within:flex group-hover:flex max-md:hidden!">
          <PatternActions pattern={pattern} deeds={deeds} />
        </div>
      </div>
      {open ? <PatternDetail pattern={pattern} deeds={deeds} /> : null}
    </div>
  );
}

function errorText({ relativeError }: LogPattern): string {
  return relativeError === null ? '' : ` ± ${formatShare(relativeError)}`;
}

/** The severity that most of the lines have. */
function usual({ severities }: LogPattern) {
  return SEVERITY_CLASSES.reduce((best, name) =>
    (severities[name] ?? 0) > (severities[best] ?? 0) ? name : best,
  );
}
