import type { Metadata } from 'next';
import { Suspense } from 'react';
import { TracePage } from '@/components/traces/page/trace-page';
import { TraceSkeleton } from '@/components/traces/page/trace-skeleton';
import { readSegment } from '@/lib/url/read-segment';

interface Props {
  params: Promise<{ traceId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { traceId } = await params;
  return { title: `Trace ${readSegment(traceId).slice(0, 16)}` };
}

export default async function Page({ params }: Props) {
  const { traceId } = await params;
  return (
    <Suspense fallback={<TraceSkeleton />}>
      <TracePage traceId={readSegment(traceId)} />
    </Suspense>
  );
}
