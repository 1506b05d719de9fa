import { cleanLine, cleanText } from '@/components/ui/clean-text';
import { cn } from '@/components/ui/cn';
import { HighlightedText } from '@/components/ui/highlighted-text';
import type { Log } from '@/lib/contracts/log';
import { previewAttributes } from './attribute-preview';

const LINE_CHARS = 400;
const WRAPPED_CHARS = 4000;

interface LogRowMessageProps {
  log: Log;
  wrap: boolean;
  shown?: readonly string[];
  pattern: RegExp | null;
}

/** The message of a row with its first attributes behind it, quieter. */
export function LogRowMessage({ log, wrap, shown, pattern }: LogRowMessageProps) {
  const body = wrap
    ? cleanText(log.body.slice(0, WRAPPED_CHARS)) + (log.body.length > WRAPPED_CHARS ? '…' : '')
    : cleanLine(log.body, LINE_CHARS);
  return (
    <div className={cn('min-w-0', wrap ? 'whitespace-pre-wrap break-words py-0.5 leading-5' : 'truncate')}>
      <bdi>
        {body === '' ? (
          <span className="text-faint italic">empty message</span>
        ) : (
          <HighlightedText text={body} pattern={pattern} />
        )}
      </bdi>
      {previewAttributes(log.attributes, shown).map((pair) => (
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
