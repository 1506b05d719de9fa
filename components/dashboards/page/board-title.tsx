'use client';

import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { focusInstead } from '@/components/dashboards/editor/focus-panel';
import { RenameForm } from '@/components/saved-queries/rename-form';

interface BoardTitleProps {
  name: string;
  /** Null: it cannot be renamed. */
  onRename: ((name: string) => void) | null;
}

/** The name of the dashboard; pressed, it can be written anew in its place. */
export function BoardTitle({ name, onRename }: BoardTitleProps) {
  const [renaming, setRenaming] = useState(false);
  if (onRename === null) return <h1 className="min-w-0 truncate px-1 font-semibold text-base">{name}</h1>;
  const close = () => {
    setRenaming(false);
    focusInstead(() => null);
  };
  if (renaming)
    return (
      <>
        <h1 className="sr-only">{name}</h1>
        <RenameForm
          name={name}
          onCancel={close}
          onRename={(next) => {
            close();
            onRename(next);
          }}
        />
      </>
    );
  return (
    <h1 className="min-w-0 font-semibold text-base">
      <button
        type="button"
        title="Rename"
        className="group flex max-w-full items-center gap-1.5 rounded-md px-1 py-0.5 hover:bg-hover"
        onClick={() => setRenaming(true)}
      >
        <span className="truncate">{name}</span>
        <span className="sr-only">, rename</span>
        <Pencil
          aria-hidden
          className="size-3.5 shrink-0 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
        />
      </button>
    </h1>
  );
}
