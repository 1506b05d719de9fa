'use client';

import { CircleAlert, X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { BulkProblems as Problems } from './use-bulk-actions';

/** What could not be done with some of the chosen things, each by name. Stays until it is put away. */
export function BulkProblems({ problems, onDismiss }: { problems: Problems; onDismiss: () => void }) {
  return (
    <section role="alert" className="shrink-0 border-danger border-t bg-danger-soft px-4 py-2">
      <div className="flex items-center gap-2">
        <CircleAlert aria-hidden className="size-4 shrink-0 text-danger-text" />
        <p className="min-w-0 flex-1 font-medium text-sm">{problems.title}</p>
        <IconButton label="Put away" size="sm" onClick={onDismiss}>
          <X aria-hidden />
        </IconButton>
      </div>
      <ScrollRegion label="What failed" className="max-h-40 overflow-y-auto">
        <ul className="pl-6 text-sm">
          {problems.items.map(({ key, name, message }) => (
            <li key={key} className="break-words">
              <span className="font-medium">{name}</span>: {message}
            </li>
          ))}
        </ul>
      </ScrollRegion>
    </section>
  );
}
