'use client';

import { useState } from 'react';
import { Input } from '@/components/ui/input';
import { readStep, stepText } from './step-text';

interface StepFieldProps {
  label: string;
  value: number | null;
  /** NaN: what is written is no width. */
  onChange: (stepMs: number | null) => void;
  describedBy: string | undefined;
}

/** The width of the buckets: `30s`, `5m`, `1h`; empty: what fits. */
export function StepField({ label, value, onChange, describedBy }: StepFieldProps) {
  const [text, setText] = useState(() => stepText(value));
  const [told, setTold] = useState(value);
  // From outside: another query stands here now.
  if (!Object.is(told, value)) {
    setTold(value);
    setText(stepText(value));
  }
  return (
    <Input
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={Number.isNaN(value) || undefined}
      placeholder="auto"
      title="30s, 5m, 1h, 1d; empty: what fits"
      autoComplete="off"
      value={text}
      className="h-7 w-16 px-2 text-xs"
      onChange={(event) => {
        const next = readStep(event.target.value);
        setText(event.target.value);
        setTold(next);
        onChange(next);
      }}
    />
  );
}
