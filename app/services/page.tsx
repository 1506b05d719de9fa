import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ServicesPage } from '@/components/services/list/services-page';

export const metadata: Metadata = { title: 'Services' };

export default function Page() {
  return (
    <Suspense>
      <ServicesPage />
    </Suspense>
  );
}
