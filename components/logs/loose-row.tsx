import type { ReactNode } from 'react';

/* biome-ignore-start lint/a11y/useSemanticElements: table elements cannot be positioned row by row */
/* biome-ignore-start lint/a11y/useFocusableInteractive: the buttons inside have the focus */

/** What is in the list's grid and no line of it: a grid may have nothing but rows and cells in it. */
export function LooseRow({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div role="row">
      <div role="gridcell" className={className}>
        {children}
      </div>
    </div>
  );
}
/* biome-ignore-end lint/a11y/useFocusableInteractive: - */
/* biome-ignore-end lint/a11y/useSemanticElements: - */
