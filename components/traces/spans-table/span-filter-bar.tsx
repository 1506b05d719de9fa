'use client';

import { CircleAlert, Columns3 } from 'lucide-react';
import { useMemo } from 'react';
import { SearchBar } from '@/components/search-bar/search-bar';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { spanField } from '@/lib/query/fields';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { ComboFilter } from '../search/combo-filter';
import { FieldPicker } from '../statistics/field-picker';
import { useTraceFields } from '../statistics/use-trace-fields';
import { MAX_FIELDS } from './use-span-columns';

interface SpanFilterBarProps {
  facts: TraceFacts;
  state: TraceView;
  traceId: string;
}

/** What narrows the spans table: the search language over spans, quick filters, and its columns. */
export function SpanFilterBar({ facts: { model }, state, traceId }: SpanFilterBarProps) {
  const { url, setUrl } = state;
  const { spanQ, spanService, spanName, spanErrors, spanCols } = url;
  const fields = useTraceFields(traceId);
  const services = useMemo(() => model.services.map(({ name }) => name).sort(), [model]);
  const operations = useMemo(() => {
    const names = new Set<string>();
    for (const { span } of model.nodes)
      if (spanService === '' || span.service === spanService) names.add(span.name);
    return [...names].sort();
  }, [model, spanService]);
  const set = (change: Parameters<typeof setUrl>[0]) => void setUrl(change, { history: 'push' });
  const toggleColumn = (field: string) =>
    set({
      spanCols: spanCols.includes(field)
        ? spanCols.filter((column) => column !== field)
        : [...spanCols, field].slice(-MAX_FIELDS),
    });
  return (
    <div className="flex shrink-0 flex-wrap items-start gap-2 px-3 pt-1.5 pb-1">
      <SearchBar
        signal="span"
        value={spanQ}
        onSubmit={(text) => set({ spanQ: text })}
        ariaLabel="Filter the spans of this trace"
        placeholder="Filter: duration>100ms AND db.system:*"
        className="min-w-64 flex-1"
        suggestions={{
          completeField: () => Promise.resolve(fields.names.map((name) => ({ name }))),
          completeValue: ({ field }) => {
            const builtin = spanField(field);
            const values = builtin === 'service' ? services : builtin === 'name' ? operations : [];
            return Promise.resolve({ values: values.map((value) => ({ value })) });
          },
        }}
      />
      <div className="flex min-w-0 flex-wrap items-center gap-1.5">
        <ComboFilter
          label="Service"
          value={spanService}
          options={services}
          services
          onChange={(value) => set({ spanService: value, spanName: null })}
        />
        <ComboFilter
          label="Operation"
          value={spanName}
          options={operations}
          onChange={(value) => set({ spanName: value })}
        />
        <Button
          size="sm"
          aria-pressed={spanErrors}
          className={cn('font-normal', spanErrors && 'bg-selected')}
          onClick={() => set({ spanErrors: !spanErrors })}
        >
          <CircleAlert aria-hidden />
          Errors {model.errorCount.toLocaleString('en')}
        </Button>
        <FieldPicker
          label="Columns"
          fields={fields.names.filter((name) => !['service', 'operation', 'kind', 'status'].includes(name))}
          chosen={spanCols}
          note={fields.note ?? `Up to ${MAX_FIELDS} columns`}
          onPick={toggleColumn}
        >
          <Columns3 aria-hidden />
          Columns
          {spanCols.length > 0 ? <span className="text-muted">{spanCols.length}</span> : null}
        </FieldPicker>
      </div>
    </div>
  );
}
