'use client';

import { formatNumber } from '@/lib/boards/format-number';
import type { NumberFormat } from '@/lib/contracts/dashboard/number-format';
import { ChoiceRow } from './choice-row';
import { FormRow } from './form-row';
import { NumberField } from './number-field';
import { OptionGroup } from './option-group';
import { TextRow } from './text-rows';
import { UNIT_OPTIONS } from './unit-options';

/** Numbers that show the unit, small and large. */
const EXAMPLES: Record<NumberFormat['unit'], readonly number[]> = {
  none: [0.5, 1234.567],
  percent: [0.5, 12.345],
  share: [0.005, 0.12345],
  ns: [1234, 12_345_678],
  us: [1.234, 12_345.678],
  ms: [0.5, 1234.567],
  s: [0.0123, 123.456],
  bytes: [512, 12_345_678],
  per_second: [0.5, 1234.567],
};

interface FormatFieldsProps {
  format: NumberFormat;
  onChange: (format: NumberFormat) => void;
}

/** How numbers read, with an example. */
export function FormatFields({ format, onChange }: FormatFieldsProps) {
  const isRight = format.decimals === null || (format.decimals >= 0 && format.decimals <= 6);
  const example = isRight
    ? EXAMPLES[format.unit].map((number) => formatNumber(number, format)).join(' · ')
    : null;
  return (
    <OptionGroup title="Numbers" paths={['format']} summary={example ?? ''}>
      <ChoiceRow
        label="Unit"
        value={format.unit}
        options={UNIT_OPTIONS}
        onChange={(unit) => onChange({ ...format, unit })}
      />
      <TextRow
        label="Suffix"
        path="format.suffix"
        value={format.suffix}
        placeholder="in place of the unit"
        onChange={(suffix) => onChange({ ...format, suffix })}
      />
      <FormRow
        label="Decimals"
        path="format.decimals"
        hint={example === null ? undefined : `Reads ${example}`}
      >
        {(ids) => (
          <NumberField
            {...ids}
            value={format.decimals}
            placeholder="as many as read best"
            onChange={(decimals) => onChange({ ...format, decimals })}
          />
        )}
      </FormRow>
    </OptionGroup>
  );
}
