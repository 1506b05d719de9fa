'use client';

import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { saveCsv } from '@/components/export/save-csv';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { pathTimes } from '@/lib/trace/path-times';
import { groupSpans, spansByStart } from '@/lib/trace/trace-statistics';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { filtersOf, type SpanCondition } from '../spans-table/span-conditions';
import { FieldPicker } from './field-picker';
import { STAT_COLUMNS } from './stat-columns';
import { groupKey, type StatGroup, type StatRow, statRows } from './stat-rows';
import { StatTable } from './stat-table';
import { useFieldValues } from './use-field-values';
import { useTraceFields } from './use-trace-fields';

interface StatisticsTabProps {
  facts: TraceFacts;
  state: TraceView;
  traceId: string;
}

/** The spans of a trace in figures: by service, operation or any field, and then by another. */
export function StatisticsTab({ facts, state, traceId }: StatisticsTabProps) {
  const { model, path } = facts;
  const { url, setUrl } = state;
  const { by, thenBy, statSort, statAsc } = url;
  const fields = useTraceFields(traceId);
  const first = useFieldValues(facts, by);
  const second = useFieldValues(facts, thenBy);
  const times = useMemo(() => pathTimes(model, [...path.byNode.values()].flat()), [model, path]);
  const { valueOfSpan: above } = first;
  const { valueOfSpan: below } = second;
  const groups = useMemo((): StatGroup[] | null => {
    if (!above || (thenBy !== '' && !below)) return null;
    return groupSpans(model, spansByStart(model), above, times.perNode).map((group) => ({
      ...group,
      below: below && thenBy !== '' ? groupSpans(model, group.spans, below, times.perNode) : null,
    }));
  }, [model, times, above, below, thenBy]);
  const rows = useMemo(
    () => (groups ? statRows(groups, new Set(url.closed), statSort, statAsc) : []),
    [groups, url.closed, statSort, statAsc],
  );
  const openSpans = ({ group, above }: StatRow) => {
    const conditions: SpanCondition[] = above
      ? [
          { field: by, value: above.value },
          { field: thenBy, value: group.value },
        ]
      : [{ field: by, value: group.value }];
    void setUrl({ tab: 'spans', ...filtersOf(conditions) }, { history: 'push' });
  };
  const toggle = ({ group }: StatRow) => {
    const closed = new Set(url.closed);
    const key = groupKey(group.value);
    if (!closed.delete(key)) closed.add(key);
    void setUrl({ closed: [...closed] });
  };
  const failed = first.error ?? second.error;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-3 py-1.5 text-muted text-xs">
        <FieldPicker
          label="Group by"
          fields={fields.names}
          note={fields.note}
          chosen={[by]}
          onPick={(field) => void setUrl({ by: field, closed: null }, { history: 'push' })}
        >
          <span className="text-muted">Group by</span>
          <span className="truncate">{by}</span>
        </FieldPicker>
        <FieldPicker
          label="Then by"
          fields={fields.names.filter((field) => field !== by)}
          note={fields.note}
          chosen={[thenBy]}
          none="nothing else"
          onPick={(field) => void setUrl({ thenBy: field, closed: null }, { history: 'push' })}
        >
          <span className="text-muted">then by</span>
          <span className="truncate">{thenBy === '' ? 'nothing else' : thenBy}</span>
        </FieldPicker>
        <output>
          {groups
            ? `${formatCount(groups.length)} ${groups.length === 1 ? 'group' : 'groups'} · ${formatCount(model.nodes.length)} spans`
            : failed
              ? ''
              : 'Reading the field of every span…'}
        </output>
        {first.truncated || second.truncated ? (
          <span className="text-sev-warn-text">
            The field has too many values: some spans stand as without it.
          </span>
        ) : null}
        <Button
          size="sm"
          className="ml-auto"
          disabled={!groups}
          onClick={() => saveCsv(`trace-${traceId}-statistics.csv`, csvRows(rows, by, thenBy))}
        >
          <Download aria-hidden />
          CSV
        </Button>
      </div>
      {failed && !groups ? (
        <ErrorState
          title="The field could not be read"
          error={failed}
          retry={first.error ? first.retry : second.retry}
        />
      ) : (
        <StatTable
          rows={rows}
          by={by}
          thenBy={thenBy}
          sort={statSort}
          ascending={statAsc}
          traceNs={Math.max(1, model.durationNs)}
          pathNs={Math.max(1, times.totalNs)}
          onSort={(id) =>
            void setUrl(
              { statSort: id, statAsc: statSort === id ? !statAsc : id === 'name' },
              { history: 'push' },
            )
          }
          onOpen={openSpans}
          onToggle={toggle}
        />
      )}
    </div>
  );
}

/** As shown, in whole nanoseconds. */
function csvRows(rows: readonly StatRow[], by: string, thenBy: string): string[][] {
  const names = thenBy === '' ? [by] : [by, thenBy];
  const cells = ({ group, above }: StatRow) => {
    const values = above ? [above.value, group.value] : [group.value, ''];
    return values.slice(0, names.length).map((value) => value ?? '');
  };
  return [
    [...names, ...STAT_COLUMNS.map(({ csv }) => csv)],
    ...rows.map((row) => [
      ...cells(row),
      ...STAT_COLUMNS.map(({ value }) => String(Math.round(value(row.group)))),
    ]),
  ];
}
