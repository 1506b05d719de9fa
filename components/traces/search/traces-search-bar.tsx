'use client';

import { SearchBar } from '@/components/search-bar/search-bar';
import { recentQueryTexts } from '@/components/shell/recent-queries';
import { SPAN_FIELD_NAMES, spanField } from '@/lib/query/fields';
import { useServiceNames } from './use-filter-options';

const SPAN_FIELDS = SPAN_FIELD_NAMES.map((name) => ({
  name,
  type: name === 'duration' ? 'number' : 'string',
}));

interface TracesSearchBarProps {
  value: string;
  onSubmit: (text: string) => void;
}

/** The query of /traces, or a trace id pasted into it. */
export function TracesSearchBar({ value, onSubmit }: TracesSearchBarProps) {
  const services = useServiceNames();
  return (
    <SearchBar
      signal="span"
      value={value}
      onSubmit={onSubmit}
      ariaLabel="Search spans, or paste a trace id"
      placeholder="Search spans, or paste a trace id"
      suggestions={{
        completeField: () => Promise.resolve(SPAN_FIELDS),
        completeValue: ({ field }) =>
          Promise.resolve({
            values: spanField(field) === 'service' ? services.map((value) => ({ value })) : [],
          }),
        recents: () => recentQueryTexts('/traces'),
      }}
    />
  );
}
