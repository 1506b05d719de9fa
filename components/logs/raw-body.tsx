import { cleanText } from '@/components/ui/clean-text';
import { cn } from '@/components/ui/cn';
import { HighlightedText } from '@/components/ui/highlighted-text';

const MAX_CHARS = 8000;
const MAX_LINES = 200;

/** A body as a pager shows it: its own line breaks, nothing else. */
function rawText(body: string): string {
  const text = cleanText(body.slice(0, MAX_CHARS)).replace(/\n+$/, '');
  const lines = text.split('\n');
  const cut = body.length > MAX_CHARS || lines.length > MAX_LINES;
  return lines.slice(0, MAX_LINES).join('\n') + (cut ? ' …' : '');
}

export function RawBody({ body, wrap, pattern }: { body: string; wrap: boolean; pattern: RegExp | null }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: table elements cannot be positioned row by row
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
    <div
      role="gridcell"
      data-field="message"
      className={cn('leading-(--row)', wrap ? 'min-w-0 whitespace-pre-wrap wrap-anywhere' : 'whitespace-pre')}
    >
      <bdi>
        <HighlightedText text={rawText(body)} pattern={pattern} />
      </bdi>
    </div>
  );
}
