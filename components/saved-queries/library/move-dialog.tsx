'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { DialogField } from './dialog-field';
import { FolderInput } from './folder-input';
import { cleanFolder } from './folder-tree';

interface MoveDialogProps {
  count: number;
  knownFolders: readonly string[];
  /** '' is no folder. */
  onMove: (folder: string) => void;
  onClose: () => void;
}

/** Where the chosen things go. */
export function MoveDialog({ count, knownFolders, onMove, onClose }: MoveDialogProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const folder = cleanFolder(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onMove(folder);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Move ${count.toLocaleString('en')}`}>
        <form onSubmit={submit} className="flex min-h-0 flex-col">
          <div className="p-4">
            <DialogField id={id} label="Folder">
              <FolderInput id={id} value={typed} known={knownFolders} onChange={setTyped} />
            </DialogField>
          </div>
          <div className="flex justify-end gap-2 border-line border-t px-4 py-3">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" className="min-w-0 shrink">
              <span className="truncate">{folder === '' ? 'Move out of folders' : `Move to ${folder}`}</span>
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
