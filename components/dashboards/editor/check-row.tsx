'use client';

import type { ReactNode } from 'react';

interface CheckRowProps {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Yes or no in the form. */
export function CheckRow({ label, checked, onChange }: CheckRowProps) {
  return (
    <label className="flex min-h-7 items-center gap-2 text-xs">
      <input
        type="checkbox"
        checked={checked}
        className="accent-(--color-accent)"
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
