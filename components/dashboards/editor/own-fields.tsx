'use client';

import type { Panel, PanelOf } from '@/lib/contracts/dashboard/panel';
import { CheckRow } from './check-row';
import { ChoiceRow } from './choice-row';
import { LegendFields } from './legend-fields';
import { OptionGroup } from './option-group';

const DRAWN = [
  { value: 'lines', label: 'Lines' },
  { value: 'areas', label: 'Areas' },
  { value: 'stacked-areas', label: 'Stacked areas' },
  { value: 'stacked-bars', label: 'Stacked bars' },
] as const satisfies readonly { value: PanelOf<'timeseries'>['draw']; label: string }[];
const ORDERS = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
] as const;
const SORTS = [
  { value: 'newest', label: 'Newest first' },
  { value: 'slowest', label: 'Slowest first' },
  { value: 'most-errors', label: 'Most failed spans first' },
  { value: 'most-spans', label: 'Most spans first' },
] as const;
const SCALES = [
  { value: 'log', label: 'Logarithmic' },
  { value: 'linear', label: 'Linear' },
] as const;

/** The options that only its kind has. */
export function OwnFields({ panel, onChange }: { panel: Panel; onChange: (panel: Panel) => void }) {
  switch (panel.kind) {
    case 'timeseries':
      return (
        <>
          <OptionGroup title="Drawing" startsOpen>
            <ChoiceRow
              label="As"
              value={panel.draw}
              options={DRAWN}
              onChange={(draw) => onChange({ ...panel, draw })}
            />
          </OptionGroup>
          <LegendFields legend={panel.legend} onChange={(legend) => onChange({ ...panel, legend })} />
        </>
      );
    case 'number':
      return (
        <OptionGroup title="Drawing" startsOpen>
          <CheckRow
            label="Its course below the number"
            checked={panel.trend}
            onChange={(trend) => onChange({ ...panel, trend })}
          />
        </OptionGroup>
      );
    case 'logs':
      return (
        <OptionGroup title="List" startsOpen>
          <ChoiceRow
            label="Order"
            value={panel.order}
            options={ORDERS}
            onChange={(order) => onChange({ ...panel, order })}
          />
        </OptionGroup>
      );
    case 'traces':
      return (
        <OptionGroup title="List" startsOpen>
          <ChoiceRow
            label="Order"
            value={panel.sort}
            options={SORTS}
            onChange={(sort) => onChange({ ...panel, sort })}
          />
        </OptionGroup>
      );
    case 'heatmap':
      return (
        <OptionGroup title="Rows" startsOpen>
          <ChoiceRow
            label="Scale"
            value={panel.scale}
            options={SCALES}
            onChange={(scale) => onChange({ ...panel, scale })}
          />
        </OptionGroup>
      );
    default:
      return null;
  }
}
