'use client';

import { Suspense } from 'react';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { lazyPart } from '@/components/ui/lazy-part';
import type { SharePaneProps } from './share-pane';

const SharePane = lazyPart(async () => (await import('./share-pane')).SharePane);

export type ShareDialogProps = SharePaneProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Read-only links to a dashboard, and the snippet that embeds it. */
export function ShareDialog({ dashboardId, document, unsaved, open, onOpenChange }: ShareDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Share “${document.name}”`}
        description="Whoever has a link can look at this dashboard, and at nothing else."
        className="top-[8vh] max-h-[84vh] w-[min(44rem,calc(100vw-24px))]"
      >
        <Suspense fallback={<p className="p-4 text-muted">Loading …</p>}>
          <SharePane dashboardId={dashboardId} document={document} unsaved={unsaved} />
        </Suspense>
      </DialogContent>
    </Dialog>
  );
}
