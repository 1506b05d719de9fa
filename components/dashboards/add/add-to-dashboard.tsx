'use client';

import { LayoutDashboard } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { lazyPart } from '@/components/ui/lazy-part';
import { Tooltip } from '@/components/ui/tooltip';
import type { PanelChoice } from './panel-choice';

// All kinds of panels come with it: only for those who open it.
const AddForm = lazyPart(async () => (await import('./add-form')).AddForm);

export interface AddToDashboardProps {
  /** What of the page can be added, the likeliest first; read when the dialog opens. */
  choices: () => readonly PanelChoice[];
  /** The page's range as its URL has it: of the preview, and of a new dashboard. */
  time: { from: string; to: string };
  /** The same resolved; null: it cannot be read. */
  range: { from: string; to: string } | null;
  size?: 'sm' | 'md';
}

/** A button, and the dialog that puts what the page shows onto a dashboard. Belongs beside Save. */
export function AddToDashboard({ choices, time, range, size = 'md' }: AddToDashboardProps) {
  const [offered, setOffered] = useState<readonly PanelChoice[] | null>(null);
  return (
    <>
      <Tooltip content="Add to dashboard">
        <Button
          aria-label="Add to dashboard"
          aria-haspopup="dialog"
          size={size}
          className={size === 'md' ? 'w-8 px-0' : 'w-7 px-0'}
          onClick={() => setOffered(choices())}
        >
          <LayoutDashboard aria-hidden />
        </Button>
      </Tooltip>
      <Dialog open={offered !== null} onOpenChange={(open) => !open && setOffered(null)}>
        <DialogContent
          title="Add to dashboard"
          className="top-[6vh] max-h-[88vh] w-[min(46rem,calc(100vw-24px))]"
        >
          {offered ? (
            <Suspense fallback={<p className="p-4 text-muted">Loading …</p>}>
              <AddForm choices={offered} time={time} range={range} onClose={() => setOffered(null)} />
            </Suspense>
          ) : null}
        </DialogContent>
      </Dialog>
    </>
  );
}
