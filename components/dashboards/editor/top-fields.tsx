'use client';

import { Select } from '@/components/ui/select';
import type { PanelQuery } from '@/lib/contracts/dashboard/panel-query';
import { NumberField } from './number-field';
import { useProblem } from './problems-context';

const ORDERS = [
  { value: 'most', label: 'most' },
  { value: 'least', label: 'least' },
] as const;

interface TopFieldsProps {
  top: PanelQuery['top'];
  path: string;
  name: string;
  onChange: (top: PanelQuery['top']) => void;
}

/** How many of the groups, which, and whether the others come as one more. */
export function TopFields({ top, path, name, onChange }: TopFieldsProps) {
  const problem = useProblem(`${path}.size`);
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 text-muted text-xs">
      <span aria-hidden>the</span>
      <NumberField
        aria-label={`How many groups of ${name}`}
        aria-invalid={problem === null ? undefined : true}
        value={top.size}
        className="w-12 px-2"
        onChange={(size) => onChange({ ...top, size: size ?? Number.NaN })}
      />
      <span aria-hidden>with the</span>
      <Select
        label={`Which groups of ${name}`}
        size="sm"
        value={top.order}
        options={ORDERS}
        onChange={(order) => onChange({ ...top, order })}
      />
      <label className="inline-flex h-7 items-center gap-1.5 text-text">
        <input
          type="checkbox"
          className="accent-(--color-accent)"
          checked={top.other}
          onChange={(event) => onChange({ ...top, other: event.target.checked })}
        />
        and “other”
      </label>
      {problem === null ? null : <span className="text-danger-text">{problem}</span>}
    </span>
  );
}
