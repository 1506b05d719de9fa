'use client';

import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';

interface DiscardDialogProps {
  open: boolean;
  isNew: boolean;
  onKeep: () => void;
  onDiscard: () => void;
}

/** Before changes are lost. Escape keeps them. */
export function DiscardDialog({ open, isNew, onKeep, onDiscard }: DiscardDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onKeep()}>
      <DialogContent
        title={isNew ? 'Leave without adding the panel?' : 'Leave without the changes?'}
        description={isNew ? 'What you wrote here is lost.' : 'The panel stays as it was before.'}
        className="w-[min(26rem,calc(100vw-24px))]"
      >
        <div className="flex justify-end gap-2 p-3">
          <Button onClick={onKeep} autoFocus>
            Keep editing
          </Button>
          <Button variant="danger" onClick={onDiscard}>
            {isNew ? 'Leave' : 'Discard changes'}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
