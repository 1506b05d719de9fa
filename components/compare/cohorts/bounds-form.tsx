'use client';

import { useEffect, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { CompareView } from '../use-compare-view';

const FIELDS = [
  { name: 'maxP95', label: 'P95', unit: '%' },
  { name: 'maxP50', label: 'P50', unit: '%' },
  { name: 'maxSelf', label: 'Self time', unit: '%' },
  { name: 'maxCalls', label: 'Calls', unit: '%' },
  { name: 'maxErrors', label: 'Errors', unit: 'pp' },
] as const;
type Name = (typeof FIELDS)[number]['name'];

const USUAL = { maxP95: '10', maxErrors: '0.5' };
const NONE = { maxP95: '', maxP50: '', maxSelf: '', maxCalls: '', maxErrors: '' };

/** How much the candidate may be worse: each figure's greatest increase. Empty ones are not tested. */
export function BoundsForm({ view }: { view: CompareView }) {
  const { state, choose } = view;
  const any = FIELDS.some(({ name }) => state[name] !== '');
  if (!any)
    return (
      <p className="flex flex-wrap items-center gap-2 text-muted text-xs">
        <Button size="sm" onClick={() => choose(USUAL)}>
          Test against bounds
        </Button>
        says pass or fail: at most 10 % more at P95, at most 0.5 percentage points more errors.
      </p>
    );
  return (
    <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs">
      <legend className="sr-only">Bounds of the release test</legend>
      <span aria-hidden="true" className="text-muted">
        At most this much more
      </span>
      {FIELDS.map(({ name, label, unit }) => (
        <BoundInput
          key={name}
          label={label}
          unit={unit}
          value={state[name]}
          onChange={(value) => choose({ [name]: value } as Partial<Record<Name, string>>)}
        />
      ))}
      <Button size="sm" variant="ghost" onClick={() => choose(NONE)}>
        No test
      </Button>
    </fieldset>
  );
}

interface BoundInputProps {
  label: string;
  unit: '%' | 'pp';
  value: string;
  onChange: (value: string) => void;
}

function BoundInput({ label, unit, value, onChange }: BoundInputProps) {
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const bare = text.replace(/\s*(%|pp)$/, '').trim();
  const valid = bare === '' || /^\d{1,3}(\.\d{1,4})?$/.test(bare);
  const commit = () => {
    if (valid && bare !== value) onChange(bare);
  };
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        inputMode="decimal"
        className="h-7 w-14 text-right text-xs"
        placeholder="–"
        value={text}
        aria-invalid={!valid}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <span className="text-muted">{unit}</span>
    </span>
  );
}
