'use client';

import type { ReactNode } from 'react';
import { Select } from '@/components/ui/select';

interface ChoiceRowProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
}

/** One of a few in the form. */
export function ChoiceRow<Value extends string>({ label, value, options, onChange }: ChoiceRowProps<Value>) {
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-x-3">
      <span aria-hidden className="text-muted text-xs">
        {label}
      </span>
      <Select
        label={label}
        size="sm"
        value={value}
        options={options}
        onChange={onChange}
        className="w-full min-w-0"
      />
    </div>
  );
}
