'use client';

import dynamic from 'next/dynamic';
import type { LogFieldsResponse } from '@/lib/contracts/log-search';
import { typedField } from '@/lib/query/explicit-field';

// The editor is the largest part of the page: lines and chart need not wait for it.
const SearchBar = dynamic(
  () => import('@/components/search-bar/search-bar').then((module) => module.SearchBar),
  {
    ssr: false,
    loading: () => <div className="h-8 rounded-md border bg-surface" />,
  },
);

interface LogsSearchBarProps {
  value: string;
  onSubmit: (text: string) => void;
  /** Offered for completion, with their top values. */
  fields: LogFieldsResponse | undefined;
  ariaLabel?: string;
}

/** The query of /logs and /errors. */
export function LogsSearchBar({ value, onSubmit, fields, ariaLabel = 'Search logs' }: LogsSearchBarProps) {
  return (
    <SearchBar
      signal="log"
      value={value}
      onSubmit={onSubmit}
      ariaLabel={ariaLabel}
      placeholder="Words, level:ERROR, service:stdf-parser …"
      fields={fields?.fields.map((field) => ({ ...field, name: typedField(field.name, field.kind) }))}
    />
  );
}
