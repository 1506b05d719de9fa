'use client';

import { useQuery } from '@tanstack/react-query';
import { LayoutDashboard } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useEffect } from 'react';
import './wall-screen.css';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { ApiFailure } from '@/lib/http/api-failure';
import { dashboardParsers, dashboardUrl } from '@/lib/url/dashboard';
import { dashboardQuery } from './dashboard-requests';
import { DashboardSkeleton } from './dashboard-skeleton';
import { OpenDashboard } from './open-dashboard';

/** /dashboards/{id}. A server that does not answer is asked again on its own until it does. */
export function DashboardPage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(dashboardQuery(id));
  const isMissing = error instanceof ApiFailure && (error.status === 404 || error.status === 400);
  useWall(isMissing);
  if (data) return <OpenDashboard record={data} />;
  if (!error) return <DashboardSkeleton />;
  if (isMissing)
    return (
      <EmptyState
        heading="h1"
        icon={<LayoutDashboard />}
        title="There is no such dashboard"
        text="It may have been deleted: deleted dashboards stay in the trash for 30 days, and can be brought back from the list."
        actions={
          <Button asChild>
            <Link href="/dashboards">All dashboards</Link>
          </Button>
        }
      />
    );
  return (
    <ErrorState
      heading="h1"
      title="The dashboard could not be opened"
      error={error}
      retry={() => void refetch()}
    />
  );
}

/** A wall screen shows nothing around the dashboard; nobody is there to go on from one that was deleted, so it is passed over. */
function useWall(isMissing: boolean): void {
  const router = useRouter();
  const [{ kiosk, next }] = useQueryStates(dashboardParsers);
  const [following, ...rest] = next;
  const to =
    kiosk === null || following === undefined ? null : dashboardUrl(following, { kiosk, next: rest });
  const isOnWall = kiosk !== null;
  // Here, where it stays from one dashboard to the next.
  useEffect(() => {
    if (!isOnWall) return;
    const { dataset } = window.document.documentElement;
    dataset.chrome = 'none';
    return () => {
      delete dataset.chrome;
    };
  }, [isOnWall]);
  useEffect(() => {
    if (isMissing && to !== null) router.replace(to);
  }, [isMissing, to, router]);
}
