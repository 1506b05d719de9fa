import type { Metadata } from 'next';
import { Suspense } from 'react';
import { TracePage } from '@/components/traces/page/trace-page';
import { TraceSkeleton } from '@/components/traces/page/trace-skeleton';

interface Props {
  params: Promise<{ traceId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { traceId } = await params;
  return { title: `Trace ${decodeURIComponent(traceId).slice(0, 16)}` };
}

export default async function Page({ params }: Props) {
  const { traceId } = await params;
  return (
    <Suspense fallback={<TraceSkeleton />}>
      <TracePage traceId={decodeURIComponent(traceId)} />
    </Suspense>
  );
}
