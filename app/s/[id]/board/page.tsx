import type { Metadata } from 'next';
import { SnapshotPage } from '@/components/dashboards/share/snapshot-page';
import { readSegment } from '@/lib/url/read-segment';

export const metadata: Metadata = { title: 'Snapshot of a dashboard' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const id = readSegment((await params).id);
  return <SnapshotPage key={id} id={id} />;
}
