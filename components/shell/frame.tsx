'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Shell } from './shell';

/** What is around every page: the shell, but nothing around what a shared link shows, which leads nowhere else. */
export function Frame({ children }: { children: ReactNode }) {
  if (!usePathname().startsWith('/shared/')) return <Shell>{children}</Shell>;
  return (
    <main id="main" className="h-dvh overflow-y-auto">
      {children}
    </main>
  );
}
