import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Suspense } from 'react';
import { preload } from 'react-dom';
import { FIRST_SPANS, outlinePath } from '@/components/traces/page/outline-request';
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
  const traceId = readSegment((await params).traceId);
  // A browser that opens the page asks for the spans while it still fetches the code that draws them.
  if ((await headers()).get('accept')?.includes('text/html'))
    preload(outlinePath(traceId, FIRST_SPANS), { as: 'fetch', crossOrigin: 'anonymous' });
  return (
    <Suspense fallback={<TraceSkeleton />}>
      <TracePage traceId={traceId} />
    </Suspense>
  );
}
