'use client';

import { useCallback, useDeferredValue, useState } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { ErrorState } from '@/components/ui/error-state';
import { Input } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';
import { FieldGroup, fieldId } from './field-group';
import type { useLogFields } from './use-log-fields';

const OPEN_AT_FIRST = ['builtin level', 'builtin service'];

/** Every field of the matching lines with its top values; each value filters with one click. */
export function FieldsPanel({ query }: { query: ReturnType<typeof useLogFields> }) {
  const [search, setSearch] = useState('');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const data = query.data;
  const fields = data?.fields.filter((field) => field.name.toLowerCase().includes(wanted)) ?? [];
  const toggle = useCallback(
    (id: string) =>
      setToggled((old) => {
        const next = new Set(old);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="shrink-0 p-2 pb-1">
        <Input
          type="search"
          aria-label="Filter fields"
          placeholder="Filter fields"
          className="h-7 text-xs"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label="Fields" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-1 pb-2">
        {query.error && !data ? (
          <ErrorState
            title="The fields could not be read"
            error={query.error}
            retry={() => void query.refetch()}
          />
        ) : null}
        {query.isLoading ? <FieldsSkeleton /> : null}
        <ul className={query.isPlaceholderData ? 'stale' : ''}>
          {fields.map((field) => (
            <FieldGroup
              key={fieldId(field)}
              field={field}
              sampled={data?.sampled ?? 0}
              exact={data?.exact ?? true}
              open={OPEN_AT_FIRST.includes(fieldId(field)) !== toggled.has(fieldId(field))}
              onToggle={toggle}
            />
          ))}
        </ul>
        {data && fields.length === 0 ? (
          <p className="px-2 py-3 text-muted text-xs">
            {wanted === '' ? 'No fields: no logs match.' : 'No field has this in its name.'}
          </p>
        ) : null}
      </section>
      {data && !data.exact ? (
        <p className="shrink-0 border-t px-2.5 py-1.5 text-2xs text-muted">
          ≈ Shares of {formatCount(data.sampled)} logs spread over the whole result.{' '}
          {query.refining ? 'Reading more …' : 'A shorter time range makes them exact.'}
        </p>
      ) : null}
    </div>
  );
}

function FieldsSkeleton() {
  return (
    <div className="flex flex-col gap-2 p-2">
      {Array.from({ length: 14 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of placeholders
        <Skeleton key={index} className={index % 5 === 0 ? 'w-24' : 'ml-4 h-3'} />
      ))}
    </div>
  );
}
