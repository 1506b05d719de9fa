'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { SavedThing } from '@/lib/contracts/saved-things';
import { DialogField } from './dialog-field';
import { TagInput } from './tag-input';

interface TagsDialogProps {
  things: readonly SavedThing[];
  knownTags: readonly string[];
  onTag: (tags: { add: string[]; remove: string[] }) => void;
  onClose: () => void;
}

/** Tags that the chosen things get, and those that they lose. */
export function TagsDialog({ things, knownTags, onTag, onClose }: TagsDialogProps) {
  const id = useId();
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const held = new Map<string, number>();
  for (const tag of things.flatMap(({ tags }) => tags)) held.set(tag, (held.get(tag) ?? 0) + 1);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (add.length + remove.length > 0) onTag({ add, remove });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Tags of ${things.length.toLocaleString('en')}`}>
        <form onSubmit={submit} className="flex min-h-0 flex-col">
          <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
            <DialogField id={id} label="Add">
              <TagInput id={id} tags={add} known={knownTags} onChange={setAdd} />
            </DialogField>
            {held.size === 0 ? null : (
              <fieldset className="min-w-0">
                <legend className="pb-1 text-muted text-xs">Take away</legend>
                <ul className="flex flex-wrap gap-x-4">
                  {[...held].sort().map(([tag, count]) => (
                    <li key={tag} className="min-w-0 max-w-full">
                      <label className="flex min-h-8 items-center gap-2 text-sm">
                        <input
                          type="checkbox"
                          checked={remove.includes(tag)}
                          onChange={({ target }) =>
                            setRemove(
                              target.checked ? [...remove, tag] : remove.filter((other) => other !== tag),
                            )
                          }
                          className="shrink-0 accent-accent"
                        />
                        <span className="min-w-0 truncate">{tag}</span>
                        <span className="text-muted text-xs">{count}</span>
                      </label>
                    </li>
                  ))}
                </ul>
              </fieldset>
            )}
          </div>
          <div className="flex justify-end gap-2 border-line border-t px-4 py-3">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary">
              Change tags
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
