'use client';

import type { Panel } from '@/lib/contracts/dashboard/panel';
import { ChoiceRow } from './choice-row';
import { FormRow } from './form-row';
import { NumberField } from './number-field';
import { OptionGroup } from './option-group';
import { TextRow } from './text-rows';

type Axis = Extract<Panel, { axis: unknown }>['axis'];

const SCALES = [
  { value: 'linear', label: 'Linear' },
  { value: 'log', label: 'Logarithmic' },
] as const;

/** The axis of the values. */
export function AxisFields({ axis, onChange }: { axis: Axis; onChange: (axis: Axis) => void }) {
  const bounds =
    axis.min === null && axis.max === null ? '' : `${axis.min ?? 'auto'} to ${axis.max ?? 'auto'}`;
  const summary = [axis.label, axis.scale === 'log' ? 'logarithmic' : '', bounds].filter((one) => one !== '');
  return (
    <OptionGroup title="Axis" paths={['axis']} summary={summary.join(' · ') || 'fits'}>
      <TextRow
        label="Label"
        path="axis.label"
        value={axis.label}
        onChange={(label) => onChange({ ...axis, label })}
      />
      <ChoiceRow
        label="Scale"
        value={axis.scale}
        options={SCALES}
        onChange={(scale) => onChange({ ...axis, scale })}
      />
      <FormRow label="Least" path="axis.min">
        {(ids) => (
          <NumberField
            {...ids}
            value={axis.min}
            placeholder="fits"
            onChange={(min) => onChange({ ...axis, min })}
          />
        )}
      </FormRow>
      <FormRow label="Greatest" path="axis.max">
        {(ids) => (
          <NumberField
            {...ids}
            value={axis.max}
            placeholder="fits"
            onChange={(max) => onChange({ ...axis, max })}
          />
        )}
      </FormRow>
    </OptionGroup>
  );
}
