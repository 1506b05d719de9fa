import type { ReactNode } from 'react';

/** A labelled part of a dialog's form. */
export function DialogField({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-muted text-xs">
        {label}
      </label>
      {children}
    </div>
  );
}
