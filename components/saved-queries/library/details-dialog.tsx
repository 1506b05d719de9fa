'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { DialogField } from './dialog-field';
import { FolderInput } from './folder-input';
import { cleanFolder } from './folder-tree';
import { TagInput } from './tag-input';

export interface ThingDetails {
  name: string;
  description: string;
  folder: string;
  tags: string[];
}

interface DetailsDialogProps {
  title: string;
  /** What the button says. */
  action: string;
  details: ThingDetails;
  knownFolders: readonly string[];
  knownTags: readonly string[];
  /** Whether it worked; the dialog closes then. */
  onSave: (details: ThingDetails) => Promise<boolean>;
  onClose: () => void;
}

/** Name, description, folder and tags of a kept thing. */
export function DetailsDialog(props: DetailsDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent title={props.title}>
        <DetailsForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function DetailsForm({ action, details, knownFolders, knownTags, onSave, onClose }: DetailsDialogProps) {
  const id = useId();
  const [draft, setDraft] = useState(details);
  const [saving, setSaving] = useState(false);
  const name = draft.name.trim();
  const set = (change: Partial<ThingDetails>) => setDraft({ ...draft, ...change });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name === '' || saving) return;
    setSaving(true);
    const done = await onSave({
      ...draft,
      name,
      description: draft.description.trim(),
      folder: cleanFolder(draft.folder),
    });
    setSaving(false);
    if (done) onClose();
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
        <DialogField id={`${id}-name`} label="Name">
          <Input
            id={`${id}-name`}
            value={draft.name}
            maxLength={120}
            autoComplete="off"
            onFocus={(event) => event.target.select()}
            onChange={(event) => set({ name: event.target.value })}
          />
        </DialogField>
        <DialogField id={`${id}-description`} label="Description">
          <textarea
            id={`${id}-description`}
            value={draft.description}
            maxLength={2000}
            rows={3}
            placeholder="What it shows, and when to look at it"
            onChange={(event) => set({ description: event.target.value })}
            className="w-full rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm transition-colors hover:border-line-strong focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0"
          />
        </DialogField>
        <DialogField id={`${id}-folder`} label="Folder">
          <FolderInput
            id={`${id}-folder`}
            value={draft.folder}
            known={knownFolders}
            onChange={(folder) => set({ folder })}
          />
        </DialogField>
        <DialogField id={`${id}-tags`} label="Tags">
          <TagInput
            id={`${id}-tags`}
            tags={draft.tags}
            known={knownTags}
            onChange={(tags) => set({ tags })}
          />
        </DialogField>
      </div>
      <div className="flex justify-end gap-2 border-line border-t px-4 py-3">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={name === '' || saving}>
          {saving ? 'Saving…' : action}
        </Button>
      </div>
    </form>
  );
}
