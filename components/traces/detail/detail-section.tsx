'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface DetailSectionProps {
  title: string;
  count?: number;
  open?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of the span's detail that opens and closes. */
export function DetailSection({ title, count, open = true, actions, children }: DetailSectionProps) {
  return (
    <details open={open} className="group/section border-line border-b last:border-b-0">
      <summary className="flex h-9 list-none items-center gap-1.5 px-3 font-medium text-xs hover:bg-hover focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 text-faint transition-transform group-open/section:rotate-90"
        />
        {title}
        {count === undefined ? null : (
          <span className="font-normal text-faint">{count.toLocaleString('en')}</span>
        )}
        {actions ? <span className="ml-auto font-normal">{actions}</span> : null}
      </summary>
      <div className="pb-2">{children}</div>
    </details>
  );
}
