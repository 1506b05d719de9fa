'use client';

import { useEffect, useRef, useState } from 'react';
import { Input } from '@/components/ui/input';

interface RenameFormProps {
  name: string;
  onRename: (name: string) => void;
  onCancel: () => void;
}

/** Enter or leaving the field keeps the new name; Escape, or an empty one, keeps the old. */
export function RenameForm({ name, onRename, onCancel }: RenameFormProps) {
  const [draft, setDraft] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => field.current?.select(), []);

  const finish = (keep: boolean) => {
    if (done.current) return;
    done.current = true;
    if (keep && draft.trim() !== '') onRename(draft.trim());
    else onCancel();
  };
  return (
    <form
      className="relative"
      onSubmit={(event) => {
        event.preventDefault();
        finish(true);
      }}
    >
      <Input
        ref={field}
        aria-label="Name"
        value={draft}
        maxLength={120}
        className="h-7 max-w-96"
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') finish(false);
        }}
      />
    </form>
  );
}
