import type { Metadata } from 'next';
import { Suspense } from 'react';
import { TracesPage } from '@/components/traces/search/traces-page';
import { TracesSkeleton } from '@/components/traces/search/traces-skeleton';

export const metadata: Metadata = { title: 'Traces' };

export default function Page() {
  return (
    <Suspense fallback={<TracesSkeleton />}>
      <TracesPage />
    </Suspense>
  );
}
