import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

interface RowBoxProps {
  name: string;
  checked: boolean;
  /** Something is chosen: every row shows its box. */
  anyChosen: boolean;
  /** @param isStretch with Shift: all rows from the last one on */
  onChange: (isStretch: boolean) => void;
  /** What is in its place while nothing is chosen and no pointer is over the row. */
  children: ReactNode;
}

/**
 * Chooses a row; on a touch screen a tap on the icon does. A button and no field: keys of the list are heard while it has the
 * focus.
 */
export function RowBox({ name, checked, anyChosen, onChange, children }: RowBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field would keep the list's keys to itself
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={`Choose ${name}`}
      // Shift would choose text.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => onChange(event.shiftKey)}
      className="group/box relative z-1 -mx-2 flex size-9 shrink-0 items-center justify-center rounded-md text-muted focus-visible:-outline-offset-4 [&_svg]:size-4"
    >
      <span
        className={cn(
          'size-4 items-center justify-center rounded-sm border border-line-strong bg-surface group-aria-checked/box:border-transparent group-aria-checked/box:bg-accent group-aria-checked/box:text-accent-ink',
          anyChosen ? 'flex' : 'hidden group-focus-visible/box:flex pointer-fine:group-hover:flex',
        )}
      >
        {checked ? <Check aria-hidden strokeWidth={3} className="size-3!" /> : null}
      </span>
      <span
        className={cn(
          anyChosen ? 'hidden' : 'group-focus-visible/box:hidden pointer-fine:group-hover:hidden',
        )}
      >
        {children}
      </span>
    </button>
  );
}
