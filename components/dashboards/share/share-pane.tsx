'use client';

import { useState } from 'react';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import type { ShareCreated } from '@/lib/contracts/dashboard/share-api';
import { NewLink } from './new-link';
import { NewLinkForm } from './new-link-form';
import { ShareList } from './share-list';

export interface SharePaneProps {
  dashboardId: string;
  /** As saved: that is what a link shows. */
  document: DashboardDocument;
  /** Whether the page shows more than is saved. */
  unsaved: boolean;
}

const LOOPBACK = /^(localhost|127\.|\[?::1)/;

/** Makes a link, hands it out once, and lists those there are. */
export function SharePane({ dashboardId, document, unsaved }: SharePaneProps) {
  const [created, setCreated] = useState<ShareCreated | null>(null);
  return (
    <div className="flex min-h-0 flex-col gap-5 overflow-y-auto p-4">
      {unsaved ? (
        <p role="status" className="rounded-md border border-line bg-surface px-3 py-2 text-sm">
          A link shows what is saved. Your unsaved changes are not seen until you save them.
        </p>
      ) : null}
      {created ? (
        <NewLink created={created} title={document.name} onAnother={() => setCreated(null)} />
      ) : (
        <NewLinkForm
          dashboardId={dashboardId}
          withVariables={document.variables.length > 0}
          onCreated={setCreated}
        />
      )}
      {LOOPBACK.test(location.hostname) ? (
        <p className="text-muted text-xs">
          This server is reached under {location.hostname}, which is this machine only: open this page under
          an address that others reach before you send a link.
        </p>
      ) : null}
      <ShareList dashboardId={dashboardId} />
    </div>
  );
}
