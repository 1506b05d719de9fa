import { cn } from '@/components/ui/cn';
import type { CompareChange, CompareFigures } from '@/lib/contracts/trace-compare';
import { certaintyText, changeText, type Figure, figureText } from './describe-change';

interface ChangeCellProps {
  figure: Figure;
  change: CompareChange;
  baseline: CompareFigures | null;
  candidate: CompareFigures | null;
  className?: string;
}

/** Before, after and the change of one figure. What is no chance has an arrow and, where more is worse, a colour; what may be one is quiet. */
export function ChangeCell({ figure, change, baseline, candidate, className }: ChangeCellProps) {
  const text = changeText(figure, change.change);
  const isUp = (change.change ?? 0) > 0;
  const sure = change.significant && change.change !== 0;
  return (
    <td
      className={cn('whitespace-nowrap px-3 py-1.5 text-right text-xs max-md:px-1.5', className)}
      title={certaintyText(figure, change)}
    >
      <span className="text-faint">{figureText(figure, baseline)}</span>
      <span aria-hidden="true" className="text-faint">
        {' → '}
      </span>
      <span className="sr-only"> to </span>
      <span>{figureText(figure, candidate)}</span>
      <span
        className={cn(
          'ml-2 inline-block w-16 font-medium',
          !sure && 'font-normal text-faint',
          // Fewer calls may be a failure before them, more a feature: neither good nor bad.
          sure && (figure === 'calls' ? 'text-text' : isUp ? 'text-danger-text' : 'text-ok-text'),
        )}
      >
        {text === null ? '' : `${text}${sure ? (isUp ? ' ▲' : ' ▼') : ''}`}
      </span>
    </td>
  );
}
