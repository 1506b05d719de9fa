'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiFailure } from '@/lib/http/api-failure';

const AGAIN_MS = 5_000;

/** One TanStack Query client a page load; only answers that may change on their own are asked for again. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 15_000,
            refetchOnWindowFocus: false,
            retry: (failures, error) => failures < 2 && isTransient(error),
            retryDelay: (failures) => 500 * 2 ** failures,
            // A server that comes back needs nobody to press a button in every panel.
            refetchInterval: ({ state }) => (state.error && isTransient(state.error) ? AGAIN_MS : false),
          },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function isTransient(error: Error): boolean {
  if (!(error instanceof ApiFailure)) return false;
  return error.status === 0 || error.status === 429 || error.status === 503;
}
