'use client';

import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { TracesState } from '@/lib/url/traces';
import { ComboFilter } from './combo-filter';
import { DurationFilter } from './duration-filter';
import { useOperationNames, useServiceNames } from './use-filter-options';

interface TraceFiltersProps {
  state: TracesState;
  onChange: (change: Partial<TracesState>) => void;
}

const STATUS = [
  { value: 'any', label: 'any' },
  { value: 'error', label: 'error' },
  { value: 'ok', label: 'no error' },
] as const;
const SORT = [
  { value: 'newest', label: 'newest first' },
  { value: 'slowest', label: 'slowest first' },
  { value: 'errors', label: 'most errors first' },
  { value: 'spans', label: 'most spans first' },
] as const;

/** Service, operation, duration, status and order of a trace search. */
export function TraceFilters({ state, onChange }: TraceFiltersProps) {
  const services = useServiceNames();
  const operations = useOperationNames(state.service);
  const { service, operation, minDuration, maxDuration, status } = state;
  const filtered =
    [service, operation, minDuration, maxDuration].some((value) => value !== '') || status !== 'any';
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-1.5 px-3 pb-2">
      <legend className="sr-only">Filters</legend>
      <ComboFilter
        label="Service"
        services
        value={service}
        options={services}
        onChange={(next) => onChange({ service: next, operation: '' })}
      />
      {service !== '' || operation !== '' ? (
        <ComboFilter
          label="Operation"
          value={operation}
          options={operations.names}
          loading={operations.loading}
          onChange={(next) => onChange({ operation: next })}
        />
      ) : null}
      <DurationFilter min={minDuration} max={maxDuration} onChange={onChange} />
      <Select
        size="sm"
        label="Status"
        prefix="Status"
        value={status}
        options={STATUS}
        onChange={(next) => onChange({ status: next })}
      />
      {filtered ? (
        <Button
          size="sm"
          variant="ghost"
          onClick={() =>
            onChange({ service: '', operation: '', minDuration: '', maxDuration: '', status: 'any' })
          }
        >
          Clear filters
        </Button>
      ) : null}
      <span className="ml-auto">
        <Select
          size="sm"
          label="Order"
          value={state.sort}
          options={SORT}
          onChange={(next) => onChange({ sort: next })}
        />
      </span>
    </fieldset>
  );
}
