'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { Conflict } from './conflict';
import { ConflictPane } from './conflict-pane';

export type ConflictDialogProps = Conflict & {
  open: boolean;
  /** Closing decides nothing: mine stays as the draft. */
  onOpenChange: (open: boolean) => void;
};

/** Two people saved: what they changed, what I changed, what clashes, and how it goes on. */
export function ConflictDialog({ open, onOpenChange, base, mine, theirs, onResolve }: ConflictDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Somebody else saved this dashboard"
        description="Nothing is lost: both can be put together, or yours can become a dashboard of its own."
        className="top-[6vh] max-h-[88vh] w-[min(60rem,calc(100vw-24px))]"
      >
        <ConflictPane key={theirs.version} base={base} mine={mine} theirs={theirs} onResolve={onResolve} />
      </DialogContent>
    </Dialog>
  );
}
