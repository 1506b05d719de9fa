import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ServicePage } from '@/components/services/detail/service-page';
import { readSegment } from '@/lib/url/read-segment';
import { serviceOfSegment } from '@/lib/url/services';

interface Props {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await params;
  return { title: serviceOfSegment(readSegment(name)).slice(0, 80) };
}

export default async function Page({ params }: Props) {
  const { name } = await params;
  const service = serviceOfSegment(readSegment(name));
  return (
    <Suspense>
      <ServicePage key={service} service={service} />
    </Suspense>
  );
}
