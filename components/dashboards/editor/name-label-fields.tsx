'use client';

import { useId, useRef } from 'react';
import { Input } from '@/components/ui/input';
import { useProblem } from './problems-context';

interface NameLabelFieldsProps {
  name: string;
  label: string;
  /** `queries.0` */
  path: string;
  /** `query a` */
  of: string;
  onChange: (change: { name: string } | { label: string }) => void;
  /** The name is written to its end. */
  onRenamed: (before: string, after: string) => void;
}

/** The name that formulas use, and the words that the legend shows. */
export function NameLabelFields({ name, label, path, of, onChange, onRenamed }: NameLabelFieldsProps) {
  const id = useId();
  const before = useRef(name);
  const problem = useProblem(`${path}.name`);
  const ofLabel = useProblem(`${path}.label`);
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
      <Input
        aria-label={`Name of ${of}`}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : id}
        title="The name that formulas use"
        autoComplete="off"
        spellCheck={false}
        value={name}
        maxLength={40}
        className="h-7 field-sizing-content w-auto min-w-8 max-w-44 px-2 text-center font-mono text-xs"
        onFocus={() => {
          before.current = name;
        }}
        onBlur={() => {
          if (name !== before.current && problem === null) onRenamed(before.current, name);
        }}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <Input
        aria-label={`Label of ${of}`}
        aria-invalid={ofLabel === null ? undefined : true}
        title="What the legend shows; empty: made from the measure"
        autoComplete="off"
        value={label}
        placeholder="Label (from the measure)"
        className="h-7 w-44 min-w-0 shrink border-transparent bg-transparent px-2 text-xs"
        onChange={(event) => onChange({ label: event.target.value })}
      />
      {problem === null ? null : (
        <p id={id} role="status" className="text-danger-text text-xs">
          {problem}
        </p>
      )}
      {ofLabel === null ? null : <p className="text-danger-text text-xs">{ofLabel}</p>}
    </div>
  );
}
