'use client';

import { LEGEND_VALUES, type PanelOf } from '@/lib/contracts/dashboard/panel';
import { CheckRow } from './check-row';
import { OptionGroup } from './option-group';

type Legend = PanelOf<'timeseries'>['legend'];

const WORDS: Record<Legend['values'][number], string> = {
  last: 'Last',
  min: 'Least',
  avg: 'Average',
  max: 'Greatest',
  total: 'Total',
};

/** The legend, and which figures stand beside each series. */
export function LegendFields({ legend, onChange }: { legend: Legend; onChange: (legend: Legend) => void }) {
  const summary = legend.shown
    ? ['shown', ...legend.values.map((value) => WORDS[value].toLowerCase())].join(' · ')
    : 'hidden';
  return (
    <OptionGroup title="Legend" paths={['legend']} summary={summary}>
      <CheckRow
        label="Show a legend"
        checked={legend.shown}
        onChange={(shown) => onChange({ ...legend, shown })}
      />
      {legend.shown ? (
        <fieldset className="grid grid-cols-2">
          <legend className="text-muted text-xs">With figures</legend>
          {LEGEND_VALUES.map((value) => (
            <CheckRow
              key={value}
              label={WORDS[value]}
              checked={legend.values.includes(value)}
              onChange={(wanted) =>
                onChange({
                  ...legend,
                  // In one order, whatever was clicked first.
                  values: LEGEND_VALUES.filter((one) =>
                    one === value ? wanted : legend.values.includes(one),
                  ),
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
    </OptionGroup>
  );
}
