'use client';

import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { ThemeProvider } from '@/components/shell/theme-context';
import { Toaster } from '@/components/ui/toaster';
import { QueryProvider } from './query-provider';

/** Everything a page may count on: data, URL state, theme, tooltips, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <NuqsAdapter>
      <QueryProvider>
        <ThemeProvider>
          <Tooltip.Provider delayDuration={300} skipDelayDuration={100}>
            {children}
            <Toaster />
          </Tooltip.Provider>
        </ThemeProvider>
      </QueryProvider>
    </NuqsAdapter>
  );
}
