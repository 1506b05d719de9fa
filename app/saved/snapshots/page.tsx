import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SnapshotsPage } from '@/components/saved-queries/snapshots/snapshots-page';

export const metadata: Metadata = { title: 'Snapshots' };

export default function Page() {
  return (
    <Suspense>
      <SnapshotsPage />
    </Suspense>
  );
}
