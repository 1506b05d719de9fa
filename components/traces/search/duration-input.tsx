'use client';

import { useEffect, useId, useState } from 'react';
import { Input } from '@/components/ui/input';
import { readDurationText } from '@/lib/query/duration-text';

interface DurationInputProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with a value that reads well. */
  remark?: string | null;
}

/** A duration such as `500ms`; it counts when Enter is pressed or the field is left. */
export function DurationInput({ label, placeholder, value, onChange, remark = null }: DurationInputProps) {
  const [typed, setTyped] = useState(value);
  const [left, setLeft] = useState(false);
  const remarkId = useId();
  useEffect(() => setTyped(value), [value]);
  const read = readDurationText(typed);
  // Half-typed text is not yet wrong.
  const told = left || typed === value;
  const wrong = read === null ? 'Write a number and a unit: 500ms, 1.5s, 2m' : remark;
  const commit = () => {
    setLeft(true);
    if (read !== null && read !== value) onChange(read);
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
      <Input
        aria-label={label}
        aria-invalid={told && wrong !== null}
        {...(wrong === null || !told ? {} : { 'aria-describedby': remarkId })}
        title={`${label}: 500ms, 1.5s, 2m`}
        placeholder={placeholder}
        value={typed}
        className="h-7 w-20 text-xs"
        onChange={(event) => {
          setLeft(false);
          setTyped(event.target.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          // Back to what the search uses now.
          else if (event.key === 'Escape') setTyped(value);
        }}
      />
      {wrong === null || !told ? null : (
        <span id={remarkId} role="alert" className="text-danger-text">
          {wrong}
        </span>
      )}
    </span>
  );
}
