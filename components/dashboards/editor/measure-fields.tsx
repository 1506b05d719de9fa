'use client';

import { useState } from 'react';
import { Select } from '@/components/ui/select';
import type { Measure, PanelSource } from '@/lib/contracts/dashboard/panel-query';
import { FieldPicker } from './field-picker';
import { MEASURE_OPTIONS, withFunction } from './measure-words';
import { useProblem } from './problems-context';

interface MeasureFieldsProps {
  measure: Measure;
  source: PanelSource;
  /** `queries.0.measure` */
  path: string;
  name: string;
  onChange: (measure: Measure) => void;
}

/** What is computed: a function, and of most the field. */
export function MeasureFields({ measure, source, path, name, onChange }: MeasureFieldsProps) {
  const problem = useProblem(`${path}.field`);
  // Count and rate have none: who goes on to another function finds it again.
  const [lastField, setLastField] = useState(
    'field' in measure ? measure.field : source === 'spans' ? 'duration' : '',
  );
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-1.5">
      <Select
        label={`Measure of ${name}`}
        size="sm"
        value={measure.fn}
        options={MEASURE_OPTIONS}
        onChange={(fn) => onChange(withFunction(measure, fn, lastField))}
      />
      {'field' in measure ? (
        <>
          <span className="text-muted text-xs">of</span>
          <FieldPicker
            label={`Field of the measure of ${name}`}
            value={measure.field}
            source={source}
            numeric={measure.fn !== 'unique'}
            aria-invalid={problem === null ? undefined : true}
            onChange={(field) => {
              setLastField(field);
              onChange({ ...measure, field });
            }}
          />
          {problem !== null && measure.field !== '' ? (
            <span className="text-danger-text text-xs">{problem}</span>
          ) : null}
        </>
      ) : null}
    </span>
  );
}
