'use client';

import { Input } from '@/components/ui/input';
import { FormRow } from './form-row';

interface TextRowProps {
  label: string;
  path: string;
  value: string;
  placeholder?: string;
  hint?: string;
  onChange: (value: string) => void;
}

/** A line of text in the form. */
export function TextRow({ label, path, value, placeholder, hint, onChange }: TextRowProps) {
  return (
    <FormRow label={label} path={path} hint={hint}>
      {(ids) => (
        <Input
          {...ids}
          autoComplete="off"
          value={value}
          placeholder={placeholder}
          className="h-7 text-xs"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormRow>
  );
}

/** Several lines of text in the form. */
export function LongTextRow({ label, path, value, placeholder, hint, onChange }: TextRowProps) {
  return (
    <FormRow label={label} path={path} hint={hint}>
      {(ids) => (
        <textarea
          {...ids}
          rows={2}
          value={value}
          placeholder={placeholder}
          className="field-sizing-content max-h-40 min-h-14 w-full min-w-0 resize-none rounded-md border border-line bg-surface px-2.5 py-1.5 text-xs hover:border-line-strong focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormRow>
  );
}
