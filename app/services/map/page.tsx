import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MapPage } from '@/components/services/map/map-page';

export const metadata: Metadata = { title: 'Service map' };

export default function Page() {
  return (
    <Suspense>
      <MapPage />
    </Suspense>
  );
}
