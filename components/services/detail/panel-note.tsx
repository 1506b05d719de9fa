import type { ReactNode } from 'react';

/** Said in the place of a panel's rows when there are none. */
export function PanelNote({ children }: { children: ReactNode }) {
  return <p className="px-3 py-5 text-center text-muted text-xs">{children}</p>;
}
