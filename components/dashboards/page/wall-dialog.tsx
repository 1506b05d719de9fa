'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Select } from '@/components/ui/select';
import { dashboardListQuery } from './dashboard-requests';
import type { BoardPageView } from './use-board-page-view';

interface WallDialogProps {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  page: BoardPageView;
}

const TURNS = [
  { value: '15', label: '15 s' },
  { value: '30', label: '30 s' },
  { value: '60', label: '1 min' },
  { value: '300', label: '5 min' },
] as const;

/** Shows only the panels, and takes turns with other dashboards. */
export function WallDialog({ id, open, onOpenChange, page }: WallDialogProps) {
  const [seconds, setSeconds] = useState<(typeof TURNS)[number]['value']>('30');
  const [next, setNext] = useState<readonly string[]>([]);
  const list = useQuery({ ...dashboardListQuery, enabled: open });
  const others = list.data?.dashboards.filter((one) => one.id !== id) ?? [];
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="On a wall screen"
        description="Only the panels, for a screen that nobody sits at. Escape leaves it. The address keeps all of this: open it on the wall."
      >
        <form
          className="flex min-h-0 flex-col gap-3 p-4"
          onSubmit={(event) => {
            event.preventDefault();
            onOpenChange(false);
            void page.setState(
              { kiosk: next.length === 0 ? 0 : Number(seconds), next: [...next], arrange: null },
              { history: 'push' },
            );
          }}
        >
          <fieldset className="flex min-h-0 min-w-0 flex-col gap-1">
            <legend className="pb-1 text-muted text-xs">Takes turns with</legend>
            <div className="max-h-60 overflow-y-auto rounded-md border p-1">
              {others.map((one) => (
                <label
                  key={one.id}
                  className="flex items-center gap-2 rounded-sm px-2 py-1 hover:bg-hover pointer-coarse:py-2"
                >
                  <input
                    type="checkbox"
                    className="accent-accent"
                    checked={next.includes(one.id)}
                    onChange={() =>
                      setNext(
                        next.includes(one.id) ? next.filter((other) => other !== one.id) : [...next, one.id],
                      )
                    }
                  />
                  <span className="min-w-0 truncate">{one.name}</span>
                </label>
              ))}
              {list.isPending ? <p className="px-2 py-1 text-muted">Loading …</p> : null}
              {list.isSuccess && others.length === 0 ? (
                <p className="px-2 py-1 text-muted">There are no others yet.</p>
              ) : null}
              {list.error ? <p className="px-2 py-1 text-danger-text">{list.error.message}</p> : null}
            </div>
          </fieldset>
          <div className="flex items-center gap-2">
            {next.length > 0 ? (
              <Select
                label="How long each is shown"
                prefix="Each for"
                value={seconds}
                options={TURNS}
                onChange={setSeconds}
              />
            ) : null}
            <Button type="submit" variant="primary" className="ml-auto">
              Show
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
