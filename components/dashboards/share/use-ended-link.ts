import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { PANEL_QUERIES } from '@/components/dashboards/data/use-panel-load';
import { ApiFailure } from '@/lib/http/api-failure';
import { sharedDashboardQuery } from './share-requests';
import { sharedDataKey } from './shared-data-source';

/** Looks at the link again as soon as a panel is told that there is nothing behind it: it was taken back, or is over. */
export function useEndedLink(token: string): void {
  const client = useQueryClient();
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return;
        const [of, source] = event.query.queryKey;
        if (of !== PANEL_QUERIES[0] || source !== sharedDataKey(token)) return;
        const { error } = event.action;
        if (error instanceof ApiFailure && error.status === 404)
          void client.refetchQueries(
            { queryKey: sharedDashboardQuery(token).queryKey },
            { cancelRefetch: false },
          );
      }),
    [client, token],
  );
}
