import type { ReactNode } from 'react';

/** One line over a picture that is not what was asked: why, and what to do. */
export function PanelNotice({ children }: { children: ReactNode }) {
  return (
    <div
      role="status"
      className="absolute inset-x-1 bottom-1 z-20 flex items-center justify-between gap-2 rounded-md border bg-raised px-2 py-0.5 text-xs"
    >
      {children}
    </div>
  );
}
