import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DashboardsPage } from '@/components/dashboards/list/dashboards-page';

export const metadata: Metadata = { title: 'Dashboards' };

export default function Page() {
  return (
    <Suspense>
      <DashboardsPage />
    </Suspense>
  );
}
