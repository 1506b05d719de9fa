'use client';

import { useState } from 'react';
import { SearchBar } from '@/components/search-bar/search-bar';
import { Segmented } from '@/components/ui/segmented';
import type { PanelRecords, PanelSource } from '@/lib/contracts/dashboard/panel-query';
import { ProblemNote } from './problem-note';
import { SavedQueryPicker } from './saved-query-picker';
import { useRecordsSuggestions } from './use-records-suggestions';

const SOURCES = [
  { value: 'logs', label: 'Logs' },
  { value: 'spans', label: 'Spans' },
] as const;

interface RecordsFieldsProps {
  records: PanelRecords;
  /** `queries.0.records` */
  path: string;
  /** `Query a`: read aloud before what each control is. */
  name: string;
  /** The kind shows one source only. */
  fixedSource?: boolean;
  onChange: (records: PanelRecords) => void;
  /** On Enter: shown at once. */
  onRun: () => void;
}

/** Which logs or spans: a written query, a saved one, or both at once. */
export function RecordsFields(props: RecordsFieldsProps) {
  const { records, path, name, fixedSource = false, onChange } = props;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-start gap-2">
        {fixedSource ? null : (
          <Segmented
            label={`Source of ${name}`}
            value={records.source}
            options={SOURCES}
            className="h-8 bg-surface [&_button]:h-full"
            onChange={(source) => onChange({ ...records, source, savedId: null })}
          />
        )}
        <div className="min-w-0 flex-1 max-md:basis-full max-md:order-last">
          <QueryField key={records.source} {...props} />
        </div>
        <SavedQueryPicker
          source={records.source}
          name={name}
          savedId={records.savedId}
          onChange={(savedId) => onChange({ ...records, savedId })}
        />
      </div>
      <ProblemNote path={`${path}.savedId`} />
    </div>
  );
}

const PLACEHOLDERS: Record<PanelSource, string> = {
  logs: 'All logs. Words, level:ERROR, service:stdf-parser …',
  spans: 'All spans. service:api-gateway, status:error, duration:>100ms …',
};

function QueryField({ records, name, onChange, onRun }: RecordsFieldsProps) {
  const suggestions = useRecordsSuggestions(records.source);
  // What the bar holds for run; what is typed goes to the panel at once and must not come back into the bar.
  const [run, setRun] = useState(records.q);
  const [typed, setTyped] = useState(records.q);
  if (records.q !== typed) {
    setTyped(records.q);
    setRun(records.q);
  }
  return (
    <SearchBar
      signal={records.source === 'logs' ? 'log' : 'span'}
      value={run}
      ariaLabel={`Query text of ${name}`}
      placeholder={PLACEHOLDERS[records.source]}
      suggestions={suggestions}
      slashFocuses={false}
      onType={(text) => {
        setTyped(text);
        onChange({ ...records, q: text });
      }}
      onSubmit={(text) => {
        setRun(text);
        onRun();
      }}
    />
  );
}
