'use client';

import { useEffect, useState } from 'react';
import { focusInstead } from '@/components/dashboards/editor/focus-panel';
import { FormRow } from '@/components/dashboards/editor/form-row';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

interface SaveMenuProps {
  saving: boolean;
  onSave: (note: string) => void;
  onDiscard: () => void;
}

/** Saves, with a note for the history if one has something to say, or throws the changes away. */
export function SaveMenu({ saving, onSave, onDiscard }: SaveMenuProps) {
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  // It goes with the last change that is not saved.
  useEffect(() => () => focusInstead(() => document.querySelector('[data-after-save]')), []);
  return (
    <Popover open={open} onOpenChange={(next) => setOpen(next && !saving)}>
      <PopoverTrigger asChild>
        <Button variant="primary" aria-disabled={saving}>
          {saving ? 'Saving …' : 'Save'}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Save the dashboard" className="w-80">
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            setOpen(false);
            setNote('');
            onSave(note.trim());
          }}
        >
          <FormRow label="What changed (optional, for the history)" stacked>
            {(ids) => (
              <Input
                {...ids}
                value={note}
                maxLength={500}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </FormRow>
          <div className="flex justify-between gap-2">
            <Button
              variant="ghost"
              onClick={() => {
                setOpen(false);
                onDiscard();
              }}
            >
              Discard changes
            </Button>
            <Button type="submit" variant="primary">
              Save now
            </Button>
          </div>
        </form>
      </PopoverContent>
    </Popover>
  );
}
