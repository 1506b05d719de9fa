'use client';

import { SearchBar } from '@/components/search-bar/search-bar';
import { SPAN_FIELD_NAMES, spanField } from '@/lib/query/fields';
import { useServiceNames } from './use-filter-options';

const SPAN_FIELDS = SPAN_FIELD_NAMES.map((name) => ({ name }));

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
      completeField={() => Promise.resolve(SPAN_FIELDS)}
      completeValue={(field) =>
        Promise.resolve(spanField(field) === 'service' ? services.map((value) => ({ value })) : [])
      }
    />
  );
}
