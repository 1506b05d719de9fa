'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import { ImportForm } from './import-form';

export interface ImportDashboardsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where they go; '' is no folder. */
  folder: string;
  /** Ids of what was imported, in the order of the files; not done where the server refused some, which stay in sight. */
  onImported: (ids: readonly string[], isDone: boolean) => void;
}

/** Takes dashboards as JSON, from files, pasted or dropped, and says what is wrong with them and where. */
export function ImportDashboards({ open, onOpenChange, folder, onImported }: ImportDashboardsProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Import dashboards"
        description="As they were exported: one in a file, or a whole folder."
        className="w-[min(44rem,calc(100vw-24px))]"
      >
        <ImportForm folder={folder} onImported={onImported} onCancel={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}
