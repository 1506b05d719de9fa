'use client';

import { ComboFilter } from '@/components/traces/search/combo-filter';
import { useServiceNames } from '@/components/traces/search/use-filter-options';
import { Select } from '@/components/ui/select';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import { useBoardView } from '../data/board-view';

interface MapFieldsProps {
  panel: PanelOf<'map'>;
  onChange: (panel: PanelOf<'map'>) => void;
}

const DEPTHS = Array.from({ length: 10 }, (_, at) => ({
  value: String(at + 1),
  label: at === 0 ? '1 step' : `${at + 1} steps`,
}));

/** All services, or one with those around it. */
export function MapFields({ panel, onChange }: MapFieldsProps) {
  const services = useServiceNames();
  const { document } = useBoardView();
  const options = [...document.variables.map(({ name }) => `$${name}`), ...services];
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-xs">
      <ComboFilter
        label="Service"
        value={panel.service ?? ''}
        options={options}
        services
        onChange={(service) => onChange({ ...panel, service: service === '' ? null : service })}
      />
      {panel.service === null ? null : (
        <>
          <span className="text-muted">and those within</span>
          <Select
            label="How many steps away"
            size="sm"
            value={String(panel.depth)}
            options={DEPTHS}
            onChange={(depth) => onChange({ ...panel, depth: Number(depth) })}
          />
        </>
      )}
    </div>
  );
}
