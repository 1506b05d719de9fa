'use client';

import { useId } from 'react';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';
import { NumberField } from './number-field';
import { ProblemNote } from './problem-note';
import { useProblem } from './problems-context';
import { UNIT_OPTIONS } from './unit-options';

const OPTIONS = [{ value: 'panel', label: 'as the panel' }, ...UNIT_OPTIONS] as const;
const PLAIN = { suffix: '', decimals: null } as const;

interface OwnFormatFieldsProps {
  format: NumberFormat | null;
  /** `queries.0.format` */
  path: string;
  /** `query a` */
  of: string;
  onChange: (format: NumberFormat | null) => void;
}

/** How the numbers of one query or formula read: as the panel says, or in a unit of their own. */
export function OwnFormatFields({ format, path, of, onChange }: OwnFormatFieldsProps) {
  const id = useId();
  const suffix = useProblem(`${path}.suffix`);
  const decimals = useProblem(`${path}.decimals`);
  return (
    <div className="inline-flex flex-wrap items-center gap-1.5 text-muted text-xs">
      <span aria-hidden>unit</span>
      <Select
        label={`Unit of ${of}`}
        size="sm"
        value={format?.unit ?? 'panel'}
        options={OPTIONS}
        onChange={(unit) => onChange(unit === 'panel' ? null : { ...PLAIN, ...format, unit })}
      />
      {format === null ? null : (
        <>
          <Input
            aria-label={`Suffix of ${of}`}
            aria-invalid={suffix === null ? undefined : true}
            aria-describedby={suffix === null ? undefined : `${id}-suffix`}
            title="Written in place of the unit"
            autoComplete="off"
            value={format.suffix}
            placeholder="suffix"
            className="h-7 w-20 px-2 text-xs"
            onChange={(event) => onChange({ ...format, suffix: event.target.value })}
          />
          <NumberField
            aria-label={`Decimals of ${of}`}
            aria-invalid={decimals === null ? undefined : true}
            aria-describedby={decimals === null ? undefined : `${id}-decimals`}
            value={format.decimals}
            placeholder="decimals"
            className="w-18 px-2"
            onChange={(value) => onChange({ ...format, decimals: value })}
          />
        </>
      )}
      <ProblemNote id={`${id}-suffix`} path={`${path}.suffix`} />
      <ProblemNote id={`${id}-decimals`} path={`${path}.decimals`} />
    </div>
  );
}
