import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** What a panel says where it has no picture; small enough for a panel of two rows, and scrolls where it is not. */
export function PanelMessage({
  title,
  text,
  tone = 'quiet',
  children,
}: {
  title: string;
  /** Why, and what to do. */
  text?: ReactNode;
  tone?: 'quiet' | 'danger';
  /** Ways out. */
  children?: ReactNode;
}) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : undefined}
      className="flex h-full flex-col overflow-y-auto px-3 pb-2 text-center text-xs"
    >
      <div className="m-auto flex max-w-sm flex-col items-center gap-1">
        <p className={cn('font-medium text-pretty', tone === 'danger' ? 'text-danger-text' : 'text-text')}>
          {title}
        </p>
        {text ? <div className="text-pretty text-muted [overflow-wrap:anywhere]">{text}</div> : null}
        {children ? <div className="mt-1 flex flex-wrap justify-center gap-1.5">{children}</div> : null}
      </div>
    </div>
  );
}
