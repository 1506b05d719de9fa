'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useEffect } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { ApiFailure } from '@/lib/http/api-failure';
import { sharedParsers } from '@/lib/url/shared';
import { LinkEnded } from './link-ended';
import { sharedDashboardQuery } from './share-requests';
import { SharedBoard } from './shared-board';
import { useEndedLink } from './use-ended-link';

/** /shared/{token}: a dashboard to look at, for whoever has the link; `?embed` is for frames of other pages. */
export function SharedPage({ token }: { token: string }) {
  const { data, error, refetch } = useQuery(sharedDashboardQuery(token));
  const [{ embed, ground }] = useQueryStates(sharedParsers);
  useEndedLink(token);
  const transparent = embed && ground === 'transparent';
  useEffect(() => {
    if (!transparent) return;
    const { body, documentElement } = document;
    body.style.background = 'transparent';
    // A frame of another colour scheme than the page around it is painted opaque.
    documentElement.style.colorScheme = 'normal';
    return () => {
      body.style.background = '';
      documentElement.style.colorScheme = '';
    };
  }, [transparent]);

  // A link that ended while it was open shows nothing more.
  if (error instanceof ApiFailure && (error.status === 404 || error.status === 400)) return <LinkEnded />;
  if (data) return <SharedBoard token={token} shared={data} />;
  if (error) {
    return (
      <ErrorState
        heading="h1"
        title="The dashboard could not be read"
        error={error}
        retry={() => void refetch()}
      />
    );
  }
  return (
    <div role="status" aria-label="Loading the dashboard" className="flex flex-col gap-3 p-4">
      <Skeleton className="h-6 w-64" />
      <Skeleton className="h-48 w-full" />
    </div>
  );
}
