'use client';

import { useId } from 'react';
import { Select } from '@/components/ui/select';
import type { PanelKind } from '@/lib/contracts/dashboard/panel';
import type { PanelQuery } from '@/lib/contracts/dashboard/panel-query';
import { FieldChips } from './field-chips';
import { ItemButtons } from './item-buttons';
import { MeasureFields } from './measure-fields';
import { NameLabelFields } from './name-label-fields';
import { OwnFormatFields } from './own-format-fields';
import { ProblemNote } from './problem-note';
import { RecordsFields } from './records-fields';
import { StepField } from './step-field';
import { TopFields } from './top-fields';

const COMPARISONS = [
  { value: 'none', label: 'nothing' },
  { value: 'previous', label: 'the period before' },
  { value: 'day', label: 'a day before' },
  { value: 'week', label: 'a week before' },
] as const;

interface QueryCardProps {
  query: PanelQuery;
  at: number;
  count: number;
  kind: PanelKind;
  /** Whether its buckets are drawn. */
  overTime: boolean;
  onChange: (query: PanelQuery) => void;
  onRenamed: (before: string, after: string) => void;
  onMove: (by: -1 | 1) => void;
  onDuplicate: (() => void) | null;
  onRemove: (() => void) | null;
  onRun: () => void;
}

/** One query, read as a sentence: which records, the measure of what, by which fields, against what. */
export function QueryCard(props: QueryCardProps) {
  const { query, at, count, kind, overTime, onChange, onRenamed, onMove, onDuplicate, onRemove, onRun } =
    props;
  const id = useId();
  const path = `queries.${at}`;
  const name = `query ${query.name}`;
  const grouped = kind !== 'number' || query.by.length > 0;
  return (
    <section
      aria-label={`Query ${query.name}`}
      className="flex flex-col gap-2 rounded-md border bg-surface p-2 data-hidden:border-dashed"
      data-hidden={query.hidden ? '' : undefined}
    >
      <div className="flex items-center gap-1.5">
        <NameLabelFields
          name={query.name}
          label={query.label}
          path={path}
          of={name}
          onChange={(change) => onChange({ ...query, ...change })}
          onRenamed={onRenamed}
        />
        <ItemButtons
          name={name}
          hidden={query.hidden}
          onHide={(hidden) => onChange({ ...query, hidden })}
          onMove={onMove}
          isFirst={at === 0}
          isLast={at === count - 1}
          onDuplicate={onDuplicate}
          onRemove={onRemove}
        />
      </div>
      <RecordsFields
        records={query.records}
        path={`${path}.records`}
        name={name}
        onRun={onRun}
        onChange={(records) =>
          onChange(
            records.source === query.records.source
              ? { ...query, records }
              : { ...query, records, by: [], measure: { fn: 'count' } },
          )
        }
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <MeasureFields
          key={query.records.source}
          measure={query.measure}
          source={query.records.source}
          path={`${path}.measure`}
          name={name}
          onChange={(measure) => onChange({ ...query, measure })}
        />
        {grouped ? (
          <span className="inline-flex min-w-0 flex-wrap items-center gap-1.5">
            <span className="text-muted text-xs">by</span>
            <FieldChips
              label={`Groups of ${name}`}
              addLabel={query.by.length === 0 ? 'Group by' : 'Field'}
              source={query.records.source}
              value={query.by}
              most={4}
              onChange={(by) => onChange({ ...query, by })}
            />
            {query.by.length > 0 ? (
              <TopFields
                top={query.top}
                path={`${path}.top`}
                name={name}
                onChange={(top) => onChange({ ...query, top })}
              />
            ) : null}
          </span>
        ) : null}
        {overTime ? (
          <span className="inline-flex items-center gap-1.5 text-muted text-xs">
            <span aria-hidden>every</span>
            <StepField
              label={`Bucket size of ${name}`}
              describedBy={`${id}-step`}
              value={query.stepMs}
              onChange={(stepMs) => onChange({ ...query, stepMs })}
            />
          </span>
        ) : null}
        <span className="inline-flex items-center gap-1.5 text-muted text-xs">
          <span aria-hidden>against</span>
          <Select
            label={`Compare ${name} with`}
            size="sm"
            value={query.compare ?? 'none'}
            options={COMPARISONS}
            onChange={(compare) => onChange({ ...query, compare: compare === 'none' ? null : compare })}
          />
        </span>
        <OwnFormatFields
          format={query.format}
          path={`${path}.format`}
          of={name}
          onChange={(format) => onChange({ ...query, format })}
        />
      </div>
      <ProblemNote id={`${id}-step`} path={`${path}.stepMs`} />
      <ProblemNote path={`${path}.by`} />
    </section>
  );
}
