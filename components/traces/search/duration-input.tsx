'use client';

import { useEffect, useState } from 'react';
import { Input } from '@/components/ui/input';
import { readDurationText } from './duration-text';

interface DurationInputProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

/** A duration such as `500ms`; it counts when Enter is pressed or the field is left. */
export function DurationInput({ label, placeholder, value, onChange }: DurationInputProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const read = readDurationText(typed);
  const commit = () => {
    if (read !== null && read !== value) onChange(read);
  };
  return (
    <Input
      aria-label={label}
      aria-invalid={read === null}
      title={read === null ? 'Write a number and a unit: 500ms, 1.5s, 2m' : label}
      placeholder={placeholder}
      value={typed}
      className="h-7 w-24 text-xs"
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}
