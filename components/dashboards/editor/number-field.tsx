'use client';

import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import type { ControlIds } from './form-row';

interface NumberFieldProps extends Partial<ControlIds> {
  value: number | null;
  /** NaN for what is no number: the contract refuses it, and the text stays. Null: empty. */
  onChange: (value: number | null) => void;
  'aria-label'?: string;
  placeholder?: string;
  className?: string;
}

/** A number as it is written; what is no number stays where it was typed until it is one. */
export function NumberField({ value, onChange, className, ...input }: NumberFieldProps) {
  const [text, setText] = useState(() => written(value));
  const [told, setTold] = useState(value);
  // From outside: another item, another kind. What one types oneself comes back as it was told.
  if (!Object.is(told, value)) {
    setTold(value);
    setText(written(value));
  }
  return (
    <Input
      {...input}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      className={cn('h-7 text-xs tabular-nums', className)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setText(event.target.value);
        const next = readNumber(event.target.value);
        setTold(next);
        onChange(next);
      }}
    />
  );
}

function readNumber(text: string): number | null {
  return text.trim() === '' ? null : Number(text.trim().replace(',', '.'));
}

function written(value: number | null): string {
  return value === null || Number.isNaN(value) ? '' : String(value);
}
