'use client';

import { Suspense } from 'react';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { lazyPart } from '@/components/ui/lazy-part';
import type { Restorable } from './restorable';

const HistoryPane = lazyPart(async () => (await import('./history-pane')).HistoryPane);

export type HistoryDialogProps = Restorable & { open: boolean; onOpenChange: (open: boolean) => void };

/** The versions of a dashboard: what changed between any two, how one looked, and back to it as a new version. */
export function HistoryDialog({ dashboardId, open, onOpenChange, unsaved, onRestored }: HistoryDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="History"
        className="top-[5vh] h-[90vh] max-h-[90vh] w-[min(80rem,calc(100vw-24px))]"
      >
        <Suspense fallback={<p className="p-4 text-muted">Loading …</p>}>
          <HistoryPane
            dashboardId={dashboardId}
            unsaved={unsaved}
            onRestored={(restored) => {
              onOpenChange(false);
              onRestored(restored);
            }}
          />
        </Suspense>
      </DialogContent>
    </Dialog>
  );
}
