import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DashboardPage } from '@/components/dashboards/page/dashboard-page';
import { DashboardSkeleton } from '@/components/dashboards/page/dashboard-skeleton';
import { readSegment } from '@/lib/url/read-segment';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = readSegment((await params).id);
  return (
    <Suspense fallback={<DashboardSkeleton />}>
      <DashboardPage key={id} id={id} />
    </Suspense>
  );
}
