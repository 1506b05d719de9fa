'use client';

import type { Panel } from '@/lib/contracts/dashboard/panel';
import { FieldChips } from './field-chips';
import { FieldPicker } from './field-picker';
import { FormRow } from './form-row';
import { MapFields } from './map-fields';
import { MarkdownField } from './markdown-field';
import { ProblemNote } from './problem-note';
import { QueriesSection } from './queries-section';
import { RecordsFields } from './records-fields';
import { SharesField } from './shares-field';

interface ContentSectionProps {
  panel: Panel;
  onChange: (panel: Panel) => void;
  /** On Enter in a query: shown at once. */
  onRun: () => void;
}

/** What the panel shows: queries, records, or its text. */
export function ContentSection({ panel, onChange, onRun }: ContentSectionProps) {
  if ('queries' in panel) return <QueriesSection panel={panel} onChange={onChange} onRun={onRun} />;
  if (panel.kind === 'text')
    return <MarkdownField value={panel.markdown} onChange={(markdown) => onChange({ ...panel, markdown })} />;
  if (panel.kind === 'map')
    return (
      <Card>
        <MapFields panel={panel} onChange={onChange} />
      </Card>
    );
  if (panel.kind === 'logs')
    return (
      <Card>
        <RecordsFields
          records={panel.records}
          path="records"
          name="the list"
          fixedSource
          onRun={onRun}
          onChange={(records) => onChange({ ...panel, records: { ...records, source: 'logs' } })}
        />
        <div className="flex flex-wrap items-center gap-1.5">
          <span className="text-muted text-xs">Columns</span>
          <FieldChips
            label="Columns"
            addLabel={panel.columns.length === 0 ? 'Time, level, service, message' : 'Column'}
            source="logs"
            value={panel.columns}
            most={12}
            onChange={(columns) => onChange({ ...panel, columns })}
          />
        </div>
      </Card>
    );
  if (panel.kind === 'traces')
    return (
      <Card>
        <RecordsFields
          records={panel.records}
          path="records"
          name="the list"
          fixedSource
          onRun={onRun}
          onChange={(records) => onChange({ ...panel, records: { ...records, source: 'spans' } })}
        />
      </Card>
    );
  return (
    <Card>
      <RecordsFields
        records={panel.records}
        path="records"
        name="the panel"
        onRun={onRun}
        onChange={(records) =>
          onChange({
            ...panel,
            records,
            field:
              records.source === panel.records.source
                ? panel.field
                : records.source === 'spans'
                  ? 'duration'
                  : '',
          })
        }
      />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <FormRow label="Numeric field" path="field" className="grid-cols-[auto_auto]">
          {(ids) => (
            <FieldPicker
              {...ids}
              label="Numeric field"
              value={panel.field}
              source={panel.records.source}
              numeric
              onChange={(field) => onChange({ ...panel, field })}
            />
          )}
        </FormRow>
        {panel.kind === 'percentiles' ? (
          <SharesField value={panel.shares} onChange={(shares) => onChange({ ...panel, shares })} />
        ) : null}
      </div>
      <ProblemNote path="shares" />
    </Card>
  );
}

function Card({ children }: { children: React.ReactNode }) {
  return <div className="flex flex-col gap-2 rounded-md border bg-surface p-2">{children}</div>;
}
