'use client';

import { SearchBar } from '@/components/search-bar/search-bar';
import { recentQueryTexts } from '@/components/shell/recent-queries';
import { useServiceNames } from '@/components/traces/search/use-filter-options';
import { SPAN_FIELD_NAMES, spanField } from '@/lib/query/fields';

const SPAN_FIELDS = SPAN_FIELD_NAMES.map((name) => ({
  name,
  type: name === 'duration' ? 'number' : 'string',
}));

interface QueryFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onSubmit: (text: string) => void;
  slashFocuses?: boolean;
}

/** One query over traces, with its name before it. */
export function QueryField({ label, placeholder, value, onSubmit, slashFocuses = false }: QueryFieldProps) {
  const services = useServiceNames();
  return (
    <div className="flex min-w-0 flex-1 items-start gap-2 max-md:basis-full">
      <span className="w-18 shrink-0 pt-1.5 text-muted text-xs max-md:sr-only">{label}</span>
      <SearchBar
        className="min-w-0 flex-1"
        signal="span"
        value={value}
        onSubmit={onSubmit}
        ariaLabel={label}
        placeholder={placeholder}
        slashFocuses={slashFocuses}
        suggestions={{
          completeField: () => Promise.resolve(SPAN_FIELDS),
          completeValue: ({ field }) =>
            Promise.resolve({
              values: spanField(field) === 'service' ? services.map((name) => ({ value: name })) : [],
            }),
          recents: () => recentQueryTexts('/traces'),
        }}
      />
    </div>
  );
}
