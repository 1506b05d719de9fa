import { cn } from '@/components/ui/cn';
import type { Log } from '@/lib/contracts/log';
import { previewAttributes } from './attribute-preview';
import { cleanLine, cleanText } from './clean-text';
import { HighlightedText } from './highlighted-text';
import type { LogRowLayout } from './log-row-layout';

const LINE_CHARS = 400;
const WRAPPED_CHARS = 4000;

/** The message of a row with its first attributes behind it, quieter. */
export function LogRowMessage({
  log,
  layout,
  pattern,
}: {
  log: Log;
  layout: LogRowLayout;
  pattern: RegExp | null;
}) {
  const wrapped = layout === 'wrapped';
  const body = wrapped
    ? cleanText(log.body.slice(0, WRAPPED_CHARS)) + (log.body.length > WRAPPED_CHARS ? '…' : '')
    : cleanLine(log.body, LINE_CHARS);
  return (
    // biome-ignore lint/a11y/useSemanticElements: table elements cannot be positioned row by row
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
    <div
      role="gridcell"
      className={cn('min-w-0', {
        truncate: !wrapped,
        'whitespace-pre-wrap break-words leading-5 py-0.5': wrapped,
        'order-last col-span-full leading-5': layout === 'stacked',
      })}
    >
      <bdi>
        {body === '' ? (
          <span className="text-faint italic">empty message</span>
        ) : (
          <HighlightedText text={body} pattern={pattern} />
        )}
      </bdi>
      {previewAttributes(log.attributes).map((pair) => (
        <span
          key={pair.key}
          className="ml-2.5 text-faint text-xs group-hover/row:text-muted group-aria-selected/row:text-muted"
        >
          {pair.key}=<span className="text-muted">{pair.value}</span>
        </span>
      ))}
    </div>
  );
}
