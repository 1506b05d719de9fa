'use client';

import { useId } from 'react';
import { Input } from '@/components/ui/input';

interface FolderInputProps {
  id: string;
  value: string;
  /** Paths that are in use, offered while typing. */
  known: readonly string[];
  onChange: (folder: string) => void;
}

/** A folder by its path; one that is not there yet comes to be with the first thing in it. */
export function FolderInput({ id, value, known, onChange }: FolderInputProps) {
  const listId = useId();
  return (
    <>
      <Input
        id={id}
        list={listId}
        value={value}
        maxLength={200}
        autoComplete="off"
        placeholder="None, or a path: fab-7/testers"
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={listId}>
        {known.map((path) => (
          <option key={path} value={path} />
        ))}
      </datalist>
    </>
  );
}
