'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { Share } from '@/lib/contracts/dashboard/share-api';
import { serverNowNs } from '@/lib/http/server-clock';
import { parseIsoNs } from '@/lib/time/iso';
import { revokeShare, sharesQuery } from './share-requests';

/** The links that there are, and the button that ends one. */
export function ShareList({ dashboardId }: { dashboardId: string }) {
  const { data, error, refetch } = useQuery(sharesQuery(dashboardId));
  if (data === undefined) {
    return error ? (
      <ErrorState title="The links could not be read" error={error} retry={() => void refetch()} />
    ) : (
      <Skeleton className="w-64" />
    );
  }
  return (
    <section>
      <h3 className="pb-2 font-medium text-sm">Links</h3>
      {data.shares.length === 0 ? (
        <p className="text-muted text-sm">There are none: nobody sees this dashboard through a link.</p>
      ) : (
        <ul aria-label="Links" className="flex flex-col">
          {data.shares.map((share) => (
            <ShareRow key={share.id} share={share} dashboardId={dashboardId} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ShareRow({ share, dashboardId }: { share: Share; dashboardId: string }) {
  const { id, name, allow, createdAt, expiresAt, openedAt } = share;
  const client = useQueryClient();
  const format = useTimeFormat();
  const [sure, setSure] = useState(false);
  const revoke = useMutation({
    mutationFn: () => revokeShare(dashboardId, id),
    onSuccess: () => toast('The link opens nothing any more'),
    onError: (error) => toast.error('The link was not taken back', { description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: sharesQuery(dashboardId).queryKey }),
  });
  const ended = expiresAt !== null && (parseIsoNs(expiresAt) ?? 0n) <= serverNowNs();
  const may = [allow.time ? 'time range' : null, allow.variables ? 'variables' : null].filter(
    (one) => one !== null,
  );
  const called = name || 'Link';
  return (
    <li className="flex items-center gap-3 border-line border-t py-2">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-medium">{called}</span>
          {ended ? <Badge tone="warn">ended</Badge> : null}
        </p>
        <p className="text-muted text-xs">
          Made {format.dateTime(createdAt, 's')}
          {' · '}
          {expiresAt === null
            ? 'does not end'
            : `${ended ? 'ended' : 'ends'} ${format.dateTime(expiresAt, 's')}`}
          {' · '}
          {openedAt === null ? 'never opened' : `last opened ${format.dateTime(openedAt, 's')}`}
          {may.length === 0 ? '' : ` · may choose ${may.join(' and ')}`}
        </p>
      </div>
      <Button
        size="sm"
        variant={sure ? 'danger' : 'secondary'}
        disabled={revoke.isPending}
        aria-label={`${sure ? 'Really revoke' : 'Revoke'} ${called}`}
        onClick={() => (sure ? revoke.mutate() : setSure(true))}
        onBlur={() => setSure(false)}
      >
        {sure ? 'Really?' : 'Revoke'}
      </Button>
    </li>
  );
}
